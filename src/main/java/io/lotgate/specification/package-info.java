/** Versioned product specifications behind {@link io.lotgate.specification.Specifications}. */
@org.jspecify.annotations.NullMarked
package io.lotgate.specification;

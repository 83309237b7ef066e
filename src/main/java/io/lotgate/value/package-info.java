/** Exact quantities with units, censored results, rounding, identifiers and canonical JSON. Pure Java. */
@org.jspecify.annotations.NullMarked
package io.lotgate.value;

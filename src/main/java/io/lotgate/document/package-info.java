/** Files by SHA-256 and controlled documents behind {@link io.lotgate.document.Documents}. */
@org.jspecify.annotations.NullMarked
package io.lotgate.document;

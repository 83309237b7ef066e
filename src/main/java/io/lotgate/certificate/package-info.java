/** Certificates of analysis, content record first, behind {@link io.lotgate.certificate.Certificates}. */
@org.jspecify.annotations.NullMarked
package io.lotgate.certificate;

/** The only package that knows the engine; commands go through {@link io.lotgate.process.ReleaseProcess}. */
@org.jspecify.annotations.NullMarked
package io.lotgate.process;

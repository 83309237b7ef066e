/** Follows a test over the lots of a product behind {@link io.lotgate.trend.Trends}. */
@org.jspecify.annotations.NullMarked
package io.lotgate.trend;

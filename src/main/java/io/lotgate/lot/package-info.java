/** Lots, their tests, results and status machine behind {@link io.lotgate.lot.Lots}. */
@org.jspecify.annotations.NullMarked
package io.lotgate.lot;

/** The tamper-evident journal behind {@link io.lotgate.ledger.Ledger}; it knows no feature. */
@org.jspecify.annotations.NullMarked
package io.lotgate.ledger;

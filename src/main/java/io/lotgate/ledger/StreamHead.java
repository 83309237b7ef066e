package io.lotgate.ledger;

/**
 * Where a stream stood: its entry of this number had this hash. Kept outside the database, it shows later whether the
 * stream was cut, removed or rewritten since.
 */
public record StreamHead(String stream, long number, String hash) {}

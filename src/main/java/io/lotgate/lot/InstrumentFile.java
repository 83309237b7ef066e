package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import java.time.Instant;
import java.util.UUID;

/**
 * The record that a file was previewed for a test, whether or not its values were taken afterwards.
 *
 * @param file SHA-256 of the bytes, which are kept
 * @param found what the reader recognised, or why it refused
 */
public record InstrumentFile(
        UUID id, UUID lot, String test, String file, String name, String found, Instant at, Actor by) {}

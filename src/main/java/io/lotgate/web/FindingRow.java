package io.lotgate.web;

/**
 * A finding of the evaluator or of reading a file.
 *
 * @param severity {@code ERROR}, {@code WARNING} or {@code INFO}
 * @param code stable code
 * @param where the field or row it is about, in words, "" for the whole
 * @param message what was found
 */
public record FindingRow(String severity, String code, String where, String message) {}

package io.lotgate.intake;

/**
 * Where in the file a proposed value was printed, so that a reviewer can lay it beside the raw data.
 *
 * @param pointer JSON pointer of the value in the observation, for example {@code /viability}
 * @param column heading of the column, or the key, as the instrument prints it
 * @param line line of the file, the first being 1
 * @param printed the text as it stands there, before any conversion; at most 200 characters
 */
public record Origin(String pointer, String column, int line, String printed) {}

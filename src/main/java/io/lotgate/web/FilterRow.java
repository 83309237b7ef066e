package io.lotgate.web;

/**
 * A filter of a list.
 *
 * @param label {@code All}, {@code Under test}
 * @param href the list with this filter
 * @param current whether it is the one applied
 */
public record FilterRow(String label, String href, boolean current) {}

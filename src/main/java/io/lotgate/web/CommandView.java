package io.lotgate.web;

/**
 * The hidden fields of every form that changes something: {@code commandId} and {@code version}.
 *
 * @param id UUID made when the page was drawn; the same form sent twice returns the first outcome
 * @param version the lot's version that the page showed; the command is refused when the lot has moved on
 */
public record CommandView(String id, long version) {}

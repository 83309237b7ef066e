package io.lotgate.web;

/**
 * A choice in a form.
 *
 * @param value what is sent
 * @param label what is read
 * @param note one line that helps to choose, "" for none
 */
public record OptionRow(String value, String label, String note) {}

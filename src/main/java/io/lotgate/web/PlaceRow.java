package io.lotgate.web;

/**
 * A place in the rail; seven at most.
 *
 * @param label one or two words
 * @param href address under {@code /lotgate}
 * @param icon name in the icon sheet: {@code work}, {@code lots}, {@code certificate}, {@code trend},
 *     {@code specification}, {@code ledger}, {@code people} or
 *     {@code bell}
 * @param current whether the page belongs to this place
 * @param count open things waiting there, 0 shows nothing
 */
public record PlaceRow(String label, String href, String icon, boolean current, int count) {}

package io.lotgate.web;

import java.util.List;

/**
 * What lots are made of and tested with, {@code inventory.html}: what lapsed or lapses soonest first. Posts to
 * {@code /lotgate/inventory}: {@code kind}, {@code code}, {@code type}, {@code description}, {@code from}, {@code until}.
 *
 * @param rows one page of items
 * @param kinds filters
 * @param pages the way to the other pages
 * @param mayList whether this person may enter an item
 * @param options kinds that this person may enter
 */
public record InventoryPage(
        List<ItemRow> rows,
        List<FilterRow> kinds,
        PagesView pages,
        boolean mayList,
        List<OptionRow> options,
        CommandView command,
        FormView form) {
    /**
     * An item.
     *
     * @param kind in words
     * @param type of equipment or reagent, or the procedure; "" for neither
     * @param until last day of use, "" for what does not lapse
     * @param state {@code VALID}, {@code OVERDUE} or {@code FAILED}
     */
    public record ItemRow(
            String code, String href, String kind, String type, String description, String until, String state) {}
}

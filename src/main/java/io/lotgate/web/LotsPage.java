package io.lotgate.web;

import java.util.List;

/**
 * Lots, {@code lots.html}.
 *
 * @param query what is searched for, "" for all
 * @param status status filtered by, "" for all
 * @param filters the filters on offer
 * @param rows one page of lots
 * @param firstHref first page, "" when this is it
 * @param nextHref next page, "" when this is the last
 * @param mayRegister whether this person registers lots
 */
public record LotsPage(
        String query,
        String status,
        List<FilterRow> filters,
        List<LotRow> rows,
        String firstHref,
        String nextHref,
        boolean mayRegister) {
    /**
     * A filter.
     *
     * @param label {@code All}, {@code Under test}
     * @param href the list with this filter
     * @param current whether it is the one applied
     */
    public record FilterRow(String label, String href, boolean current) {}

    /**
     * A lot in the list.
     *
     * @param number lot number
     * @param href page of the lot
     * @param product name of the product
     * @param recipient recipient pseudonym, "" for none
     * @param status name of the status
     * @param concluded tests concluded
     * @param tests tests in all
     * @param worst gravest verdict among its tests
     * @param manufactured when it was made
     * @param left time left until expiry
     */
    public record LotRow(
            String number,
            String href,
            String product,
            String recipient,
            String status,
            int concluded,
            int tests,
            VerdictView worst,
            TimeView manufactured,
            LeftView left) {}
}

package io.lotgate.web;

import java.util.List;

/**
 * Lots, {@code lots.html}.
 *
 * @param query what is searched for, "" for all
 * @param understood how a scanned line was read, "" for plain words
 * @param product product filtered by, "" for all
 * @param status status filtered by, "" for all
 * @param byTimeLeft whether the least shelf life comes first, instead of number order
 * @param statuses the filters by status on offer
 * @param products the products on offer
 * @param clearHref the list without the search
 * @param sortHref the list in the other order
 * @param rows one page of lots
 * @param pages the way to the other pages
 * @param mayRegister whether this person registers lots
 */
public record LotsPage(
        String query,
        String understood,
        String product,
        String status,
        boolean byTimeLeft,
        List<FilterRow> statuses,
        List<OptionRow> products,
        String clearHref,
        String sortHref,
        List<LotRow> rows,
        PagesView pages,
        boolean mayRegister) {
    /** Whether the list is cut down to something. */
    public boolean filtered() {
        return !(query.isEmpty() && status.isEmpty() && product.isEmpty());
    }

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
     * @param left time left until expiry; none for a rejected lot
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

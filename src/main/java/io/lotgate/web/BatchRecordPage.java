package io.lotgate.web;

import java.util.List;

/**
 * Batch record review, {@code batchrecord.html}. Posts to {@code action}: for each item {@code a:} and its id
 * ({@code yes} or {@code no}) and {@code r:} and its id (remark), {@code signer}, {@code password}.
 *
 * @param lot the lot
 * @param action address of the form
 * @param command hidden fields
 * @param items the checklist from the specification
 * @param form answers as given, with their messages
 * @param signing the signing panel
 */
public record BatchRecordPage(
        LotHeadView lot, String action, CommandView command, List<ItemRow> items, FormView form, SigningView signing) {
    /**
     * A question of the checklist; yes is in order, no needs a remark.
     *
     * @param id id in the specification
     * @param text the question
     */
    public record ItemRow(String id, String text) {}
}

package io.lotgate.web;

import java.util.List;

/**
 * Several results of a lot reviewed by one act, {@code reviews.html}. Posts to {@code action}: {@code r:<id>} for each
 * result that is ticked, {@code signer}, {@code password}.
 *
 * @param lot the lot
 * @param results every result that waits for review, in the specification's order
 * @param plain how many of them plainly conform and are this person's to review
 * @param plainHref the page with those ticked, "" when there are none
 * @param action address of the form
 * @param command hidden fields
 * @param form what was ticked, with its messages
 * @param signing the signing panel
 */
public record ReviewsPage(
        LotHeadView lot,
        List<OpenRow> results,
        int plain,
        String plainHref,
        String action,
        CommandView command,
        FormView form,
        SigningView signing) {
    /**
     * A result that waits for review.
     *
     * @param id its identifier
     * @param test the test with limit, result, verdict and who performed it
     * @param attempt number of the attempt
     * @param source the file's line, the laboratory's report, or that it was typed
     * @param sourceHref the file, "" when there is none
     * @param remarks what is remarkable; empty when it plainly conforms
     * @param own why this person may not review it, "" when they may
     */
    public record OpenRow(
            String id, TestRow test, int attempt, String source, String sourceHref, List<String> remarks, String own) {
        /** Name of its field. */
        public String field() {
            return "r:" + id;
        }
    }
}

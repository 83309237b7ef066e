package io.lotgate.web;

import java.util.List;

/**
 * The archive of certificates, {@code archive.html}.
 *
 * @param query what is searched for, "" for all
 * @param product filtered by, "" for all
 * @param from first day of issue, "" for any
 * @param until last day of issue, "" for any
 * @param current whether superseded ones are left out
 * @param standings what certificates say, to filter by
 * @param standing filtered by, "" for all
 * @param statuses of the lot now, to filter by
 * @param status filtered by, "" for all
 * @param products to filter by
 * @param clearHref the archive without any filter
 * @param rows one page
 * @param pages the way to the other pages
 * @param message why nothing was downloaded, "" else
 */
public record ArchivePage(
        String query,
        String product,
        String from,
        String until,
        boolean current,
        List<OptionRow> standings,
        String standing,
        List<OptionRow> statuses,
        String status,
        List<OptionRow> products,
        String clearHref,
        List<CertificateRow> rows,
        PagesView pages,
        String message) {
    /** Whether the archive is cut down to something. */
    public boolean filtered() {
        return current || !(query + product + from + until + standing + status).isEmpty();
    }

    /**
     * A certificate.
     *
     * @param href its PDF, "" while it is being issued
     * @param lotHref page of the lot
     * @param standing name of what it says, for icon and words
     * @param words what it says
     * @param status name of the lot's status now
     * @param warning why it must not be relied on, "" when nothing is known against it
     */
    public record CertificateRow(
            String number,
            int version,
            String href,
            String lot,
            String lotHref,
            String product,
            String recipient,
            String standing,
            String words,
            String status,
            TimeView issued,
            String warning) {}
}

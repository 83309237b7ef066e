package io.lotgate.web;

import java.util.List;
import java.util.Optional;

/**
 * A lot, {@code lot.html}.
 *
 * @param lot what and whose
 * @param facts the lot's data
 * @param steps the way through the process
 * @param concerns what is not plainly conforming, the gravest first
 * @param tests all tests
 * @param actions what this person can do next, or what stands in the way
 * @param certificate the certificate
 * @param documents other documents
 * @param events history, the newest first; the whole of it is in the ledger
 * @param ledgerHref the lot's ledger
 * @param topics pages about what is done beside the tests
 */
public record LotPage(
        LotHeadView lot,
        List<FactRow> facts,
        List<StepRow> steps,
        List<ConcernRow> concerns,
        List<TestRow> tests,
        List<ActionRow> actions,
        CertificateView certificate,
        List<FileView> documents,
        List<EventRow> events,
        String ledgerHref,
        List<FilterRow> topics) {
    /**
     * A step of the process strip.
     *
     * @param label {@code Registered}
     * @param state {@code done}, {@code current}, {@code open} or {@code stopped}
     * @param time when it was done
     * @param note for example {@code 5 of 9}, "" for none
     */
    public record StepRow(String label, String state, TimeView time, String note) {}

    /**
     * An act on offer.
     *
     * @param label words on the button
     * @param href page where it is done
     * @param blocks what stands in the way; the button then stays visible and is disabled
     */
    public record ActionRow(String label, String href, List<BlockRow> blocks) {}

    /**
     * The certificate of analysis.
     *
     * @param state {@code NONE}, {@code ISSUING}, {@code STOPPED} or {@code ISSUED}
     * @param number its number with version, "" while there is none
     * @param issued when it was issued
     * @param digest SHA-256 of the PDF, "" while there is none
     * @param href where it is downloaded, "" while it cannot be
     * @param warning why it must not be relied on, "" when it may
     * @param stuck what went wrong while it was made; empty when nothing did
     */
    public record CertificateView(
            String state,
            String number,
            TimeView issued,
            String digest,
            String href,
            Optional<StuckView> stuck,
            String warning) {}

    /**
     * A line of the history.
     *
     * @param time when
     * @param person who
     * @param text what, in words
     */
    public record EventRow(TimeView time, String person, String text) {}
}

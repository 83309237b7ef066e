package io.lotgate.web;

import java.util.List;

/**
 * The ledger of a lot or of another stream, {@code ledger.html}.
 *
 * @param title what the stream is about, {@code Lot UCM-P4-2}
 * @param subjectHref page of the subject, "" for none
 * @param others streams that are no lot's, each with its address; empty where they are not listed
 * @param check result of the last verification
 * @param verifyHref address that verifies again, "" when this person may not
 * @param entries one page of entries, the newest first
 * @param firstHref first page, "" when this is it
 * @param nextHref next page, "" when this is the last
 */
public record LedgerPage(
        String title,
        String subjectHref,
        List<OptionRow> others,
        CheckView check,
        String verifyHref,
        List<EntryRow> entries,
        String firstHref,
        String nextHref) {
    /**
     * Result of a verification.
     *
     * @param state {@code INTACT}, {@code BROKEN} or {@code UNKNOWN}
     * @param text what was checked, in words
     * @param time when it was checked
     * @param breaks what does not match, each with the entry it is about
     */
    public record CheckView(String state, String text, TimeView time, List<String> breaks) {}

    /**
     * An entry.
     *
     * @param number its number in the stream
     * @param time when
     * @param person printed name, or the part of the program that acted
     * @param action what was done, in words
     * @param signature meaning of the signature it carries, "" for none
     * @param changes what changed
     * @param reason why, "" for none
     * @param hash its hash, hexadecimal
     * @param broken whether the verification found it changed
     */
    public record EntryRow(
            long number,
            TimeView time,
            String person,
            String action,
            String signature,
            List<ChangeRow> changes,
            String reason,
            String hash,
            boolean broken) {
        /** The first eight characters of the hash. */
        public String hashBrief() {
            return hash.substring(0, Math.min(8, hash.length()));
        }
    }

    /**
     * A change of one value.
     *
     * @param field what changed
     * @param before the old value, "" when there was none
     * @param after the new value, "" when there is none
     */
    public record ChangeRow(String field, String before, String after) {}
}

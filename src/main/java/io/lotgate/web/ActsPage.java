package io.lotgate.web;

import java.util.List;
import java.util.Optional;

/**
 * What was done to a lot beside its tests, and what can be done now, {@code acts.html}.
 *
 * @param lot the lot
 * @param title of the topic
 * @param topics the other topics
 * @param tables what is on record
 * @param acts what can be done, and what cannot now
 * @param chosen the act whose form is open, or none
 */
public record ActsPage(
        LotHeadView lot,
        String title,
        List<FilterRow> topics,
        List<Table> tables,
        List<ActRow> acts,
        List<Chosen> chosen) {

    /** A table of what is on record; each row has as many cells as there are columns. */
    public record Table(String title, String empty, List<String> columns, List<List<String>> rows) {}

    /**
     * An act on offer.
     *
     * @param block why it cannot be done now; empty when it can
     */
    public record ActRow(String title, String help, String href, boolean current, String block) {}

    /**
     * The act whose form is open. Posts the fields' names, and {@code signer} and {@code password} where it is signed.
     *
     * @param signing the signing panel; absent where the act is not signed
     */
    public record Chosen(
            String title,
            String help,
            String action,
            CommandView command,
            FormView form,
            List<Field> fields,
            Optional<SigningView> signing) {}

    /** One field; {@code kind} is the name of an {@link io.lotgate.lot.Ask.Kind}. */
    public record Field(
            String name, String label, String hint, String kind, boolean required, List<OptionRow> options) {}
}

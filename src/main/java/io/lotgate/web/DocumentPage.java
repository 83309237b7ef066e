package io.lotgate.web;

import java.util.List;
import java.util.Optional;

/**
 * A controlled document, {@code document.html}. A draft's form posts {@code signer} and {@code password} to {@code
 * action}.
 *
 * @param row the document as the list shows it
 * @param specification its content, when it is a specification
 * @param steps what is done, when it is a model
 * @param picture address of the model's picture, "" when none ships with exactly this model
 * @param versions the other versions it can be compared with
 * @param compared the comparison, when there is another version
 * @param source the file's lines
 * @param signing the approval panel of a draft
 */
public record DocumentPage(
        DocumentsPage.DocumentRow row,
        String digest,
        Optional<SpecificationPage> specification,
        List<StepRow> steps,
        String picture,
        List<OptionRow> versions,
        Optional<Compared> compared,
        List<String> source,
        String fileHref,
        Optional<SigningView> signing,
        String action,
        CommandView command,
        FormView form) {
    /** A step of a model. */
    public record StepRow(String kind, String name, String id, String by) {}

    /**
     * What differs.
     *
     * @param fields field by field, for specifications
     * @param lines the files line by line; empty when they hold the same
     */
    public record Compared(
            String version, String state, List<ChangedRow> fields, List<LineRow> lines, boolean isSpecification) {}

    /** A changed field. */
    public record ChangedRow(String where, String field, String before, String after) {}

    /**
     * A line of a comparison.
     *
     * @param kind {@code same}, {@code removed}, {@code added} or {@code gap}
     */
    public record LineRow(String kind, String before, String after, String text) {}
}

package io.lotgate.web;

import java.util.List;

/**
 * All controlled documents, {@code documents.html}.
 *
 * @param rows the documents, by kind and name, the highest version first
 * @param mayImport whether who is signed in imports documents
 */
public record DocumentsPage(List<DocumentRow> rows, boolean mayImport) {
    /**
     * A version of a document.
     *
     * @param title name of the product that a specification is of, "" for a model
     * @param state {@code DRAFT}, {@code APPROVED} or {@code SUPERSEDED}
     * @param note what has to happen or has happened, "" for nothing
     * @param imported who imported it
     * @param approved who approved it, "" for nobody yet
     */
    public record DocumentRow(
            String kind,
            String name,
            String title,
            String version,
            String state,
            String note,
            String imported,
            TimeView importedAt,
            String approved,
            TimeView approvedAt,
            String digest,
            String href) {}
}

package io.lotgate.web;

import java.util.List;

/**
 * Importing a document, {@code import.html}. Posts {@code upload} to {@code /lotgate/documents/import}.
 *
 * @param fileName the file that was refused, "" for none yet
 * @param problems why, line by line
 * @param error why, when it is not the file's content
 * @param blocks why who is signed in cannot import
 */
public record ImportPage(
        CommandView command, String fileName, List<ProblemRow> problems, String error, List<BlockRow> blocks) {
    /** A reason why a file is refused. */
    public record ProblemRow(String line, String field, String message) {}
}

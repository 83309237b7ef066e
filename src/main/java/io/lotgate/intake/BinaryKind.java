package io.lotgate.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Files that are no text, told by their first bytes. */
final class BinaryKind {
    private static final int SAMPLE = 4096;

    private record Signature(String start, String name) {}

    private static final List<Signature> SIGNATURES = List.of(
            new Signature(
                    "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1", "an Excel workbook of the old kind (xls)"),
            new Signature("%PDF", "a PDF document"),
            new Signature("\u0089PNG", "a PNG picture"),
            new Signature("\u00FF\u00D8\u00FF", "a JPEG picture"),
            new Signature("GIF8", "a GIF picture"),
            new Signature("II*\0", "a TIFF picture"),
            new Signature("MM\0*", "a TIFF picture"),
            new Signature("\u001F\u008B", "a gzip archive"),
            new Signature("FCS2.", "a flow cytometry file (FCS)"),
            new Signature("FCS3.", "a flow cytometry file (FCS)"),
            new Signature("{\\rtf", "a word processor's document (RTF)"));

    private BinaryKind() {}

    /** What the file is, with its article; empty when it may be text. */
    static Optional<String> of(byte[] content) {
        String start = latin(content, 0, SAMPLE);
        if (start.startsWith("PK\u0003\u0004")) {
            // the names of a zip's members stand in its directory, which is at the end
            boolean workbook = (start + latin(content, content.length - SAMPLE, SAMPLE)).contains("xl/");
            return Optional.of(workbook ? "an Excel workbook (xlsx)" : "a zip archive");
        }
        return SIGNATURES.stream()
                .filter(signature -> start.startsWith(signature.start()))
                .map(Signature::name)
                .findFirst();
    }

    private static String latin(byte[] content, int from, int length) {
        int first = Math.max(0, from);
        return new String(content, first, Math.min(length, content.length - first), StandardCharsets.ISO_8859_1);
    }
}

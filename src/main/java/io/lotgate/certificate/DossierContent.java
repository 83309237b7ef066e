package io.lotgate.certificate;

import io.lotgate.certificate.CertificateContent.Moment;
import io.lotgate.specification.Text;
import io.lotgate.value.CanonicalJson;
import io.lotgate.value.Digest;
import io.lotgate.value.RecordJson;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Everything on record about a lot at one moment, for an auditor: what the dossier's pages print and nothing else.
 *
 * @param lot number of the lot
 * @param product its name
 * @param status of the lot in words
 * @param made when the dossier was made
 * @param by who asked for it
 * @param stream of the lot in the ledger
 * @param entries how many entries it had
 * @param head hash of the last of them
 * @param parts in the order of the pages
 * @param files that belong to the dossier, with their SHA-256
 */
record DossierContent(
        Text site,
        String address,
        String lot,
        Text product,
        String status,
        Moment made,
        String by,
        String stream,
        long entries,
        String head,
        List<Part> parts,
        List<File> files,
        boolean sampleData,
        boolean trialKey,
        Optional<CertificateContent.SealedBy> seal) {
    public DossierContent {
        parts = List.copyOf(parts);
        files = List.copyOf(files);
    }

    /**
     * A table with its heading.
     *
     * @param level 2 for a part, 3 within it
     * @param picture SVG over the table, "" for none
     * @param columns headings; empty for a table of labels and values
     * @param widths of the columns, in per cent of the page
     */
    public record Part(
            int level,
            String title,
            String note,
            String picture,
            List<String> columns,
            List<Integer> widths,
            List<List<String>> rows) {
        public Part {
            widths = List.copyOf(widths);
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }

        /** Labels and values. */
        public static Part facts(int level, String title, List<List<String>> rows) {
            return new Part(level, title, "", "", List.of(), List.of(22, 78), rows);
        }

        /** A table with headings. */
        public static Part table(String title, List<String> columns, List<Integer> widths, List<List<String>> rows) {
            return new Part(2, title, "", "", columns, widths, rows);
        }

        /** A picture and the table beneath it. */
        public static Part picture(String title, String svg, List<String> columns, List<List<String>> rows) {
            return new Part(2, title, "", svg, columns, List.of(34, 22, 24, 20), rows);
        }
    }

    /**
     * A file beside the dossier.
     *
     * @param name with its folder in the ZIP
     * @param what it is, in words
     */
    public record File(String name, String what, String sha256, long bytes) {}

    /** When it was made, to the minute with the zone. */
    public String moment() {
        return Clockface.minute(made);
    }

    /** The canonical bytes that are attached. */
    byte[] bytes() {
        return CanonicalJson.bytes(RecordJson.of(this));
    }

    Digest digest() {
        return Digest.of(bytes());
    }

    /** Reads attached JSON back; throws {@link IllegalArgumentException} when a value is missing. */
    static DossierContent fromJson(JsonNode json) {
        return Completeness.checked(RecordJson.to(DossierContent.class, json));
    }
}

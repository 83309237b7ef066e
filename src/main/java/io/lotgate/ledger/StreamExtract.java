package io.lotgate.ledger;

import io.lotgate.value.CanonicalJson;
import io.lotgate.value.Digest;
import io.lotgate.value.RecordJson;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One stream of the ledger as a file: a line an entry, its hash and its canonical bytes, as an export has them. */
public final class StreamExtract {
    private StreamExtract() {}

    /** The hash of an entry, by which the next one names it. */
    public static String hash(Entry entry) {
        return Digest.of(bytes(entry)).hex();
    }

    /** The lines of these entries. */
    public static byte[] lines(List<Entry> entries) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        entries.forEach(entry -> {
            lines.writeBytes(ExportedBook.line(bytes(entry), hash(entry)));
            lines.write('\n');
        });
        return lines.toByteArray();
    }

    /**
     * What is wrong with an extract; empty when it is one whole chain of this stream from its first entry to this head.
     *
     * @param head hash of the last entry
     */
    public static List<String> faults(byte[] lines, String stream, long entries, String head) {
        List<String> faults = new ArrayList<>();
        String previous = Entry.START;
        long number = 0;
        int from = 0;
        while (from < lines.length) {
            int end = from;
            while (end < lines.length && lines[end] != '\n') {
                end++;
            }
            number++;
            byte[] line = Arrays.copyOfRange(lines, from, end);
            Optional<Book.Line> read = ExportedBook.entry(line);
            from = end + 1;
            if (read.isEmpty()) {
                return List.of("line " + number + " of the ledger extract cannot be read");
            }
            EntryFields fields = read.get().fields().orElseThrow();
            String hash = Digest.of(read.get().content()).hex();
            if (!hash.equals(read.get().hash())) {
                faults.add("entry " + number + " was changed: its hash does not fit");
            }
            if (fields.number() != number || !fields.stream().equals(stream)) {
                faults.add("entry " + number + " is missing, or another stands in its place");
            }
            if (!fields.previous().equals(previous)) {
                faults.add("entry " + number + " does not follow the one before it");
            }
            previous = hash;
        }
        if (number != entries || !previous.equals(head)) {
            faults.add("the extract does not end with entry " + entries + ", which the dossier names");
        }
        return faults;
    }

    private static byte[] bytes(Entry entry) {
        return CanonicalJson.bytes(RecordJson.of(entry));
    }
}

package io.lotgate.ledger;

import io.lotgate.value.CanonicalJson;
import io.lotgate.value.RecordJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The ledger of an export's folder. A line that cannot be read is a fault and is left out. */
final class ExportedBook implements Book {
    static final String ENTRIES = "ledger.jsonl";
    static final String ROWS = "rows.jsonl";
    static final String SEALS = "seals.jsonl";
    static final String SEALED = "sealed.jsonl";
    static final String KEYS = "keys.jsonl";

    private static final byte[] HASH = "{\"hash\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ENTRY = "\",\"entry\":".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGITS = 64;

    private final Path folder;
    private final Faults faults;

    ExportedBook(Path folder, Faults faults) {
        this.folder = folder;
        this.faults = faults;
    }

    /** An entry's line: its hash, and its canonical bytes as they are. */
    static byte[] line(byte[] content, String hash) {
        byte[] line = new byte[HASH.length + DIGITS + ENTRY.length + content.length + 1];
        int at = 0;
        for (byte[] part : List.of(HASH, hash.getBytes(StandardCharsets.US_ASCII), ENTRY, content)) {
            System.arraycopy(part, 0, line, at, part.length);
            at += part.length;
        }
        line[at] = '}';
        return line;
    }

    /** The entries alone, stream by stream. */
    Stream<Line> entries() {
        return read(ENTRIES, ExportedBook::entry);
    }

    @Override
    public Stream<Line> lines() {
        return DatabaseBook.merged(read(ENTRIES, ExportedBook::entry), read(ROWS, ExportedBook::row));
    }

    @Override
    public Stream<SealedHead> sealed() {
        return read(SEALED, line -> {
            JsonNode node = RecordJson.parse(line);
            return Optional.of(RecordJson.to(SealedHead.class, node));
        });
    }

    @Override
    public Stream<SignedSeal> seals() {
        return read(SEALS, SignedSeal::read);
    }

    @Override
    public List<byte[]> keys() {
        return read(KEYS, Optional::of).toList();
    }

    private interface Reading<T> {
        Optional<T> of(byte[] line);
    }

    private <T> Stream<T> read(String name, Reading<T> reading) {
        long[] number = {0};
        return Lines.of(folder.resolve(name))
                .map(line -> {
                    number[0]++;
                    Optional<T> read = tried(reading, line);
                    if (read.isEmpty()) {
                        faults.add(name + " line " + number[0], "cannot be read");
                    }
                    return read;
                })
                .filter(Optional::isPresent)
                .map(Optional::get);
    }

    private static <T> Optional<T> tried(Reading<T> reading, byte[] line) {
        try {
            return reading.of(line);
        } catch (JacksonException | IllegalArgumentException | NullPointerException unreadable) {
            return Optional.empty();
        }
    }

    static Optional<Line> entry(byte[] line) {
        int start = HASH.length + DIGITS + ENTRY.length;
        boolean framed = line.length > start + 1
                && Arrays.equals(line, 0, HASH.length, HASH, 0, HASH.length)
                && Arrays.equals(line, HASH.length + DIGITS, start, ENTRY, 0, ENTRY.length)
                && line[line.length - 1] == '}';
        if (!framed) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOfRange(line, start, line.length - 1);
        String hash = new String(line, HASH.length, DIGITS, StandardCharsets.US_ASCII);
        Optional<EntryFields> fields = EntryFields.read(content);
        return fields.map(found -> new Line(found.stream(), found.number(), content, hash, fields, Optional.empty()));
    }

    private static Optional<Line> row(byte[] line) {
        JsonNode node = RecordJson.parse(line);
        byte[] content = CanonicalJson.bytes(node.path("row"));
        String stream = node.path("stream").asString("");
        return FreeRow.names(stream)
                ? Optional.of(new Line(
                        stream, 1, content, node.path("hash").asString(""), Optional.empty(), Optional.empty()))
                : Optional.empty();
    }

    /** A row's line: what it is called, its hash, and its canonical columns. */
    static byte[] row(Line row) {
        var line = RecordJson.object();
        line.put("stream", row.stream()).put("hash", row.hash());
        line.set("row", RecordJson.parse(row.content()));
        return CanonicalJson.bytes(line);
    }
}

package io.lotgate.intake;

import io.lotgate.document.Documents;
import io.lotgate.specification.YamlFile;
import io.lotgate.value.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Column maps, each read once from its controlled document. Only approved ones read files of lots. */
public final class ColumnMaps {
    private static final Pattern INSTRUMENT = Pattern.compile("^\uFEFF?instrument\\s*:", Pattern.MULTILINE);

    private final Documents documents;
    private final Map<Digest, ColumnMap> read = new ConcurrentHashMap<>(); // content never changes

    public ColumnMaps(Documents documents) {
        this.documents = documents;
    }

    /** Intake with the newest approved version of every column map. */
    public Intake intake() {
        return Intake.with(documents.current(Documents.Kind.COLUMN_MAP).stream()
                .map(document -> read.computeIfAbsent(document.digest(), this::load))
                .toList());
    }

    /** Reads a proposal without importing it; every problem with file, line and field. */
    public static YamlFile.Outcome<ColumnMap> proposal(String fileName, byte[] yaml) {
        return ColumnMapReader.read(fileName, yaml);
    }

    /** Whether a YAML file is meant for a column map, complete or not. */
    public static boolean meant(byte[] yaml) {
        return INSTRUMENT.matcher(new String(yaml, StandardCharsets.UTF_8)).find();
    }

    private ColumnMap load(Digest digest) {
        byte[] yaml = documents
                .file(digest)
                .orElseThrow(() -> new IllegalStateException("the column map " + digest.hex() + " is not kept"));
        if (ColumnMapReader.read(digest.hex(), yaml) instanceof YamlFile.Outcome.Read<ColumnMap> map) {
            return map.content();
        }
        throw new IllegalStateException("the column map " + digest.hex() + " was approved and does not read any more");
    }
}

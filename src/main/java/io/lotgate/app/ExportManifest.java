package io.lotgate.app;

import io.lotgate.ledger.Site;
import io.lotgate.ledger.Verification;
import io.lotgate.value.RecordJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;

/** What an exported ledger consists of: the format's version, from which site and instant, and each file's fingerprint. */
record ExportManifest(String version, Instant at, Site site, List<File> files) {
    static final String NAME = "manifest.json";
    private static final String FORMAT = "lotgate-export";

    ExportManifest {
        Objects.requireNonNull(version);
        Objects.requireNonNull(at);
        Objects.requireNonNull(site);
        files = List.copyOf(files);
    }

    /** A file by its name, size and SHA-256. */
    record File(String name, long lines, long bytes, String sha256) {
        File {
            Objects.requireNonNull(name);
            Objects.requireNonNull(sha256);
        }
    }

    static File file(Path folder, String name, long lines) throws IOException {
        Fingerprint fingerprint = new Fingerprint();
        Path file = folder.resolve(name);
        try (InputStream in = fingerprint.of(Files.newInputStream(file), Files.size(file))) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return new File(name, lines, fingerprint.bytes(), fingerprint.sha256());
    }

    byte[] bytes() {
        return Envelope.write(FORMAT, 1, RecordJson.of(this));
    }

    static ExportManifest read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new StartupRefusal(folder + " holds no exported ledger: " + NAME
                    + " is missing. Check the name, or export again: the manifest is written last.");
        }
        try {
            return RecordJson.to(
                    ExportManifest.class, Envelope.read(Files.readAllBytes(file), FORMAT, 1, file.toString()));
        } catch (JacksonException unreadable) {
            throw new StartupRefusal(file + " lacks a field or has an unknown one.", unreadable);
        }
    }

    /** Files that are not as they were written. */
    List<Verification.Fault> compare(Path folder) throws IOException {
        List<Verification.Fault> faults = new ArrayList<>();
        for (File file : files) {
            if (!file.name().matches("[a-z0-9.-]+") || !Files.isRegularFile(folder.resolve(file.name()))) {
                faults.add(new Verification.Fault(file.name(), "is missing from the export"));
            } else if (!file(folder, file.name(), file.lines()).equals(file)) {
                faults.add(new Verification.Fault(file.name(), "does not have the SHA-256 that the manifest names"));
            }
        }
        return faults;
    }
}

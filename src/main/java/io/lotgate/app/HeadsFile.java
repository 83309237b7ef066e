package io.lotgate.app;

import io.lotgate.ledger.Site;
import io.lotgate.ledger.StreamHead;
import io.lotgate.value.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;

/** Where every stream of the ledger stood at an instant, as a file that the laboratory keeps elsewhere. */
record HeadsFile(String version, Instant at, Site site, List<StreamHead> heads) {
    private static final String FORMAT = "lotgate-heads";
    private static final long MOST_BYTES = 256L << 20;

    HeadsFile {
        Objects.requireNonNull(at);
        Objects.requireNonNull(site);
        heads = List.copyOf(heads);
    }

    byte[] bytes() {
        return Envelope.write(FORMAT, 1, RecordJson.of(this));
    }

    static HeadsFile read(Path file) throws IOException {
        String name = file.toString();
        if (Files.size(file) > MOST_BYTES) {
            throw new StartupRefusal(name + " is too large for a file of heads. Check the name.");
        }
        try {
            return RecordJson.to(HeadsFile.class, Envelope.read(Files.readAllBytes(file), FORMAT, 1, name));
        } catch (JacksonException unreadable) {
            throw new StartupRefusal(name + " cannot be read as heads: a field is missing or unknown.", unreadable);
        }
    }
}

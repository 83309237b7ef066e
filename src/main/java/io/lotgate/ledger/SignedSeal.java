package io.lotgate.ledger;

import io.lotgate.value.CanonicalJson;
import io.lotgate.value.RecordJson;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A seal's canonical bytes and the site key's signature over them; as a line of text, canonical JSON of both. */
@SuppressWarnings("ArrayRecordComponent") // compared by its bytes
record SignedSeal(byte[] content, byte[] signature) {

    byte[] line() {
        ObjectNode line = RecordJson.object();
        line.set("seal", RecordJson.parse(content));
        line.put("signature", Base64.getEncoder().encodeToString(signature));
        return CanonicalJson.bytes(line);
    }

    /** Reads a line; empty when it is not one in its canonical form. */
    static Optional<SignedSeal> read(byte[] line) {
        try {
            JsonNode node = RecordJson.parse(line);
            byte[] content = CanonicalJson.bytes(node.path("seal"));
            byte[] signature = Base64.getDecoder().decode(node.path("signature").asString(""));
            SignedSeal read = new SignedSeal(content, signature);
            return CanonicalJson.isCanonical(line) ? Optional.of(read) : Optional.empty();
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** What it says; empty when it cannot be read. */
    Optional<Seal> seal() {
        try {
            Seal seal = RecordJson.to(Seal.class, RecordJson.parse(content));
            return CanonicalJson.isCanonical(content) && seal.format().equals(Seal.FORMAT)
                    ? Optional.of(seal)
                    : Optional.empty();
        } catch (JacksonException | IllegalArgumentException | NullPointerException unreadable) {
            return Optional.empty();
        }
    }
}

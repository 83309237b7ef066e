package io.lotgate.process;

import io.lotgate.certificate.Certificates;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.Refusal;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Texts are refused at entry when a certificate could not print them: what is on record cannot be mended later. */
record Printable(Certificates certificates) {

    Outcome<UUID> entered(JsonNode entered, Supplier<Outcome<UUID>> command) {
        return certificates
                .unprintable(entered)
                .map(character -> Outcome.<UUID>refused(Refusal.input(
                        "", "A character cannot be printed on a certificate: " + character + ". Enter it otherwise.")))
                .orElseGet(command);
    }
}

package io.lotgate.lot;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** What receiving a lot's samples asks for; the fields are those of {@link Reception}. */
public record ReceiveSamples(
        Instant collectedAt,
        Instant receivedAt,
        BigDecimal temperatureC,
        boolean acceptable,
        BigDecimal volumeMl,
        String location,
        Optional<String> deviation) {

    /** Reads named texts; local times are of the site's zone. */
    public static Outcome<ReceiveSamples> read(Map<String, String> input, ZoneId zone) {
        Inputs in = new Inputs(input, zone);
        return in.outcome(new ReceiveSamples(
                in.instant("collectedAt", "the time of collection"),
                in.instant("receivedAt", "the time of receipt"),
                in.decimal("temperatureC", "the temperature on arrival in °C", "-200", "60"),
                in.oneOf("condition", "the condition", java.util.List.of("acceptable", "not acceptable"))
                        .equals("acceptable"),
                in.decimal("volumeMl", "the sample volume in mL", "0.01", "1000"),
                in.text("location", "the storage location"),
                in.optional("deviation")));
    }
}

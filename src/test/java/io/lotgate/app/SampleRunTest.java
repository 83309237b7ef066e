package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.lot.Item;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.PerformTest;
import io.lotgate.lot.ReceiveSamples;
import io.lotgate.lot.RegisterLot;
import io.lotgate.lot.Result;
import io.lotgate.value.Ids;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The shipped product that names its run, performed with what the sample inventory holds, as a reader does by hand. */
class SampleRunTest {
    private static final Lab LAB = Lab.lab();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);

    @Test
    void theSampleInventoryLetsTheQualifiedTechnicianCountAndStopsTheOther() {
        assertThat(LAB.lots().inventory().ofType("cell-counter", 5))
                .extracting(Item::code)
                .containsExactly("CC-01");
        UUID lot = received("RUN-" + Ids.next().toString().substring(24).toUpperCase(Locale.ROOT));
        assertThat(refused(perform(lot, "technician2", "DYE-2611")))
                .singleElement()
                .asString()
                .contains("Technician Two (sample) has no valid qualification for SOP-QC-273, version 1");
        assertThat(refused(perform(lot, "technician", "CC-01")))
                .singleElement()
                .asString()
                .contains("CC-01 is equipment cell-counter, not reagent viability-dye");
        done(perform(lot, "technician", "DYE-2611"));
        Result result = viability(lot).latest().orElseThrow().result().record();
        assertThat(result.run().orElseThrow().items())
                .extracting(Result.Used::code)
                .containsExactly("CC-01", "DYE-2611", "technician/SOP-QC-273, version 1");
    }

    private Outcome<UUID> perform(UUID lot, String who, String dye) {
        PerformTest command = new PerformTest(
                        "viability",
                        viability(lot).nextAttempt(),
                        Story.json("{\"viablePerMl\":\"20000000\",\"viability\":\"91\"}"),
                        now,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())
                .with(new PerformTest.Controls(
                        Map.of("cell-counter", "CC-01", "viability-dye", dye), Optional.empty()));
        return LAB.process().perform(Ids.next(), lot, command, LAB.actor(who), Lab.credentials(who));
    }

    private UUID received(String number) {
        Map<String, String> input = new HashMap<>(Map.of(
                "number",
                number,
                "specification",
                "bmmc-intraarterial/2",
                "donorType",
                "autologous",
                "donorEligible",
                "true",
                "identityChecked",
                "true",
                "recipient",
                "R-BM-1",
                "weightKg",
                "70.0",
                "volumeMl",
                "20.0",
                "containers",
                "1"));
        Instant made = now.minus(2, ChronoUnit.HOURS);
        input.put("weighedOn", made.atZone(ZoneOffset.UTC).toLocalDate().toString());
        input.put("manufacturedAt", made.toString());
        input.put("expiresAt", made.plus(6, ChronoUnit.HOURS).toString());
        UUID lot = done(RegisterLot.read(input, ZoneOffset.UTC)
                .then(command -> LAB.process().register(Ids.next(), command, LAB.actor("technician"), "UTC")));
        String taken = now.minus(30, ChronoUnit.MINUTES).toString();
        Map<String, String> reception = Map.of(
                "collectedAt", taken,
                "receivedAt", taken,
                "temperatureC", "20.0",
                "condition", "acceptable",
                "volumeMl", "2",
                "location", "bench 1");
        done(ReceiveSamples.read(reception, ZoneOffset.UTC)
                .then(command -> LAB.process().receive(Ids.next(), lot, command, LAB.actor("technician"))));
        return lot;
    }

    private static LotTest viability(UUID lot) {
        return LAB.lots().find(lot).orElseThrow().test("viability").orElseThrow();
    }

    private static UUID done(Outcome<UUID> outcome) {
        assertThat(outcome).as("%s", outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<UUID>) outcome).value();
    }

    private static List<String> refused(Outcome<UUID> outcome) {
        assertThat(outcome).as("%s", outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<UUID>) outcome)
                .reasons().stream().map(reason -> reason.message()).toList();
    }
}

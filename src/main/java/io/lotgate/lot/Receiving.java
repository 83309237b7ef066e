package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import io.lotgate.value.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The rules of receiving samples. */
final class Receiving {
    private Receiving() {}

    static Outcome<Reception> receive(Lot lot, ReceiveSamples command, Actor by, Instant now) {
        if (!by.has("QC_TECHNICIAN")) {
            return Outcome.refused(Refusal.notAllowed("Only a QC technician receives samples."));
        }
        if (lot.step() != Step.RECEIVE_SAMPLES) {
            return Outcome.refused(Refusal.stale("The samples of this lot are received already. Open the lot anew."));
        }
        List<Refusal> wrong = implausible(lot, command, now);
        if (!wrong.isEmpty()) {
            return Outcome.refused(wrong);
        }
        return Outcome.done(new Reception(
                Ids.next(),
                lot.id(),
                command.collectedAt(),
                command.receivedAt(),
                command.temperatureC(),
                command.acceptable(),
                command.volumeMl(),
                command.location(),
                command.deviation(),
                now,
                by));
    }

    private static List<Refusal> implausible(Lot lot, ReceiveSamples command, Instant now) {
        List<Refusal> wrong = new ArrayList<>();
        if (command.receivedAt().isAfter(now)) {
            wrong.add(Refusal.input("receivedAt", "The time of receipt lies in the future. Check date and time."));
        }
        if (command.receivedAt().isBefore(command.collectedAt())) {
            wrong.add(Refusal.input("collectedAt", "The samples cannot be collected after they were received."));
        }
        if (command.collectedAt().isBefore(lot.registration().manufacturedAt())) {
            wrong.add(Refusal.input(
                    "collectedAt",
                    "The samples cannot be older than the lot: it was made "
                            + lot.registration()
                                    .manufacturedAt()
                                    .atZone(java.time.ZoneId.of(
                                            lot.registration().zone()))
                                    .toLocalDateTime()
                            + "."));
        }
        if (!command.acceptable() && command.deviation().isEmpty()) {
            wrong.add(Refusal.input(
                    "deviation",
                    "The condition is not acceptable: enter the deviation's number and" + " what happened."));
        }
        return wrong;
    }
}

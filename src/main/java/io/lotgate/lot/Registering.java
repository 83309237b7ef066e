package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import io.lotgate.specification.ProductSpecification;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The rules of registering a lot: its facts agree with each other and with the specification, which it pins. */
record Registering(ProductSpecification specification, String evaluator, Map<String, String> models, String zone) {

    Outcome<Registration> register(RegisterLot command, UUID id, Actor by, Instant now) {
        List<Refusal> wrong = implausible(command, now);
        return wrong.isEmpty() ? Outcome.done(registration(command, id, by, now)) : Outcome.refused(wrong);
    }

    private List<Refusal> implausible(RegisterLot command, Instant now) {
        List<Refusal> wrong = new ArrayList<>();
        if (!command.donorType().equals(specification.donorType())) {
            wrong.add(Refusal.input(
                    "donorType",
                    "The specification is for " + specification.donorType()
                            + " donors. Check the product or the donor type."));
        }
        if (!command.donorEligible()) {
            wrong.add(Refusal.input(
                    "donorEligible",
                    "Confirm the donor's eligibility; a lot of a donor who is not" + " eligible is not registered."));
        }
        if (!command.identityChecked()) {
            wrong.add(Refusal.input(
                    "identityChecked",
                    "Confirm the chain of identity: donor, lot and recipient agree" + " on label and papers."));
        }
        if (command.manufacturedAt().isAfter(now)) {
            wrong.add(Refusal.input("manufacturedAt", "The time of manufacture lies in the future. Check it."));
        }
        if (!command.expiresAt().isAfter(command.manufacturedAt())) {
            wrong.add(Refusal.input("expiresAt", "The expiry must lie after the manufacture."));
        } else if (command.expiresAt().isAfter(latestExpiry(command))) {
            wrong.add(Refusal.input(
                    "expiresAt",
                    "The shelf life of the specification (" + specification.shelfLife()
                            + ") ends earlier. Check the expiry."));
        }
        if (command.weighedOn().isAfter(now.atZone(ZoneId.of(zone)).toLocalDate())) {
            wrong.add(Refusal.input("weighedOn", "The day of weighing lies in the future. Check it."));
        }
        command.din()
                .filter(din -> !din.matches("[A-NP-Z1-9][A-NP-Z0-9]{2}[0-9]{10}"))
                .ifPresent(din -> wrong.add(Refusal.input(
                        "din",
                        "A donation identification number has 13 characters,"
                                + " such as A999926123456: no flag, no check character.")));
        return wrong;
    }

    private Instant latestExpiry(RegisterLot command) {
        return command.manufacturedAt()
                .atZone(ZoneId.of(zone))
                .plus(specification.shelfLife())
                .plusDays(1)
                .toInstant();
    }

    private Registration registration(RegisterLot command, UUID id, Actor by, Instant now) {
        return new Registration(
                id,
                command.number(),
                command.product(),
                command.version(),
                specification.digest().hex(),
                models,
                evaluator,
                command.donorType(),
                command.din(),
                command.donorEligible(),
                command.identityChecked(),
                command.recipient(),
                command.weightKg(),
                command.weighed(),
                command.weighedOn(),
                command.volumeMl(),
                command.containers(),
                command.manufacturedAt(),
                command.expiresAt(),
                zone,
                command.constructed(),
                command.note(),
                now,
                by);
    }
}

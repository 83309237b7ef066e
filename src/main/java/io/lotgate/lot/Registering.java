package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import io.lotgate.specification.ProductSpecification;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The rules of registering a lot: its facts agree with each other and with the specification, which it pins. */
record Registering(
        ProductSpecification specification,
        String evaluator,
        Map<String, String> models,
        String zone,
        Function<String, Optional<Lot>> lots) {

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
        sister(command).ifPresent(wrong::add);
        code("bank", command.bank()).ifPresent(wrong::add);
        code("session", command.session()).ifPresent(wrong::add);
        return wrong;
    }

    private static Optional<Refusal> code(String field, Optional<String> code) {
        return code.filter(text -> !ItemRules.code(text))
                .map(text -> Refusal.input(
                        field, "The code of a " + field + " has 2 to 30 of A-Z, 0-9, . _ -. Check it on the label."));
    }

    /** A lot that needs a sister names one of the right product and of the same donor, told by the donation number. */
    private Optional<Refusal> sister(RegisterLot command) {
        String product = specification.sisterLot();
        if (product.isEmpty()) {
            return command.sister()
                    .map(number -> Refusal.input("sister", "This product needs no sister lot. Leave it empty."));
        }
        if (command.sister().isEmpty()) {
            return Optional.of(Refusal.input(
                    "sister", "This product needs a lot of " + product + " of the same donor. Enter its number."));
        }
        Optional<Lot> sister = lots.apply(command.sister().get());
        if (sister.isEmpty() || !sister.get().specification().product().equals(product)) {
            return Optional.of(Refusal.input(
                    "sister",
                    "There is no lot " + command.sister().get() + " of " + product
                            + ". Check the number on its label."));
        }
        boolean same = command.din().isPresent()
                && sister.get().registration().din().equals(command.din())
                && sister.get().registration().donorType().equals(command.donorType());
        return same
                ? Optional.empty()
                : Optional.of(Refusal.input(
                        "sister",
                        "The lot " + command.sister().get() + " is of another donor: its donation number is "
                                + sister.get().registration().din().orElse("not on record") + ". Check both labels."));
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
                command.sister(),
                command.bank(),
                command.session(),
                command.trial(),
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

package io.lotgate.lot;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What registering a lot asks for; the fields are those of {@link Registration}. */
public record RegisterLot(
        String number,
        String product,
        int version,
        String donorType,
        Optional<String> din,
        Optional<String> sister,
        Optional<String> bank,
        Optional<String> session,
        Optional<String> trial,
        boolean donorEligible,
        boolean identityChecked,
        String recipient,
        BigDecimal weightKg,
        Optional<String> weighed,
        LocalDate weighedOn,
        BigDecimal volumeMl,
        int containers,
        Instant manufacturedAt,
        Instant expiresAt,
        List<String> constructed,
        String note) {

    /** Reads named texts, as a form or a message brings them. Local times are of the site's zone. */
    public static Outcome<RegisterLot> read(Map<String, String> input, ZoneId zone) {
        Inputs in = new Inputs(input, zone);
        String[] specification = in.text("specification", "the specification").split("/", 2);
        RegisterLot command = new RegisterLot(
                in.matching("number", "the lot number", "[A-Z0-9][A-Z0-9-]{2,29}", "3 to 30 of A-Z, 0-9 and hyphen"),
                specification[0],
                in.version("specification", specification),
                in.oneOf("donorType", "the donor type", List.of("autologous", "allogeneic")),
                in.din(),
                in.optional("sister"),
                in.optional("bank"),
                in.optional("session"),
                in.optional("trial"),
                in.flag("donorEligible"),
                in.flag("identityChecked"),
                in.matching("recipient", "the recipient's pseudonym", ".{1,40}", "1 to 40 characters, no name"),
                in.weightKg(),
                in.weighed(),
                in.date("weighedOn", "the day of weighing"),
                in.decimal("volumeMl", "the volume given in mL", "0.01", "5000"),
                in.whole("containers", "the number of containers", 1, 1000),
                in.instant("manufacturedAt", "the time of manufacture"),
                in.instant("expiresAt", "the expiry"),
                in.list("constructed"),
                in.optional("note").orElse(""));
        return in.outcome(command);
    }
}

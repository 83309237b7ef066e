package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Change;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/** The rules of the inventory: who lists, renews and fails what, and with which days. */
record ItemRules(Actor by, LocalDate today) {
    private static final String CODE = "[A-Z0-9][A-Z0-9._-]{1,29}";
    private static final String CODE_WORDS = "2 to 30 of A-Z, 0-9, . _ -";

    /** An item to be listed, under the code it will have. */
    record ListedAs(String code, Item.Listed what) {}

    Outcome<ListedAs> listed(Inputs in) {
        String chosen = in.oneOf(
                "kind",
                "what it is",
                Arrays.stream(Item.Kind.values()).map(Enum::name).toList());
        Item.Kind kind = chosen.isEmpty() ? Item.Kind.EQUIPMENT : Item.Kind.valueOf(chosen);
        Optional<Refusal> not = allowed(kind);
        if (not.isPresent()) {
            return Outcome.refused(not.get());
        }
        String type = kind.lapses() ? type(kind, in) : "";
        String code = code(kind, type, in);
        Item.Listed listed = new Item.Listed(
                kind,
                type,
                in.text("description", "what it is, in words"),
                kind.lapses() ? Optional.of(period(in)) : Optional.empty());
        return in.outcome(listed)
                .then(one -> listed.valid().flatMap(this::impossible).isPresent()
                        ? Outcome.refused(
                                listed.valid().flatMap(this::impossible).orElseThrow())
                        : Outcome.done(new ListedAs(code, one)));
    }

    /** The type that specifications ask for, or the procedure that a person is qualified for. */
    private static String type(Item.Kind kind, Inputs in) {
        return kind == Item.Kind.QUALIFICATION
                ? in.matching(
                        "type", "the procedure", "[^/\\p{Cntrl}]{1,80}", "as the specification names it, no slash")
                : in.matching(
                        "type",
                        "the type",
                        "[a-z0-9-]{1,64}",
                        "lower-case letters, digits and hyphens, as the specification names it");
    }

    private static String code(Item.Kind kind, String type, Inputs in) {
        return switch (kind) {
            case QUALIFICATION ->
                in.matching("code", "the user name", "[a-z0-9][a-z0-9._-]{2,39}", "as the person signs in") + "/"
                        + type;
            case DONOR ->
                in.matching(
                        "code",
                        "the donation number",
                        "[A-NP-Z1-9][A-NP-Z0-9]{2}[0-9]{10}",
                        "13 characters, such as A999926123456");
            default -> in.matching("code", "the code", CODE, CODE_WORDS);
        };
    }

    /** Whether a lot may be registered with this bank or session. */
    static boolean code(String text) {
        return text.matches(CODE);
    }

    Outcome<Item.Renewed> renewed(Item item, Inputs in) {
        Optional<Refusal> not = allowed(item.kind()).or(() -> renewable(item));
        if (not.isPresent()) {
            return Outcome.refused(not.get());
        }
        Item.Renewed renewed = new Item.Renewed(period(in), in.text("remark", "the certificate or report"));
        return in.outcome(renewed).then(one -> impossible(one.valid())
                .<Outcome<Item.Renewed>>map(Outcome::refused)
                .orElse(Outcome.done(one)));
    }

    private Optional<Refusal> renewable(Item item) {
        String what = item.kind().words() + " " + item.code();
        if (!item.kind().lapses()) {
            return Optional.of(Refusal.blocked("The " + what + " does not lapse, so it is not renewed."));
        }
        if (item.failure().isPresent() && item.kind() == Item.Kind.REAGENT) {
            return Optional.of(Refusal.blocked("The " + what + " failed and is not used again. List another lot."));
        }
        return item.failure().isPresent() && !by.has("QA_MANAGER")
                ? Optional.of(Refusal.notAllowed("Only a QA manager takes what failed into use again."))
                : Optional.empty();
    }

    static Outcome<Item.Failed> failed(Item item, Actor by, String reason) {
        if (!by.has("QA_MANAGER")) {
            return Outcome.refused(notQa());
        }
        Optional<Item.Entry> before = item.failure();
        if (before.isPresent()) {
            return Outcome.refused(Refusal.stale("The failure of " + item.code() + " is on record already, by "
                    + before.get().by().printedName() + "."));
        }
        String why = reason.strip();
        return why.isEmpty() || why.length() > 500
                ? Outcome.refused(
                        Refusal.input("reason", "Say in at most 500 characters what failed and how it is known."))
                : Outcome.done(new Item.Failed(why));
    }

    static Refusal notQa() {
        return Refusal.notAllowed("Only a QA manager declares that an item failed.");
    }

    private Optional<Refusal> allowed(Item.Kind kind) {
        if (by.has("QA_MANAGER") || (by.has("QC_TECHNICIAN") && kind != Item.Kind.QUALIFICATION)) {
            return Optional.empty();
        }
        return Optional.of(Refusal.notAllowed(
                kind == Item.Kind.QUALIFICATION
                        ? "Only a QA manager records who is qualified."
                        : "Only a QC technician or a QA manager keeps the inventory."));
    }

    private static Item.Period period(Inputs in) {
        return new Item.Period(in.date("from", "the first day"), in.date("until", "the last day"));
    }

    private Optional<Refusal> impossible(Item.Period period) {
        if (period.from().isAfter(today)) {
            return Optional.of(
                    Refusal.input("from", "This day is still to come. Enter the day it was done or received."));
        }
        return period.until().isBefore(today)
                ? Optional.of(Refusal.input("until", "This day is past. Check it; what has lapsed cannot be used."))
                : Optional.empty();
    }

    /** What the ledger says of it. */
    static Change words(Item.What what, Change change) {
        if (what instanceof Item.Listed listed) {
            Change named = change.after("kind", listed.sort().name()).after("description", listed.description());
            Change typed = listed.type().isEmpty() ? named : named.after("type", listed.type());
            return listed.valid().map(period -> days(period, typed)).orElse(typed);
        }
        if (what instanceof Item.Renewed renewed) {
            return days(renewed.valid(), change).because(renewed.remark());
        }
        return change.because(((Item.Failed) what).reason());
    }

    private static Change days(Item.Period period, Change change) {
        return change.after("from", period.from().toString())
                .after("until", period.until().toString());
    }
}

package io.lotgate.lot;

import io.lotgate.evaluation.Evaluator;
import io.lotgate.ledger.Actor;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One thing that people do to a lot beside its tests: what it asks for, whose it is, and its rules. Carried out it puts
 * one event on the lot's record.
 *
 * @param id part of its address, {@code [a-z-]+}
 * @param title words on the button
 * @param help what it is for and what follows, in a sentence
 * @param makes what it puts on record
 * @param roles who may do it; one of these is enough
 * @param meaning of the signature it takes; empty when it is attributed without one
 * @param blocked why the lot does not allow it now; empty when it does
 * @param asks what the person enters
 * @param rule reads what was entered and gives the event's detail
 */
public record Act(
        String id,
        Topic topic,
        String title,
        String help,
        Class<? extends Detail> makes,
        Set<String> roles,
        Optional<String> meaning,
        Function<Lot, Optional<String>> blocked,
        Function<Lot, List<Ask>> asks,
        Rule rule) {

    /** The page it stands on. */
    public enum Topic {
        /** Hold, recall, expiry. */
        STATUS,
        /** Containers and doses. */
        STOCK,
        DEVIATIONS,
        /** Stored and retained samples. */
        SAMPLES,
        /** Exceptional supply out of specification. */
        SUPPLY;

        /** As a part of an address. */
        public String path() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads what was entered; refuses what the record must not hold. */
    interface Rule {
        Outcome<? extends Detail> detail(Situation situation, Inputs entered);
    }

    /**
     * What a rule may look at.
     *
     * @param models SHA-256 of each process model that a lot registered now would follow, by name
     */
    record Situation(
            Lot lot, Evaluator evaluator, LotPolicy policy, Map<String, String> models, Actor by, Instant now) {}

    /** Every act, in the order of the pages. */
    public static List<Act> all() {
        return Acts.ALL;
    }

    /** The act of this id. */
    public static Optional<Act> of(String id) {
        return Acts.ALL.stream().filter(act -> act.id().equals(id)).findFirst();
    }

    /** Why this person cannot do it now, in words; empty when nothing stands in the way. */
    public Optional<String> refuses(Lot lot, Actor by) {
        return roles.stream().anyMatch(by::has) ? blocked.apply(lot) : Optional.of("Only a " + words() + " does this.");
    }

    Outcome<? extends Detail> read(Situation situation, Map<String, String> entered) {
        Lot lot = situation.lot();
        if (roles.stream().noneMatch(situation.by()::has)) {
            return Outcome.refused(Refusal.notAllowed("Only a " + words() + " does this."));
        }
        Optional<String> why = blocked.apply(lot);
        return why.isPresent()
                ? Outcome.refused(Refusal.blocked(why.get()))
                : rule.detail(
                        situation,
                        new Inputs(entered, ZoneId.of(lot.registration().zone())));
    }

    private String words() {
        return roles.stream()
                .sorted()
                .map(role -> switch (role) {
                    case "QA_MANAGER" -> "QA manager";
                    case "QC_TECHNICIAN" -> "QC technician";
                    case "QC_REVIEWER" -> "QC reviewer";
                    case "CERTIFIER" -> "certifier";
                    default -> role;
                })
                .reduce((a, b) -> a + " or a " + b)
                .orElseThrow();
    }
}

package io.lotgate.process;

import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Signer;
import io.lotgate.lot.Lot;
import io.lotgate.lot.Lots;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.Refusal;
import io.lotgate.lot.Result;
import io.lotgate.lot.Review;
import io.lotgate.lot.Signed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Several results of one lot accepted by one act; it runs in one transaction, so that a single refusal undoes all. */
record AcceptAll(Lots lots, Advance advance, Coursing coursing, UUID lot, List<UUID> results) {
    AcceptAll {
        results = results.stream().distinct().sorted().toList();
    }

    /** The act in words that name exactly these results; refused when there is nothing to name. */
    Outcome<String> named(Actor by) {
        if (!by.has("QC_REVIEWER")) {
            return Outcome.refused(Refusal.notAllowed("Only a QC reviewer reviews results."));
        }
        if (results.isEmpty()) {
            return Outcome.refused(Refusal.input("", "Tick at least one result."));
        }
        List<Result> chosen = chosen();
        return chosen.size() < results.size()
                ? Outcome.refused(Refusal.notFound("One of these results does not belong to this lot."))
                : Outcome.done(chosen.stream()
                        .map(result -> result.test() + " attempt " + result.attempt())
                        .collect(Collectors.joining(", ", "review ", "")));
    }

    Outcome<UUID> run(UUID command, Actor by, Signer signer) {
        List<Refusal> refusals = new ArrayList<>();
        List<Result> chosen = chosen();
        for (Result result : chosen) {
            Outcome<Review> review =
                    lots.review(lot, result.id(), true, Optional.empty(), command, by, Optional.of(signer));
            if (review instanceof Outcome.Refused<Review> refused) {
                refused.reasons().stream().map(why -> of(result, why)).forEach(refusals::add);
            }
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        chosen.forEach(
                result -> advance.reviewed(lot, result.test(), ReleaseProcess.accepted(lots, lot, result.test())));
        coursing.follow(lots.find(lot).orElseThrow());
        return Outcome.done(lot);
    }

    private List<Result> chosen() {
        return lots.find(lot).map(Lot::results).orElse(List.of()).stream()
                .map(Signed::record)
                .filter(result -> results.contains(result.id()))
                .toList();
    }

    private Refusal of(Result result, Refusal why) {
        String test = lots.find(lot)
                .flatMap(found -> found.tested(result.test()))
                .map(known -> known.name().en())
                .orElse(result.test());
        return new Refusal(why.kind(), result.id().toString(), test + ": " + why.message());
    }
}

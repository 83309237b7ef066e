package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Tells whose page is out of date who was faster, and when. */
record Meanwhile(Lot lot) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** What became of a result that is no longer open for review. */
    String result(UUID result) {
        return lot.reviews().stream()
                .map(Signed::record)
                .filter(review -> review.result().equals(result))
                .findFirst()
                .map(review -> (review.accepted() ? "Accepted" : "Returned") + who(review.by(), review.at()))
                .or(() -> replaced(result))
                .orElse("This result is not open for review.");
    }

    /** Who entered the attempt that stands. */
    String entered(LotTest test) {
        return test.latest()
                .map(attempt -> attempt.result().record())
                .map(result -> "Entered meanwhile" + who(result.by(), result.at()))
                .orElse("This attempt is not open any more.");
    }

    /** What became of an investigation that no longer waits for what the page offered. */
    String investigation(UUID id) {
        Investigations all = lot.investigations();
        return all.conclusions().stream()
                .map(Signed::record)
                .filter(done -> done.investigation().equals(id))
                .findFirst()
                .map(done -> "The investigation is concluded already," + who(done.by(), done.at()))
                .or(() -> all.plans().stream()
                        .map(Signed::record)
                        .filter(plan -> plan.investigation().equals(id))
                        .findFirst()
                        .map(plan -> "Phase II is planned already," + who(plan.by(), plan.at())))
                .or(() -> all.laboratory().stream()
                        .filter(phase -> phase.investigation().equals(id))
                        .findFirst()
                        .map(phase -> "The laboratory's part is recorded already," + who(phase.by(), phase.at())))
                .orElse("The investigation waits for the laboratory's part first.");
    }

    /** Who reviewed the batch record; empty while nobody did. */
    Optional<String> batchRecord() {
        return lot.batchRecord()
                .map(Signed::record)
                .map(review -> "The batch record is reviewed already," + who(review.by(), review.at()));
    }

    /** Who decided the lot; empty while nobody did. */
    Optional<String> decided() {
        return lot.disposition().map(done -> words(done.decision()) + who(done.by(), done.at()));
    }

    private static String words(Decision decision) {
        return switch (decision) {
            case RELEASE -> "The lot is released already,";
            case CONDITIONAL_RELEASE -> "The lot is conditionally released already,";
            case REJECT -> "The lot is rejected already,";
            case SUPPLY -> "The lot is supplied out of specification already,";
        };
    }

    private Optional<String> replaced(UUID result) {
        return lot.results().stream()
                .map(Signed::record)
                .filter(later -> later.replaces().equals(Optional.of(result)))
                .findFirst()
                .map(later -> "Replaced by attempt " + later.attempt() + who(later.by(), later.at()));
    }

    private String who(Actor by, Instant at) {
        ZoneId zone = ZoneId.of(lot.registration().zone());
        return " by " + by.printedName() + ", " + MINUTE.format(at.atZone(zone)) + ".";
    }
}

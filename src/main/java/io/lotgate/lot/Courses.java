package io.lotgate.lot;

import io.lotgate.lot.Detail.AuthorityNotified;
import io.lotgate.lot.Detail.DoseAdministered;
import io.lotgate.lot.Detail.RecallClosed;
import io.lotgate.lot.Detail.Recalled;
import io.lotgate.lot.Detail.RecipientNotified;
import io.lotgate.lot.Detail.Reconciled;
import io.lotgate.lot.Detail.RiskEvaluated;
import io.lotgate.lot.Detail.SupplyAccepted;
import io.lotgate.lot.Detail.SupplyDeclined;
import io.lotgate.lot.Detail.SupplyRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What each course of events of a lot waits for, told from the record alone. */
record Courses(Lot lot) {

    /** Every course that began, with what it waits for; those that are over too. */
    List<Errand> all() {
        List<Errand> all = new ArrayList<>();
        if (lot.letGo()) {
            all.add(errand(stock()));
        }
        lot.stock().doses().forEach(dose -> all.add(new Errand(dose.need(), dose.id(), due())));
        if (lot.status() == Status.RECALLED || lot.events().has(Recalled.class)) {
            all.add(new Errand(recall(), lot.id(), recalled()));
        }
        supply().ifPresent(need ->
                all.add(need == Need.NOTIFY_AUTHORITY ? new Errand(need, lot.id(), notification()) : errand(need)));
        return all;
    }

    private Errand errand(Need need) {
        return new Errand(need, lot.id(), due());
    }

    private Instant due() {
        return lot.registration().expiresAt();
    }

    /** A recall is due at once. */
    private Instant recalled() {
        return lot.events().last(Recalled.class).map(Event::at).orElseGet(() -> lot.disposition()
                .orElseThrow()
                .at());
    }

    /** Until when the authority is told: counted from the first administration. */
    private Instant notification() {
        int minutes =
                lot.events().last(SupplyRequested.class).orElseThrow().detail().notifyWithinMinutes();
        return lot.events().of(DoseAdministered.class).stream()
                .map(event -> event.detail().given())
                .min(Instant::compareTo)
                .orElseThrow()
                .plus(Duration.ofMinutes(minutes));
    }

    private Need stock() {
        if (lot.events().has(Reconciled.class)) {
            return Need.CLOSED;
        }
        return lot.step() == Step.DECIDE ? Need.DECIDE_FINALLY : Need.KEEP_STOCK;
    }

    private Need recall() {
        if (lot.events().has(RecallClosed.class)) {
            return Need.RECALL_CLOSED;
        }
        if (!lot.events().has(RecipientNotified.class) && left()) {
            return Need.NOTIFY_RECIPIENTS;
        }
        return lot.stock().underway() ? Need.ACCOUNT_FOR_CONTAINERS : Need.CLOSE_RECALL;
    }

    /** Whether somebody holds or was given product. */
    private boolean left() {
        return lot.stock().underway() || lot.stock().administered();
    }

    private Optional<Need> supply() {
        Events events = lot.events();
        if (!events.has(SupplyRequested.class)) {
            return Optional.empty();
        }
        boolean supplied = lot.decisions().stream().anyMatch(one -> one.record().decision() == Decision.SUPPLY);
        if (supplied) {
            if (events.has(AuthorityNotified.class)) {
                return Optional.of(Need.SUPPLIED);
            }
            return Optional.of(lot.stock().administered() ? Need.NOTIFY_AUTHORITY : Need.ADMINISTER_SUPPLY);
        }
        if (events.has(SupplyDeclined.class) || lot.decidedFinally()) {
            return Optional.of(Need.DECLINED);
        }
        if (!events.has(RiskEvaluated.class)) {
            return Optional.of(Need.EVALUATE_RISK);
        }
        return Optional.of(events.has(SupplyAccepted.class) ? Need.DECIDE_SUPPLY : Need.RECORD_ACCEPTANCE);
    }
}

package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Change;
import io.lotgate.ledger.Ledger;
import io.lotgate.ledger.Row;
import io.lotgate.ledger.Signature;
import io.lotgate.ledger.Signer;
import io.lotgate.value.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** How every verb writes: with the lot locked, into the lot's stream, the projections brought up to date. */
record LotWriting(LotRows rows, Ledger ledger, LotProjection projection, Clock clock, LotWatch watch) {

    <T> Outcome<T> locked(UUID lot, Function<Lot, Outcome<T>> verb) {
        return rows.lock(lot)
                ? verb.apply(rows.load(lot).orElseThrow())
                : Outcome.refused(Refusal.notFound("There is no such lot."));
    }

    void write(UUID lot, Change change) {
        write(lot, List.of(change));
    }

    void write(UUID lot, List<Change> changes) {
        Optional<Lot> before = rows.load(lot);
        changes.forEach(change -> ledger.append(Lots.stream(lot), change));
        Lot after = rows.load(lot).orElseThrow();
        projection.write(after);
        watch.changed(before, after);
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** What happens to a lot now. */
    Event<?> event(Lot lot, Detail detail, Actor by) {
        return new Event<>(Ids.next(), lot.id(), detail, now(), by);
    }

    static Change change(String action, Actor by, UUID command) {
        return Change.of(action, by).command(command);
    }

    static Signature sign(Signer signer, Row row, String meaning) {
        return signer.sign(row.id(), row.digest(), meaning);
    }
}

package io.lotgate.lot;

import io.lotgate.evaluation.Evaluator;
import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Row;
import io.lotgate.ledger.Signature;
import io.lotgate.specification.ProductSpecification;
import io.lotgate.value.Digest;
import io.lotgate.value.Ids;
import io.lotgate.value.RecordJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * A lot, a clock and a journal: commands go through the lot's verbs, what they record is kept as it is stored and signed,
 * and the audit looks at every record as it is added. A seeded fault may stand between a verb and what it looks at.
 */
final class LotMachine {
    private static final Map<String, String> NEWEST = Map.of("lot-release", "of a later day");
    static final LotPolicy POLICY =
            new LotPolicy(Duration.ofHours(24), Duration.ofDays(30), true, Duration.ofHours(48));

    /** What people do; each is one verb of the lot. */
    enum Verb {
        RECEIVE,
        PERFORM,
        REVIEW,
        LABORATORY,
        PLAN,
        CONCLUDE,
        BATCH_RECORD,
        DECIDE,
        ACT
    }

    /** What a verb looks at. */
    record Seen(Lot lot, Actor by, Instant now) {}

    final Evaluator evaluator;
    final List<Record> journal = new ArrayList<>();
    final List<LotMachineAudit.Finding> findings = new ArrayList<>();
    Instant now = LotBench.MADE.plus(Duration.ofHours(3));
    private final LotMachineParts parts;
    private final LotMachineFault fault;
    private Lot lot;

    LotMachine(
            Registration registration, ProductSpecification specification, Evaluator evaluator, LotMachineFault fault) {
        this.evaluator = evaluator;
        this.fault = fault;
        this.parts = new LotMachineParts(signed(registration, registration.by(), ""), specification);
        this.lot = parts.lot();
    }

    Lot lot() {
        return lot;
    }

    /** The lot as this verb sees it. */
    Seen seen(Verb verb, Actor by) {
        return fault.see(verb, new Seen(lot, by, now));
    }

    Outcome<?> receive(ReceiveSamples command, Actor by) {
        Seen seen = seen(Verb.RECEIVE, by);
        return seen.lot().receive(command, seen.by(), seen.now()).then(made -> {
            Reception record = truly(made, by);
            parts.received = Optional.of(signed(record, by, ""));
            return added(record);
        });
    }

    Outcome<?> perform(PerformTest command, Actor by) {
        Seen seen = seen(Verb.PERFORM, by);
        Performing performing = new Performing(seen.lot(), evaluator, POLICY.lateAfter());
        return performing.perform(command, seen.by(), seen.now()).then(made -> {
            Result record = truly(made, by);
            String meaning = Performing.meaning(lot.tested(record.test()).orElseThrow());
            Optional<Investigation> opened = performing.opened(record, POLICY.investigationDue(), by, now);
            List<Detail> late = opened.isEmpty() ? List.of() : new LateFailure(seen.lot(), record).consequences();
            parts.results.add(signed(record, by, meaning));
            added(record);
            opened.ifPresent(this::open);
            late.forEach(detail -> put(detail, Actor.SYSTEM, Optional.empty()));
            return Outcome.done(record);
        });
    }

    private void open(Investigation investigation) {
        parts.opened.add(investigation);
        added(investigation);
    }

    Outcome<?> review(UUID result, boolean accepted, Optional<String> reason, Actor by) {
        Seen seen = seen(Verb.REVIEW, by);
        return seen.lot()
                .review(result, accepted, reason, seen.by(), seen.now())
                .then(made -> {
                    Review record = truly(made, by);
                    parts.reviews.add(signed(record, by, accepted ? "reviewed" : ""));
                    return added(record);
                });
    }

    Outcome<?> laboratory(LaboratoryFindings command, Actor by) {
        Seen seen = seen(Verb.LABORATORY, by);
        return seen.lot().investigate(command, seen.by(), seen.now()).then(made -> {
            LaboratoryPhase record = truly(made, by);
            parts.laboratory.add(record);
            return added(record);
        });
    }

    Outcome<?> plan(PlanRetests command, Actor by) {
        Seen seen = seen(Verb.PLAN, by);
        return seen.lot()
                .planRetests(command, seen.by(), seen.now())
                .then(made -> kept(truly(made, by), by, "approved", parts.plans::add));
    }

    Outcome<?> conclude(ConcludeInvestigation command, Actor by) {
        Seen seen = seen(Verb.CONCLUDE, by);
        return seen.lot()
                .conclude(command, seen.by(), seen.now())
                .then(made -> kept(truly(made, by), by, made.meaning(), parts.conclusions::add));
    }

    Outcome<?> batchRecord(List<BatchRecordReview.Answer> answers, long shown, Actor by) {
        Seen seen = seen(Verb.BATCH_RECORD, by);
        return seen.lot()
                .reviewBatchRecord(answers, shown, seen.by(), seen.now())
                .then(made -> kept(truly(made, by), by, "reviewed", review -> parts.batchRecord = Optional.of(review)));
    }

    Outcome<?> decide(Decision decision, String reason, Actor by) {
        Seen seen = seen(Verb.DECIDE, by);
        return seen.lot()
                .decide(decision, reason, seen.by(), seen.now())
                .then(made -> kept(truly(made, by), by, decision.meaning(), parts.decisions::add));
    }

    Outcome<?> act(Act act, Map<String, String> entered, Actor by) {
        Seen seen = seen(Verb.ACT, by);
        return act.read(new Act.Situation(seen.lot(), evaluator, POLICY, NEWEST, seen.by(), seen.now()), entered)
                .then(detail -> put(detail, by, act.meaning()));
    }

    /** Lets the time pass; what expired is put on record as the timer does, unless the timer is late. */
    void pass(Duration time, boolean timerLate) {
        now = now.plus(time);
        boolean expired = !lot.registration().expiresAt().isAfter(now);
        if (expired && !timerLate && !lot.status().over() && !lot.events().has(Detail.Expired.class)) {
            put(new Detail.Expired(), Actor.SYSTEM, Optional.empty());
        }
    }

    private Outcome<Event<?>> put(Detail detail, Actor by, Optional<String> meaning) {
        Event<?> event = new Event<>(Ids.next(), lot.id(), detail, now, by);
        Digest digest = Events.row(event).digest();
        parts.events.add(new Signed<>(event, digest, signatures(event.id(), digest, by, meaning.orElse(""))));
        return added(event);
    }

    private <T extends Record> Outcome<T> kept(T record, Actor by, String meaning, Consumer<Signed<T>> keep) {
        keep.accept(signed(record, by, meaning));
        return added(record);
    }

    private <T extends Record> Outcome<T> added(T record) {
        parts.version++;
        lot = parts.lot();
        findings.addAll(new LotMachineAudit(lot.registration(), lot.specification(), journal).of(record));
        journal.add(record);
        LotMachineAudit.status(lot.status(), journal).ifPresent(findings::add);
        return Outcome.done(record);
    }

    /** The record with who really made it and when, whatever a fault let the verb believe. */
    private <T extends Record> T truly(T made, Actor by) {
        if (fault == LotMachineFault.NONE) {
            return made;
        }
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) made.getClass();
        ObjectNode written = RecordJson.of(made);
        written.set("by", RecordJson.of(by));
        written.set("at", RecordJson.text(RecordJson.text(now)));
        return RecordJson.to(type, written);
    }

    private <T extends Record> Signed<T> signed(T record, Actor by, String meaning) {
        UUID id = UUID.fromString(RecordJson.of(record).path("id").asString());
        Digest digest = Row.of("record", id, List.of(), record).digest();
        return new Signed<>(record, digest, signatures(id, digest, by, meaning));
    }

    private List<Signature> signatures(UUID subject, Digest digest, Actor by, String meaning) {
        return meaning.isEmpty()
                ? List.of()
                : List.of(new Signature(Ids.next(), subject, digest.hex(), meaning, by, now, "UTC"));
    }
}

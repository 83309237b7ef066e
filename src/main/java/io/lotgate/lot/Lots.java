package io.lotgate.lot;

import io.lotgate.evaluation.Evaluator;
import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Change;
import io.lotgate.ledger.Ledger;
import io.lotgate.ledger.ProjectionCheck;
import io.lotgate.ledger.Row;
import io.lotgate.ledger.Signer;
import io.lotgate.specification.ProductSpecification;
import io.lotgate.specification.Specifications;
import io.lotgate.value.Ids;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lots and everything recorded about them. Each verb locks the lot, asks the lot's state machine, writes record, signature
 * and ledger entry, and brings the projections up to date, all in the caller's transaction; a refusal writes nothing.
 */
@Qualifier("lotgateTransactions")
public class Lots {
    private final JdbcClient db;
    private final Specifications specifications;
    private final Evaluator evaluator;
    private final LotPolicy policy;
    private final LotRows rows;
    private final LotProjection projection;
    private final LotWriting writing;
    private final InvestigationVerbs investigations;
    private final ActVerbs acts;
    private final LotLists lists;
    private final WorkLists work;
    private final Sources sources;
    private final Deadlines deadlines;
    private final TestHistories histories;
    private final Inventory inventory;

    /** @param watch learns of every change of a lot */
    public Lots(
            JdbcClient db,
            Ledger ledger,
            Specifications specifications,
            Evaluator evaluator,
            Clock clock,
            LotPolicy policy,
            LotWatch watch) {
        this.db = db;
        this.specifications = specifications;
        this.evaluator = evaluator;
        this.policy = policy;
        this.rows = new LotRows(db, ledger, specifications);
        this.projection = new LotProjection(db, rows);
        this.writing = new LotWriting(rows, ledger, projection, clock, watch);
        this.investigations = new InvestigationVerbs(writing);
        this.lists = new LotLists(db);
        this.work = new WorkLists(db);
        this.sources = new Sources(db, rows);
        this.acts = new ActVerbs(writing, evaluator, policy, sources);
        this.deadlines = new Deadlines(db);
        this.histories = new TestHistories(db, specifications);
        this.inventory = new Inventory(db, new Items(db, ledger), writing);
    }

    /** The ledger stream of a lot. */
    public static String stream(UUID lot) {
        return "lot/" + lot;
    }

    /** The lot as its records tell it. */
    @Transactional(readOnly = true)
    public Optional<Lot> find(UUID lot) {
        return rows.load(lot);
    }

    /** The lot of this number. */
    @Transactional(readOnly = true)
    public Optional<Lot> find(String number) {
        return rows.id(number).flatMap(rows::load);
    }

    /** One test over the newest lots of a product that have a result of it, the newest lot first. */
    @Transactional(readOnly = true)
    public List<TestHistory> history(String product, String test, int most) {
        return histories.of(product, test, most);
    }

    /** Lists of lots, page by page. */
    public LotLists lists() {
        return lists;
    }

    /** Lists of open work, page by page. */
    public WorkLists work() {
        return work;
    }

    /** Times that passed or are about to. */
    public Deadlines deadlines() {
        return deadlines;
    }

    /** Open work of these kinds, the least time left first. */
    public List<OpenWork> open(Set<OpenWork.Kind> kinds, int limit) {
        return work.open(WorkQuery.all(kinds), limit).rows();
    }

    /** What is done in an investigation. */
    public InvestigationVerbs investigations() {
        return investigations;
    }

    /** What is done beside the tests. */
    public ActVerbs acts() {
        return acts;
    }

    /** What lots are made of and tested with. */
    public Inventory inventory() {
        return inventory;
    }

    /** Compares the projections of lots and inventory with the record. */
    public ProjectionCheck projectionCheck() {
        return () -> Stream.concat(projection.compare().stream(), inventory.check().compare().stream())
                .toList();
    }

    /** Registers a lot under an approved specification, which is pinned. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<UUID> register(RegisterLot command, Map<String, String> models, UUID id, Actor by, String zone) {
        if (!by.has("QC_TECHNICIAN") && !by.has("QA_MANAGER")) {
            return Outcome.refused(Refusal.notAllowed("Only a QC technician or a QA manager registers lots."));
        }
        Optional<ProductSpecification> specification = specifications.approved(command.product(), command.version());
        if (specification.isEmpty()) {
            return Outcome.refused(Refusal.input(
                    "specification",
                    "There is no approved specification " + command.product() + "/" + command.version()
                            + ". Choose one from the list."));
        }
        if (!specifications.current().contains(specification.get())) {
            return Outcome.refused(Refusal.input(
                    "specification",
                    "The specification " + specification.get().reference()
                            + " is superseded by a newer version. Choose that from the list."));
        }
        lockNumber(command.number());
        if (rows.id(command.number()).isPresent()) {
            return Outcome.refused(Refusal.input(
                    "number",
                    "The lot number " + command.number()
                            + " is used already. Check the label; a number is never used twice."));
        }
        Registering registering =
                new Registering(specification.get(), evaluator.version(), models, zone, number -> rows.id(number)
                        .flatMap(rows::load));
        return registering
                .register(command, Ids.next(), by, writing.now())
                .then(inventory::usable)
                .then(registration -> {
                    writing.write(
                            registration.id(),
                            LotWriting.change("lot registered", by, id)
                                    .after("number", registration.number())
                                    .after("specification", specification.get().reference())
                                    .write(Row.of("lot", registration.id(), List.of("number"), registration)));
                    return Outcome.done(registration.id());
                });
    }

    /** Records that the samples were received. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Reception> receive(UUID lot, ReceiveSamples command, UUID id, Actor by) {
        return writing.locked(
                lot, found -> found.receive(command, by, writing.now()).then(reception -> {
                    writing.write(
                            lot,
                            LotWriting.change("samples received", by, id)
                                    .before("status", found.status().name())
                                    .after("status", Status.UNDER_TEST.name())
                                    .write(Row.of("reception", reception.id(), List.of("lot"), reception)));
                    return Outcome.done(reception);
                }));
    }

    /** Records a result with its verdict, signed "performed" or "transcribed". */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Result> perform(UUID lot, PerformTest command, UUID id, Signer signer) {
        Actor by = signer.actor();
        return writing.locked(lot, found -> {
            Performing performing = new Performing(found, evaluator, policy.lateAfter(), inventory::used);
            return sources.known(lot, command)
                    .then(entry -> performing.perform(entry, by, writing.now()))
                    .then(result -> {
                        Row row = Row.of(
                                "result", result.id(), List.of("lot", "test", "attempt", "kind", "verdict"), result);
                        String meaning =
                                Performing.meaning(found.tested(command.test()).orElseThrow());
                        Change recorded = Performing.recorded(found, result, by)
                                .command(id)
                                .write(row)
                                .sign(LotWriting.sign(signer, row, meaning));
                        List<Change> changes = new ArrayList<>(List.of(recorded));
                        performing
                                .opened(result, policy.investigationDue(), by, writing.now())
                                .ifPresent(opened -> {
                                    changes.add(InvestigationVerbs.opened(opened, id));
                                    new LateFailure(found, result)
                                            .consequences()
                                            .forEach(detail -> changes.add(EventWords.change(
                                                    found,
                                                    writing.event(found, detail, Actor.SYSTEM),
                                                    id,
                                                    Optional.empty(),
                                                    Optional.empty())));
                                });
                        inventory
                                .identity(found, result, id)
                                .forEach(detail -> changes.add(EventWords.change(
                                        found,
                                        writing.event(found, detail, Actor.SYSTEM),
                                        id,
                                        Optional.empty(),
                                        Optional.empty())));
                        writing.write(lot, changes);
                        return Outcome.done(result);
                    });
        });
    }

    /** Records a review: accepted and signed "reviewed", or returned with a reason. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Review> review(
            UUID lot,
            UUID result,
            boolean accepted,
            Optional<String> reason,
            UUID id,
            Actor by,
            Optional<Signer> signer) {
        return writing.locked(lot, found -> found.review(result, accepted, reason, by, writing.now())
                .then(review -> {
                    Row row = Row.of("review", review.id(), List.of("lot", "result"), review);
                    Change change = LotWriting.change(accepted ? "result reviewed" : "result returned", by, id)
                            .after("result", result.toString())
                            .because(reason.orElse(""))
                            .write(row);
                    writing.write(
                            lot,
                            signer.map(s -> change.sign(LotWriting.sign(s, row, "reviewed")))
                                    .orElse(change));
                    return Outcome.done(review);
                }));
    }

    /** Records the batch record checklist, signed "reviewed". */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<BatchRecordReview> reviewBatchRecord(
            UUID lot, List<BatchRecordReview.Answer> answers, long version, UUID id, Signer signer) {
        Actor by = signer.actor();
        return writing.locked(lot, found -> found.reviewBatchRecord(answers, version, by, writing.now())
                .then(review -> {
                    Row row = Row.of("batch_record_review", review.id(), List.of("lot"), review);
                    writing.write(
                            lot,
                            LotWriting.change("batch record reviewed", by, id)
                                    .write(row)
                                    .sign(LotWriting.sign(signer, row, "reviewed")));
                    return Outcome.done(review);
                }));
    }

    /** Records the decision, signed "certified" or "rejected". */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Disposition> decide(
            UUID lot, Decision decision, String reason, long version, UUID id, Signer signer) {
        Actor by = signer.actor();
        return writing.locked(
                lot,
                found -> Deciding.stale(found, version, by)
                        ? Outcome.refused(
                                Refusal.stale("The lot changed since this page was opened. Open it anew and read it"
                                        + " before you decide."))
                        : sistered(found, decision)
                                .then(known -> found.decide(decision, reason, by, writing.now()))
                                .then(disposition -> {
                                    Row row = Row.of(
                                            "disposition", disposition.id(), List.of("lot", "decision"), disposition);
                                    writing.write(
                                            lot,
                                            LotWriting.change("lot decided", by, id)
                                                    .before(
                                                            "status",
                                                            found.status().name())
                                                    .after(
                                                            "status",
                                                            found.after(decision)
                                                                    .name())
                                                    .because(reason)
                                                    .write(row)
                                                    .sign(LotWriting.sign(signer, row, decision.meaning())));
                                    return Outcome.done(disposition);
                                }));
    }

    /** A lot that needs a sister is let go after it. */
    private Outcome<Lot> sistered(Lot lot, Decision decision) {
        Optional<Lot> waits = lot.registration()
                .sister()
                .filter(number -> decision != Decision.REJECT)
                .flatMap(rows::id)
                .flatMap(rows::load)
                .filter(sister -> !sister.status().supplied() && sister.status() != Status.CLOSED);
        return waits.isEmpty()
                ? Outcome.done(lot)
                : Outcome.refused(Refusal.blocked("The sister lot "
                        + waits.get().registration().number() + " is "
                        + waits.get().status().words() + ". It is released before this one."));
    }

    /** Keeps the record that an instrument's file was looked at for a test. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<InstrumentFile> fileSeen(UUID lot, String test, String name, String file, String found, Actor by) {
        if (!by.has("QC_TECHNICIAN")) {
            return Outcome.refused(Refusal.notAllowed("Only a QC technician reads files for a test."));
        }
        return writing.locked(lot, known -> {
            if (known.test(test).map(known::closed).orElse(known.decidedFinally())) {
                return Outcome.refused(Refusal.stale("This lot is decided already; no file can be added."));
            }
            InstrumentFile seen = new InstrumentFile(Ids.next(), lot, test, file, name, found, writing.now(), by);
            writing.write(
                    lot,
                    Change.of("instrument file read", by)
                            .after("file", name)
                            .after("sha256", file)
                            .write(Row.of("instrument_file", seen.id(), List.of("lot", "test", "file"), seen)));
            return Outcome.done(seen);
        });
    }

    /** Two registrations of the same number wait for each other, so that the second is told. */
    private void lockNumber(String number) {
        db.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(?, 0))) locked")
                .param("lot number " + number)
                .query(Integer.class)
                .single();
    }
}

package io.lotgate.process;

import io.lotgate.account.Accounts;
import io.lotgate.account.Credentials;
import io.lotgate.certificate.Certificates;
import io.lotgate.document.Documents;
import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Ledger;
import io.lotgate.ledger.Signer;
import io.lotgate.lot.BatchRecordReview;
import io.lotgate.lot.Decision;
import io.lotgate.lot.InstrumentFile;
import io.lotgate.lot.Lot;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Lots;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.PerformTest;
import io.lotgate.lot.ReceiveSamples;
import io.lotgate.lot.Refusal;
import io.lotgate.lot.RegisterLot;
import io.lotgate.lot.Status;
import io.lotgate.lot.TestPhase;
import io.lotgate.notify.Notices;
import io.lotgate.specification.Language;
import io.lotgate.value.RecordJson;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every command of the release process. The lot decides whether a step is allowed; only then the engine advances, in the
 * same transaction. Each command carries a client-made id; sent twice, it returns the first outcome.
 */
public class ReleaseProcess implements AutoCloseable {
    private final Lots lots;
    private final Documents documents;
    private final Certificates certificates;
    private final Commands commands;
    private final Printable printable;
    private final SignedCommands signing;
    private final ProcessEngine engine;
    private final Models models;
    private final Advance advance;
    private final Resumption resumption;
    private final Failures failures;
    private final Ways ways;
    private final People people;
    private final ControlledDocuments controlled;
    private final InvestigationCommands investigations;
    private final NoticeCommands notices;
    private final Coursing coursing;
    private final ActCommands acts;
    private final InventoryCommands inventory;
    private final SourceFailures sourceFailures;

    /**
     * Work in the background.
     *
     * @param enabled whether the engine's own job executor runs (tests may run jobs themselves)
     * @param tryAgainEvery after how long a step that is out of tries gets one more
     */
    public record Jobs(boolean enabled, Duration tryAgainEvery) {}

    public ReleaseProcess(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Clock clock,
            Accounts accounts,
            Lots lots,
            Documents documents,
            Certificates certificates,
            Ledger ledger,
            Notices notices,
            Jobs jobs) {
        this.lots = lots;
        this.documents = documents;
        this.certificates = certificates;
        this.commands = new Commands(JdbcClient.create(dataSource), new TransactionTemplate(transactions), ledger);
        this.printable = new Printable(certificates);
        this.signing = new SignedCommands(accounts, commands);
        this.engine = EngineConfiguration.build(
                dataSource, transactions, lots, certificates, ledger, new Timers(lots), notices, jobs.enabled());
        this.models = new Models(documents, engine);
        this.controlled = new ControlledDocuments(documents, commands, models);
        this.advance = new Advance(engine);
        this.coursing = new Coursing(engine);
        this.investigations = new InvestigationCommands(lots, printable, commands, signing, advance, coursing);
        this.acts = new ActCommands(lots, printable, commands, signing, coursing, models, new Migration(engine));
        this.notices = new NoticeCommands(notices, commands);
        this.sourceFailures = new SourceFailures(lots, commands, coursing);
        this.inventory =
                new InventoryCommands(lots.inventory(), accounts, printable, commands, signing, sourceFailures);
        this.resumption = new Resumption(engine.getManagementService());
        if (jobs.enabled()) {
            resumption.start(jobs.tryAgainEvery());
            sourceFailures.start(jobs.tryAgainEvery());
        }
        this.failures = new Failures(engine, ledger, clock);
        this.ways = new Ways(documents, ledger, engine, failures);
        this.people = new People(accounts, certificates, commands);
    }

    ProcessEngine engine() {
        return engine;
    }

    /** The commands of investigations. */
    public InvestigationCommands investigations() {
        return investigations;
    }

    /** The commands about notices. */
    public NoticeCommands notices() {
        return notices;
    }

    /** What is done to a lot beside its tests. */
    public ActCommands acts() {
        return acts;
    }

    /** The commands about equipment, reagents, qualifications, banks, donors and sessions. */
    public InventoryCommands inventory() {
        return inventory;
    }

    /** The commands about people. */
    public People people() {
        return people;
    }

    /** Deploys the newest approved models. */
    public void deployModels() {
        models.deploy();
    }

    /** The file name of a model or decision of this name. */
    public static String modelFile(String name) {
        return Models.file(name);
    }

    /** Reads a process model or a decision without importing it; every problem with line and element. */
    public ModelReading readModel(String fileName, byte[] xml) {
        return models.read(fileName, xml);
    }

    /** Imports a specification or model that was read without a problem, as a draft; gives the document's id. */
    public Outcome<UUID> importDraft(
            UUID id, Documents.Kind kind, String name, String version, byte[] bytes, Actor by) {
        return controlled.importDraft(id, kind, name, version, bytes, by);
    }

    /** Approves a draft by signature; a model is followed by lots registered from then on. */
    public Outcome<UUID> approve(UUID id, Documents.Controlled document, Actor by, Credentials credentials) {
        return signing.run(
                id,
                "approve document " + document.id(),
                by,
                credentials,
                signer -> controlled.approve(document, signer));
    }

    /** Registers a lot and starts its release process. */
    public Outcome<UUID> register(UUID id, RegisterLot command, Actor by, String zone) {
        return printable.entered(
                RecordJson.of(command),
                () -> commands.run(id, "register " + command.number(), by, () -> {
                    Map<String, String> pinned = models.pinned();
                    List<String> missing = models.missing();
                    if (!missing.isEmpty()) {
                        return Outcome.refused(Refusal.blocked("The process models are not complete. A QA manager"
                                + " approves " + String.join(", ", missing) + " first."));
                    }
                    return lots.register(command, pinned, id, by, zone).then(lot -> {
                        advance.start(lot);
                        coursing.watch(lots.find(lot).orElseThrow());
                        return Outcome.done(lot);
                    });
                }));
    }

    /** Records the receipt of the samples; the tests begin. */
    public Outcome<UUID> receive(UUID id, UUID lot, ReceiveSamples command, Actor by) {
        return commands.run(id, "receive of lot " + lot, by, () -> lots.receive(lot, command, id, by)
                .then(reception -> {
                    advance.complete(lot.toString(), "Task_ReceiveSamples", Map.of());
                    return Outcome.done(reception.id());
                }));
    }

    /** Records a signed result. */
    public Outcome<UUID> perform(UUID id, UUID lot, PerformTest command, Actor by, Credentials credentials) {
        AtomicBoolean doubted = new AtomicBoolean();
        Outcome<UUID> outcome = signed(
                id,
                "perform " + command.test(),
                lot,
                by,
                credentials,
                signer -> printable.entered(RecordJson.of(command), () -> lots.perform(lot, command, id, signer)
                        .then(result -> {
                            advance.performed(lot, command.test());
                            Lot after = lots.find(lot).orElseThrow();
                            coursing.follow(after);
                            doubted.set(after.status() == Status.ON_HOLD);
                            return Outcome.done(result.id());
                        })));
        if (outcome instanceof Outcome.Done<UUID> && doubted.get()) {
            sourceFailures.hold(); // its session may have failed with it
        }
        return outcome;
    }

    /** Accepts a result with a signature. */
    public Outcome<UUID> accept(
            UUID id, UUID lot, String test, UUID result, Optional<String> comment, Actor by, Credentials credentials) {
        return signed(id, "review " + test, lot, by, credentials, signer -> lots.review(
                        lot, result, true, comment, id, by, Optional.of(signer))
                .then(review -> {
                    advance.reviewed(lot, test, accepted(lots, lot, test));
                    coursing.follow(lots.find(lot).orElseThrow());
                    return Outcome.done(review.id());
                }));
    }

    /**
     * Accepts several results of a lot by one act: the password is asked for once, each review is signed by itself, and
     * either all are on record or none. A refusal names the result it is about: its field is the result's id.
     */
    public Outcome<UUID> acceptAll(UUID id, UUID lot, List<UUID> results, Actor by, Credentials credentials) {
        AcceptAll act = new AcceptAll(lots, advance, coursing, lot, results);
        return act.named(by).then(what -> signed(id, what, lot, by, credentials, signer -> act.run(id, by, signer)));
    }

    /** What an accepted review leads to: the end of the test, the follow-up, or the next retest. */
    static String accepted(Lots lots, UUID lot, String test) {
        LotTest after = lots.find(lot).flatMap(found -> found.test(test)).orElseThrow();
        if (after.phase() != TestPhase.TO_PERFORM) {
            return "ACCEPTED";
        }
        return after.openInvestigation().isPresent() ? "NEXT_RETEST" : "FOLLOW_UP";
    }

    /** Sends a result back with a reason; attributed, not signed. */
    public Outcome<UUID> sendBack(UUID id, UUID lot, String test, UUID result, Optional<String> reason, Actor by) {
        return commands.run(id, "return " + test + " of lot " + lot, by, () -> lots.review(
                        lot, result, false, reason, id, by, Optional.empty())
                .then(review -> {
                    advance.reviewed(lot, test, "RETURNED");
                    return Outcome.done(review.id());
                }));
    }

    /** Records the signed batch record checklist, for the version of the lot that the page showed. */
    public Outcome<UUID> reviewBatchRecord(
            UUID id,
            UUID lot,
            List<BatchRecordReview.Answer> answers,
            long version,
            Actor by,
            Credentials credentials) {
        return signed(
                id,
                "batch record",
                lot,
                by,
                credentials,
                signer -> printable.entered(RecordJson.of(new Answers(answers)), () -> lots.reviewBatchRecord(
                                lot, answers, version, id, signer)
                        .then(review -> {
                            advance.complete(lot.toString(), "Task_ReviewBatchRecord", Map.of());
                            return Outcome.done(review.id());
                        })));
    }

    /** As the other, with the certificate in the language of the specification. */
    public Outcome<UUID> decide(
            UUID id, UUID lot, Decision decision, String reason, long version, Actor by, Credentials credentials) {
        return decide(id, lot, decision, reason, Optional.empty(), version, by, credentials);
    }

    /**
     * Records the signed decision and the certificate's content; the PDF follows by itself.
     *
     * @param language of the certificate; the specification's where the certifier chose none
     */
    public Outcome<UUID> decide(
            UUID id,
            UUID lot,
            Decision decision,
            String reason,
            Optional<Language> language,
            long version,
            Actor by,
            Credentials credentials) {
        return signed(
                id,
                "decide " + decision,
                lot,
                by,
                credentials,
                signer -> printable.entered(RecordJson.text(reason), () -> followed(lot, decision)
                        .then(known -> lots.decide(lot, decision, reason, version, id, signer))
                        .then(disposition -> certificates.record(lots.find(lot).orElseThrow(), language, id, by))
                        .then(certificate -> {
                            Lot decided = lots.find(lot).orElseThrow();
                            advance.decided(lot, decision.name());
                            advance.end(
                                    lot,
                                    decision.name(),
                                    test -> decided.closed(decided.test(test).orElseThrow()));
                            coursing.follow(decided);
                            return Outcome.done(certificate);
                        })));
    }

    /** A decision that leads on needs models that do; a lot registered under older ones is released or rejected. */
    private Outcome<UUID> followed(UUID lot, Decision decision) {
        boolean early = decision == Decision.REJECT
                && lots.find(lot).filter(Lot::beforeDecision).isPresent();
        if (early && !advance.rejectable(lot)) {
            return Outcome.refused(Refusal.blocked("This lot follows process models that know no rejection before the"
                    + " decision. A QA manager moves it to the current models first, under Hold and recall."));
        }
        boolean known = lots.find(lot)
                .filter(found -> found.models().containsKey("lot-in-stock"))
                .isPresent();
        return known || decision == Decision.RELEASE || decision == Decision.REJECT
                ? Outcome.done(lot)
                : Outcome.refused(Refusal.blocked("This lot follows process models that end with the decision. It is"
                        + " released or rejected."));
    }

    /** How far a lot has come in its process. */
    public Way way(Lot lot) {
        return ways.of(lot);
    }

    /** How far one test of a lot has come. */
    public Way way(Lot lot, String test) {
        return ways.of(lot, test);
    }

    /** The program's own steps of a lot that failed at least once and are not done. */
    public List<StuckStep> stuck(UUID lot) {
        return failures.of(lot);
    }

    /** Every step of the program's own that stopped, or is not done after some minutes. */
    public List<StuckStep> stuck() {
        return failures.all();
    }

    /** Has the stopped steps of a lot tried again. */
    public Outcome<UUID> tryAgain(UUID id, UUID lot, Actor by) {
        Outcome<UUID> outcome = commands.run(id, "try again of lot " + lot, by, () -> failures.tryAgain(lot, id, by));
        failures.wake();
        return outcome;
    }

    /** Keeps an instrument's file that was previewed for a test, with what was found in it. */
    public Outcome<InstrumentFile> keepFile(
            UUID lot, String test, String name, byte[] content, String found, Actor by) {
        return commands.inTransaction(() -> lots.fileSeen(
                lot,
                test,
                name,
                documents.keep("application/octet-stream", content).hex(),
                found,
                by));
    }

    /** Keeps an attached report and gives its SHA-256. */
    public Outcome<String> keepReport(byte[] content, Actor by) {
        return by.has("QC_TECHNICIAN") || by.has("QC_REVIEWER") || by.has("QA_MANAGER")
                ? commands.inTransaction(() ->
                        Outcome.done(documents.keep("application/pdf", content).hex()))
                : Outcome.refused(Refusal.notAllowed("Only a person of the laboratory attaches reports."));
    }

    private Outcome<UUID> signed(
            UUID id, String what, UUID lot, Actor by, Credentials credentials, Function<Signer, Outcome<UUID>> verb) {
        return signing.run(id, what + " of lot " + lot, by, credentials, verb);
    }

    @Override
    public void close() {
        resumption.close();
        sourceFailures.close();
        engine.close();
    }

    private record Answers(List<BatchRecordReview.Answer> answers) {}
}

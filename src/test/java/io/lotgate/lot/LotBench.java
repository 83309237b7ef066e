package io.lotgate.lot;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.evaluation.Evaluator;
import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Signature;
import io.lotgate.specification.ProductSpecification;
import io.lotgate.specification.Reading;
import io.lotgate.specification.Specifications;
import io.lotgate.value.Digest;
import io.lotgate.value.RecordJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.node.ObjectNode;

/** A lot in memory that tests take through its rules, without a database. */
abstract class LotBench {
    static final Instant MADE = Instant.parse("2031-05-01T08:00:00Z");
    static final Instant NOW = Instant.parse("2031-06-15T12:00:00Z");
    static final Actor TECHNICIAN = person("QC_TECHNICIAN");
    static final Actor REVIEWER = person("QC_REVIEWER");
    static final Actor QA = person("QA_MANAGER");
    static final Actor CERTIFIER = person("CERTIFIER");
    static final Actor EVERYTHING =
            person("QC_TECHNICIAN", "QC_REVIEWER", "QA_MANAGER", "CERTIFIER", "AUDITOR", "ADMINISTRATOR");

    final Evaluator evaluator = Evaluator.standard();
    ProductSpecification specification = specification();
    Lot lot = registered(Map.of());

    @BeforeEach
    void registeredLot() {
        lot = registered(Map.of());
    }

    void concludeAll(String viability) {
        concludeTests(viability);
        keep(value(lot.reviewBatchRecord(answers(), lot.version(), QA, NOW)));
    }

    void concludeTests(String viability) {
        receive();
        review(recorded("viability", count(viability)), true);
        lot.test("viability").orElseThrow().openInvestigation().ifPresent(open -> {
            laboratory(Optional.empty());
            plan(0);
            conclude(Conclusion.Finding.NO_CAUSE_FOUND, Optional.empty());
        });
        review(
                recorded(
                        "cd73-cd90-cd105",
                        json(
                                "{\"markers\":[{\"name\":\"CD73\",\"percent\":\"99.6\"},{\"name\":\"CD90\",\"percent\":\"99.9\"},{\"name\":\"CD105\",\"percent\":\"100\"}]}")),
                true);
        review(
                recorded(
                        "negative-markers",
                        json("{\"markers\":[{\"name\":\"CD11b/CD19/CD34/CD45/HLA-DR\",\"percent\":\"0.0\"}]}")),
                true);
        review(
                recorded(
                        "endotoxin",
                        json(
                                "{\"result\":\"<0.05\",\"unit\":\"EU/mL\",\"durationH\":\"0.5\",\"controls\":[{\"name\":\"spike recovery\",\"value\":\"99\"}]}")),
                true);
        review(
                recorded(
                        "sterility",
                        json(
                                "{\"inoculated\":\"2031-05-20T08:00:00Z\",\"read\":\"2031-06-10T08:00:00Z\",\"growth\":false,\"volumeMl\":\"1.0\",\"media\":\"aerobic and anaerobic\"}")),
                true);
        review(recorded("mycoplasma", json("{\"value\":\"Not detected\"}")), true);
        review(recorded("mycoplasma-culture", json("{\"value\":\"Not detected\"}")), true);
        review(recorded("karyotype", json("{\"value\":\"No clonal abnormality\",\"detail\":\"46, XY, 16qh+\"}")), true);
        review(recorded("dose-per-kg", RecordJson.object()), true);
    }

    Result recorded(String test, ObjectNode observation) {
        return recorded(test, observation, Optional.empty());
    }

    Result recorded(String test, ObjectNode observation, Optional<String> reason) {
        return recordedBy(TECHNICIAN, test, observation, reason);
    }

    Result recordedBy(Actor by, String test, ObjectNode observation, Optional<String> reason) {
        Result result = value(performing().perform(entry(test, observation, reason), by, NOW));
        List<Signed<Result>> results = new ArrayList<>(lot.results());
        results.add(signed(result));
        Optional<Investigation> opened = performing().opened(result, Duration.ofDays(30), by, NOW);
        lot = with(results, lot.reviews());
        opened.ifPresent(this::keep);
        return result;
    }

    Performing performing() {
        return new Performing(lot, evaluator, Duration.ofHours(24));
    }

    Lot with(List<Signed<Result>> results, List<Signed<Review>> reviews) {
        return new Lot(
                lot.registered(),
                specification,
                lot.received(),
                results,
                reviews,
                lot.batchRecord(),
                lot.decisions(),
                lot.investigations(),
                lot.events(),
                1);
    }

    void laboratory(Optional<String> cause) {
        LaboratoryPhase phase = value(lot.investigate(findings(cause), REVIEWER, NOW));
        Investigations all = lot.investigations();
        lot = with(new Investigations(all.opened(), and(all.laboratory(), phase), all.plans(), all.conclusions()));
    }

    void plan(int retests) {
        RetestPlan plan = value(lot.planRetests(retests(retests), QA, NOW));
        Investigations all = lot.investigations();
        lot = with(
                new Investigations(all.opened(), all.laboratory(), and(all.plans(), signed(plan)), all.conclusions()));
    }

    void conclude(Conclusion.Finding finding, Optional<String> cause) {
        Conclusion conclusion = value(lot.conclude(concluding(finding, cause), QA, NOW));
        Investigations all = lot.investigations();
        lot = with(new Investigations(
                all.opened(), all.laboratory(), all.plans(), and(all.conclusions(), signed(conclusion))));
    }

    LaboratoryFindings findings(Optional<String> cause) {
        List<LaboratoryPhase.Answer> answers = LaboratoryPhase.QUESTIONS.stream()
                .map(question -> new LaboratoryPhase.Answer(question.id(), question.text(), true, ""))
                .toList();
        return new LaboratoryFindings(investigation(), answers, "Raw data and preparations looked at.", cause);
    }

    PlanRetests retests(int number) {
        return new PlanRetests(
                investigation(), number, AttemptKind.RETEST, "No event in the batch record.", "As specified.");
    }

    ConcludeInvestigation concluding(Conclusion.Finding finding, Optional<String> cause) {
        return new ConcludeInvestigation(investigation(), finding, cause, "As investigated.");
    }

    /** The last one opened. */
    UUID investigation() {
        List<Investigation> opened = lot.investigations().opened();
        return opened.get(opened.size() - 1).id();
    }

    private void keep(Investigation opened) {
        Investigations all = lot.investigations();
        lot = with(new Investigations(and(all.opened(), opened), all.laboratory(), all.plans(), all.conclusions()));
    }

    private Lot with(Investigations investigations) {
        return new Lot(
                lot.registered(),
                specification,
                lot.received(),
                lot.results(),
                lot.reviews(),
                lot.batchRecord(),
                lot.decisions(),
                investigations,
                lot.events(),
                1);
    }

    private static <T> List<T> and(List<T> before, T one) {
        return Stream.concat(before.stream(), Stream.of(one)).toList();
    }

    Outcome<Result> perform(String test, ObjectNode observation, Actor by) {
        return performing().perform(entry(test, observation, Optional.empty()), by, NOW);
    }

    PerformTest entry(String test, ObjectNode observation, Optional<String> reason) {
        Optional<Result.ExternalReport> report = test.equals("karyotype")
                ? Optional.of(new Result.ExternalReport("Laboratory", "7", java.time.LocalDate.EPOCH, "0".repeat(64)))
                : Optional.empty();
        int attempt = lot.test(test).orElseThrow().nextAttempt();
        return new PerformTest(test, attempt, observation, NOW, Optional.empty(), reason, report, Optional.empty());
    }

    void review(Result result, boolean accepted) {
        Review review = value(lot.review(
                result.id(), accepted, accepted ? Optional.empty() : Optional.of("see worksheet"), REVIEWER, NOW));
        List<Signed<Review>> reviews = new ArrayList<>(lot.reviews());
        reviews.add(signed(review));
        lot = with(lot.results(), reviews);
    }

    void receive() {
        Reception reception = value(lot.receive(samples(), TECHNICIAN, NOW));
        lot = new Lot(
                lot.registered(),
                specification,
                Optional.of(signed(reception)),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                lot.investigations(),
                lot.events(),
                1);
    }

    void keep(BatchRecordReview review) {
        lot = new Lot(
                lot.registered(),
                specification,
                lot.received(),
                lot.results(),
                lot.reviews(),
                Optional.of(signed(review)),
                List.of(),
                lot.investigations(),
                lot.events(),
                1);
    }

    void decide(Decision decision, String reason) {
        Disposition disposition = value(lot.decide(decision, reason, CERTIFIER, NOW));
        lot = new Lot(
                lot.registered(),
                specification,
                lot.received(),
                lot.results(),
                lot.reviews(),
                lot.batchRecord(),
                Stream.concat(lot.decisions().stream(), Stream.of(signed(disposition)))
                        .toList(),
                lot.investigations(),
                lot.events(),
                1);
    }

    List<BatchRecordReview.Answer> answers() {
        return specification.batchRecordReview().stream()
                .map(item -> new BatchRecordReview.Answer(item.id(), item.text().en(), true, ""))
                .toList();
    }

    TestPhase phase(String test) {
        return lot.test(test).orElseThrow().phase();
    }

    ReceiveSamples samples() {
        return value(ReceiveSamples.read(
                Map.of(
                        "collectedAt", "2031-05-01T09:00",
                        "receivedAt", "2031-05-01T10:00",
                        "temperatureC", "5.0",
                        "condition", "acceptable",
                        "volumeMl", "12",
                        "location", "Refrigerator 2"),
                ZoneOffset.UTC));
    }

    Lot registered(Map<String, String> changes) {
        return new Lot(
                signed(value(register(changes))),
                specification,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                Investigations.NONE,
                Events.NONE,
                1);
    }

    Outcome<Registration> register(Map<String, String> changes) {
        Map<String, String> input = new HashMap<>(Map.of(
                "number", "LOT-1",
                "specification", "uc-msc-iv/1",
                "donorType", "allogeneic",
                "donorEligible", "true",
                "identityChecked", "true",
                "recipient", "R-1",
                "weightKg", "3.8",
                "volumeMl", "5.0",
                "containers", "1"));
        input.putAll(Map.of(
                "weighedOn", "2031-05-01",
                "manufacturedAt", "2031-05-01T08:00",
                "expiresAt", "2033-05-01T08:00"));
        input.putAll(changes);
        return RegisterLot.read(input, ZoneOffset.UTC)
                .then(command -> new Registering(specification, "1.0", Map.of(), "UTC", number -> Optional.empty())
                        .register(command, UUID.randomUUID(), TECHNICIAN, NOW));
    }

    ProductSpecification specification() {
        return specification("", "");
    }

    /** The shipped specification, changed behind the line of a test's method reference. */
    ProductSpecification specification(String reference, String added) {
        return specification(reference, added, "", "");
    }

    /** As before, with one wording replaced everywhere. */
    ProductSpecification specification(String reference, String added, String before, String after) {
        try {
            String yaml = Files.readString(Path.of("config/products/uc-msc-iv/1.yaml"));
            String changed = reference.isEmpty()
                    ? yaml
                    : yaml.replaceFirst("(methodReference: " + reference + ".*\n)", "$1" + added);
            byte[] bytes =
                    changed.replace(before.isEmpty() ? "\u0000" : before, after).getBytes(StandardCharsets.UTF_8);
            return ((Reading.Read) new Specifications(null, evaluator).proposal("1.yaml", bytes)).specification();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static ObjectNode count(String viability) {
        return json("{\"viablePerMl\":\"760000\",\"viability\":\"" + viability + "\"}");
    }

    static ObjectNode json(String text) {
        return (ObjectNode) RecordJson.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    static Actor person(String... roles) {
        return new Actor(UUID.randomUUID(), roles[0], roles[0], Set.of(roles));
    }

    /** The record as it is stored: signed by the person who made it. */
    static <T extends Record> Signed<T> signed(T value) {
        Digest digest = Digest.of(new byte[0]);
        List<Signature> signatures = Stream.of(
                        "performed", "reviewed", "certified", "rejected", "approved", "invalidated")
                .map(meaning -> new Signature(
                        UUID.randomUUID(), UUID.randomUUID(), digest.hex(), meaning, maker(value), NOW, "UTC"))
                .toList();
        return new Signed<>(value, digest, signatures);
    }

    static Actor maker(Record value) {
        return RecordJson.to(Actor.class, RecordJson.of(value).get("by"));
    }

    static <T> T value(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    static <T> List<Refusal> refusals(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<T>) outcome).reasons();
    }

    static <T> List<Refusal.Kind> kinds(Outcome<T> outcome) {
        return refusals(outcome).stream().map(Refusal::kind).toList();
    }
}

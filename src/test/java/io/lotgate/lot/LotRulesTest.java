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
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The lot's state machine: who may do what, when, and what stands in the way of a release. */
class LotRulesTest {
    private static final Instant MADE = Instant.parse("2031-05-01T08:00:00Z");
    private static final Instant NOW = Instant.parse("2031-06-15T12:00:00Z");
    private static final Actor TECHNICIAN = person("QC_TECHNICIAN");
    private static final Actor REVIEWER = person("QC_REVIEWER");
    private static final Actor QA = person("QA_MANAGER");
    private static final Actor CERTIFIER = person("CERTIFIER");
    private static final Actor EVERYTHING =
            person("QC_TECHNICIAN", "QC_REVIEWER", "QA_MANAGER", "CERTIFIER", "AUDITOR", "ADMINISTRATOR");

    private final Evaluator evaluator = Evaluator.standard();
    private ProductSpecification specification = specification();
    private Lot lot = registered(Map.of());

    @BeforeEach
    void registeredLot() {
        lot = registered(Map.of());
    }

    @Test
    void startsInQuarantineAndWaitsForItsSamples() {
        assertThat(lot.status()).isEqualTo(Status.QUARANTINE);
        assertThat(lot.step()).isEqualTo(Step.RECEIVE_SAMPLES);
        assertThat(lot.tests()).allMatch(test -> test.phase() == TestPhase.WAITING);
    }

    @Test
    void refusesARegistrationWithoutEligibleDonorOrIdentityCheck() {
        assertThat(refusals(register(Map.of("donorEligible", "", "identityChecked", ""))))
                .extracting(Refusal::field)
                .containsExactlyInAnyOrder("donorEligible", "identityChecked");
    }

    @Test
    void refusesAWeightThatIsPoundsTypedAsSomethingImpossible() {
        assertThat(refusals(register(Map.of("weightKg", "1543"))))
                .extracting(Refusal::field)
                .containsExactly("weightKg");
        assertThat(refusals(register(Map.of("weightKg", "three"))))
                .extracting(Refusal::field)
                .containsExactly("weightKg");
    }

    @Test
    void refusesADonorTypeTheSpecificationIsNotFor() {
        assertThat(refusals(register(Map.of("donorType", "autologous"))))
                .extracting(Refusal::field)
                .containsExactly("donorType");
    }

    @Test
    void onlyATechnicianReceivesSamplesAndOnlyOnce() {
        assertThat(kinds(lot.receive(samples(), REVIEWER, NOW))).containsExactly(Refusal.Kind.NOT_ALLOWED);
        receive();
        assertThat(lot.status()).isEqualTo(Status.UNDER_TEST);
        assertThat(kinds(lot.receive(samples(), TECHNICIAN, NOW))).containsExactly(Refusal.Kind.STALE);
    }

    @Test
    void aBreachAtReceiptNeedsADeviation() {
        ReceiveSamples bad = new ReceiveSamples(
                MADE.plusSeconds(60),
                MADE.plusSeconds(120),
                samples().temperatureC(),
                false,
                samples().volumeMl(),
                "A",
                Optional.empty());
        assertThat(refusals(lot.receive(bad, TECHNICIAN, NOW)))
                .extracting(Refusal::field)
                .containsExactly("deviation");
    }

    @Test
    void refusesAUnitThatCannotBeConvertedAtItsField() {
        receive();
        ObjectNode wrong = json(
                "{\"result\":\"<0.05\",\"unit\":\"mg/mL\",\"durationH\":\"0.5\",\"controls\":[{\"name\":\"spike recovery\",\"value\":\"99\"}]}");
        assertThat(refusals(perform("endotoxin", wrong, TECHNICIAN)))
                .extracting(Refusal::field)
                .contains("o:/unit");
    }

    @Test
    void refusesAnEarlyReadThatShowsNoGrowthButRecordsGrowthAtOnce() {
        receive();
        ObjectNode early = json(
                "{\"inoculated\":\"2031-06-10T08:00:00Z\",\"read\":\"2031-06-15T08:00:00Z\",\"growth\":false,\"volumeMl\":\"1.0\",\"media\":\"aerobic and anaerobic\"}");
        assertThat(refusals(perform("sterility", early, TECHNICIAN)).get(0).message())
                .contains("too early");
        Result grown = recorded("sterility", early.put("growth", true));
        assertThat(grown.verdict()).isEqualTo("OUT_OF_SPECIFICATION");
    }

    @Test
    void aSterilityReadingCannotLieInTheFutureNorItsInoculationBeforeTheSample() {
        receive();
        ObjectNode read = json(
                "{\"inoculated\":\"2031-06-14T08:00:00Z\",\"read\":\"2031-06-29T08:00:00Z\",\"growth\":false,\"volumeMl\":\"1.0\",\"media\":\"aerobic and anaerobic\"}");
        assertThat(refusals(perform("sterility", read, TECHNICIAN)))
                .extracting(Refusal::field)
                .containsExactly("o:/read");
        read.put("inoculated", "2031-04-01T08:00:00Z").put("read", "2031-06-15T08:00:00Z");
        assertThat(refusals(perform("sterility", read, TECHNICIAN)))
                .extracting(Refusal::field)
                .containsExactly("o:/inoculated");
    }

    @Test
    void aLotWhoseResultNobodySignedIsNotReleased() {
        concludeAll("89");
        lot = new Lot(
                lot.registered(),
                specification,
                lot.received(),
                lot.results().stream()
                        .map(result -> new Signed<>(result.record(), result.digest(), List.of()))
                        .toList(),
                lot.reviews(),
                lot.batchRecord(),
                lot.decided(),
                1);
        assertThat(lot.releaseBlockers(NOW)).singleElement().asString().contains("signature");
    }

    @Test
    void aFailedControlIsOnRecordAndTheRunIsRepeatedWithAReason() {
        receive();
        ObjectNode failed = json(
                "{\"result\":\"<0.05\",\"unit\":\"EU/mL\",\"durationH\":\"0.5\",\"controls\":[{\"name\":\"spike recovery\",\"value\":\"41\"}]}");
        assertThat(recorded("endotoxin", failed).verdict()).isEqualTo("INVALID");
        assertThat(phase("endotoxin")).isEqualTo(TestPhase.TO_PERFORM);
        ObjectNode good = json(
                "{\"result\":\"<0.05\",\"unit\":\"EU/mL\",\"durationH\":\"0.5\",\"controls\":[{\"name\":\"spike recovery\",\"value\":\"99\"}]}");
        assertThat(refusals(perform("endotoxin", good, TECHNICIAN)))
                .extracting(Refusal::field)
                .containsExactly("reason");
        Result repeat = recorded("endotoxin", good, Optional.of("cartridge replaced"));
        assertThat(repeat.kind()).isEqualTo(AttemptKind.RUN_REPEAT);
        assertThat(lot.test("endotoxin").orElseThrow().attempts()).hasSize(2);
    }

    @Test
    void doseWaitsForTheReviewedViability() {
        receive();
        assertThat(phase("dose-per-kg")).isEqualTo(TestPhase.WAITING);
        Result viability = recorded("viability", count("89"));
        assertThat(kinds(perform("dose-per-kg", RecordJson.object(), TECHNICIAN)))
                .containsExactly(Refusal.Kind.BLOCKED);
        review(viability, true);
        assertThat(phase("dose-per-kg")).isEqualTo(TestPhase.TO_PERFORM);
    }

    @Test
    void nobodyReviewsTheirOwnResultWhateverTheirRoles() {
        receive();
        Result result = recordedBy(EVERYTHING, "viability", count("89"), Optional.empty());
        Outcome<Review> own = lot.review(result.id(), true, Optional.empty(), EVERYTHING, NOW);
        assertThat(kinds(own)).containsExactly(Refusal.Kind.NOT_ALLOWED);
        assertThat(kinds(lot.review(result.id(), true, Optional.empty(), TECHNICIAN, NOW)))
                .containsExactly(Refusal.Kind.NOT_ALLOWED);
    }

    @Test
    void aReturnedResultIsCorrectedAsAFurtherAttemptAndTheFirstStays() {
        receive();
        Result first = recorded("viability", count("98"));
        assertThat(refusals(lot.review(first.id(), false, Optional.empty(), REVIEWER, NOW)))
                .extracting(Refusal::field)
                .containsExactly("reason");
        review(first, false);
        Result second = recorded("viability", count("89"), Optional.of("read the wrong line"));
        assertThat(second.kind()).isEqualTo(AttemptKind.CORRECTION);
        assertThat(second.replaces()).contains(first.id());
        assertThat(lot.results()).hasSize(2);
    }

    @Test
    void aCorrectionCannotTurnAFailureIntoAPass() {
        receive();
        Result failed = recorded("viability", count("71"));
        assertThat(failed.verdict()).isEqualTo("OUT_OF_SPECIFICATION");
        review(failed, false);
        Outcome<Result> again =
                performing().perform(entry("viability", count("91"), Optional.of("typing error")), TECHNICIAN, NOW);
        assertThat(kinds(again)).containsExactly(Refusal.Kind.BLOCKED);
    }

    @Test
    void aLateEntryNeedsAReason() {
        receive();
        PerformTest late = new PerformTest(
                "viability",
                1,
                count("89"),
                NOW.minus(Duration.ofHours(25)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(refusals(performing().perform(late, TECHNICIAN, NOW)))
                .extracting(Refusal::field)
                .containsExactly("lateReason");
    }

    @Test
    void aReadingCannotLieInTheFutureOrBeforeItsSample() {
        receive();
        for (Instant at : List.of(NOW.plusSeconds(60), MADE.minusSeconds(60))) {
            PerformTest command = new PerformTest(
                    "viability",
                    1,
                    count("89"),
                    at,
                    Optional.of("late"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            assertThat(refusals(performing().perform(command, TECHNICIAN, NOW)))
                    .extracting(Refusal::field)
                    .containsExactly("performedAt");
        }
    }

    @Test
    void isReleasedOnlyWhenEveryTestConformsAndByACertifierWhoHadNoPart() {
        concludeAll("89");
        assertThat(lot.step()).isEqualTo(Step.DECIDE);
        assertThat(lot.releaseBlockers(NOW)).isEmpty();
        assertThat(kinds(lot.decide(Decision.RELEASE, "", QA, NOW))).containsExactly(Refusal.Kind.NOT_ALLOWED);
        Actor tookPart = new Actor(REVIEWER.person(), "x", "X", Set.of("CERTIFIER"));
        assertThat(kinds(lot.decide(Decision.RELEASE, "", tookPart, NOW))).containsExactly(Refusal.Kind.NOT_ALLOWED);
        decide(Decision.RELEASE, "");
        assertThat(lot.status()).isEqualTo(Status.RELEASED);
        assertThat(kinds(lot.decide(Decision.REJECT, "second thoughts", CERTIFIER, NOW)))
                .containsExactly(Refusal.Kind.STALE);
    }

    @Test
    void isNeverReleasedWithAnOutOfSpecificationResult() {
        concludeAll("71");
        assertThat(lot.releaseBlockers(NOW)).containsExactly("Cell viability: out of specification.");
        assertThat(kinds(lot.decide(Decision.RELEASE, "", CERTIFIER, NOW))).containsExactly(Refusal.Kind.BLOCKED);
        assertThat(refusals(lot.decide(Decision.REJECT, " ", CERTIFIER, NOW)))
                .extracting(Refusal::field)
                .containsExactly("reason");
        decide(Decision.REJECT, "viability");
        assertThat(lot.status()).isEqualTo(Status.REJECTED);
    }

    @Test
    void isNotReleasedAfterItsExpiry() {
        concludeAll("89");
        Instant expired = lot.registration().expiresAt();
        assertThat(lot.releaseBlockers(expired)).containsExactly("The lot has expired.");
    }

    @Test
    void aNoInTheBatchRecordNeedsARemarkAndBlocksTheRelease() {
        concludeTests("89");
        List<BatchRecordReview.Answer> answers = new ArrayList<>(answers());
        BatchRecordReview.Answer first = answers.get(0);
        answers.set(0, new BatchRecordReview.Answer(first.item(), first.text(), false, ""));
        assertThat(refusals(lot.reviewBatchRecord(answers, QA, NOW)))
                .extracting(Refusal::field)
                .containsExactly("remark-" + first.item());
        answers.set(0, new BatchRecordReview.Answer(first.item(), first.text(), false, "page 3 is missing"));
        keep(value(lot.reviewBatchRecord(answers, QA, NOW)));
        assertThat(lot.releaseBlockers(NOW)).singleElement().asString().contains("was answered no");
    }

    private void concludeAll(String viability) {
        concludeTests(viability);
        keep(value(lot.reviewBatchRecord(answers(), QA, NOW)));
    }

    private void concludeTests(String viability) {
        receive();
        review(recorded("viability", count(viability)), true);
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

    private Result recorded(String test, ObjectNode observation) {
        return recorded(test, observation, Optional.empty());
    }

    private Result recorded(String test, ObjectNode observation, Optional<String> reason) {
        return recordedBy(TECHNICIAN, test, observation, reason);
    }

    private Result recordedBy(Actor by, String test, ObjectNode observation, Optional<String> reason) {
        Result result = value(performing().perform(entry(test, observation, reason), by, NOW));
        List<Signed<Result>> results = new ArrayList<>(lot.results());
        results.add(signed(result));
        lot = with(results, lot.reviews());
        return result;
    }

    private Performing performing() {
        return new Performing(lot, evaluator, Duration.ofHours(24));
    }

    private Lot with(List<Signed<Result>> results, List<Signed<Review>> reviews) {
        return new Lot(
                lot.registered(), specification, lot.received(), results, reviews, lot.batchRecord(), lot.decided(), 1);
    }

    private Outcome<Result> perform(String test, ObjectNode observation, Actor by) {
        return performing().perform(entry(test, observation, Optional.empty()), by, NOW);
    }

    private PerformTest entry(String test, ObjectNode observation, Optional<String> reason) {
        Optional<Result.ExternalReport> report = test.equals("karyotype")
                ? Optional.of(new Result.ExternalReport("Laboratory", "7", java.time.LocalDate.EPOCH, "0".repeat(64)))
                : Optional.empty();
        int attempt = lot.test(test).orElseThrow().nextAttempt();
        return new PerformTest(test, attempt, observation, NOW, Optional.empty(), reason, report, Optional.empty());
    }

    private void review(Result result, boolean accepted) {
        Review review = value(lot.review(
                result.id(), accepted, accepted ? Optional.empty() : Optional.of("see worksheet"), REVIEWER, NOW));
        List<Signed<Review>> reviews = new ArrayList<>(lot.reviews());
        reviews.add(signed(review));
        lot = with(lot.results(), reviews);
    }

    private void receive() {
        Reception reception = value(lot.receive(samples(), TECHNICIAN, NOW));
        lot = new Lot(
                lot.registered(),
                specification,
                Optional.of(signed(reception)),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                1);
    }

    private void keep(BatchRecordReview review) {
        lot = new Lot(
                lot.registered(),
                specification,
                lot.received(),
                lot.results(),
                lot.reviews(),
                Optional.of(signed(review)),
                Optional.empty(),
                1);
    }

    private void decide(Decision decision, String reason) {
        Disposition disposition = value(lot.decide(decision, reason, CERTIFIER, NOW));
        lot = new Lot(
                lot.registered(),
                specification,
                lot.received(),
                lot.results(),
                lot.reviews(),
                lot.batchRecord(),
                Optional.of(signed(disposition)),
                1);
    }

    private List<BatchRecordReview.Answer> answers() {
        return specification.batchRecordReview().stream()
                .map(item -> new BatchRecordReview.Answer(item.id(), item.text().en(), true, ""))
                .toList();
    }

    private TestPhase phase(String test) {
        return lot.test(test).orElseThrow().phase();
    }

    private ReceiveSamples samples() {
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

    private Lot registered(Map<String, String> changes) {
        return new Lot(
                signed(value(register(changes))),
                specification,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                1);
    }

    private Outcome<Registration> register(Map<String, String> changes) {
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
                .then(command -> new Registering(specification, "1.0", Map.of(), "UTC")
                        .register(command, UUID.randomUUID(), TECHNICIAN, NOW));
    }

    private ProductSpecification specification() {
        try {
            byte[] yaml = Files.readAllBytes(Path.of("config/products/uc-msc-iv/1.yaml"));
            return ((Reading.Read) new Specifications(null, evaluator).proposal("1.yaml", yaml)).specification();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode count(String viability) {
        return json("{\"viablePerMl\":\"760000\",\"viability\":\"" + viability + "\"}");
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) RecordJson.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Actor person(String... roles) {
        return new Actor(UUID.randomUUID(), roles[0], roles[0], Set.of(roles));
    }

    /** The record as it is stored: signed by the person who made it. */
    private static <T extends Record> Signed<T> signed(T value) {
        Digest digest = Digest.of(new byte[0]);
        List<Signature> signatures = Stream.of("performed", "reviewed", "certified", "rejected")
                .map(meaning -> new Signature(
                        UUID.randomUUID(), UUID.randomUUID(), digest.hex(), meaning, maker(value), NOW, "UTC"))
                .toList();
        return new Signed<>(value, digest, signatures);
    }

    private static Actor maker(Record value) {
        return RecordJson.to(Actor.class, RecordJson.of(value).get("by"));
    }

    private static <T> T value(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    private static <T> List<Refusal> refusals(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<T>) outcome).reasons();
    }

    private static <T> List<Refusal.Kind> kinds(Outcome<T> outcome) {
        return refusals(outcome).stream().map(Refusal::kind).toList();
    }
}

package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.lot.AttemptKind;
import io.lotgate.lot.ConcludeInvestigation;
import io.lotgate.lot.Conclusion;
import io.lotgate.lot.Decision;
import io.lotgate.lot.LaboratoryFindings;
import io.lotgate.lot.LaboratoryPhase;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.PerformTest;
import io.lotgate.lot.PlanRetests;
import io.lotgate.lot.ReceiveSamples;
import io.lotgate.lot.RegisterLot;
import io.lotgate.lot.Result;
import io.lotgate.lot.Status;
import io.lotgate.lot.Step;
import io.lotgate.lot.TestConclusion;
import io.lotgate.lot.TestPhase;
import io.lotgate.process.Way;
import io.lotgate.value.Ids;
import io.lotgate.value.RecordJson;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Results that do not conform, on the real engine: investigated, followed up, and the lot decided after it. */
class InvestigationWayTest {
    private static final Optional<String> CAUSE = Optional.of("the counter's chamber was empty, see its log");
    private final Lab lab = Lab.lab();
    private final SampleWay way = lab.way();
    private final SampleLot sample = lab.dose();

    @Test
    void anInvalidatedResultIsMadeAgainAndTheLotIsReleased() {
        UUID lot = received();
        outOfSpecification(lot);
        assertThat(states(lot, "viability")).containsEntry("Call_InvestigateResult", Way.State.OPEN);
        way.accept(lot, "viability");
        laboratory(lot, CAUSE);
        conclude(lot, Conclusion.Finding.INVALIDATED, CAUSE);
        assertThat(states(lot, "viability")).containsEntry("Task_PerformTest", Way.State.OPEN);
        way.perform(lot, sample, "viability", count("89"), Optional.empty());
        assertThat(test(lot, "viability")
                        .latest()
                        .orElseThrow()
                        .result()
                        .record()
                        .kind())
                .isEqualTo(AttemptKind.RETEST);
        way.accept(lot, "viability");
        assertThat(test(lot, "viability").conclusion()).contains(TestConclusion.CONFORMS);
        rest(lot);
        way.decide(lot, Decision.RELEASE, "");
        assertThat(way.lot(lot).status()).isEqualTo(Status.RELEASED);
        assertThat(lab.certificates().of(lot).get(0).content().notes())
                .anyMatch(note -> note.startsWith("Investigation " + sample.number() + "-OOS1: the first result was"
                                + " invalidated for a proven cause.")
                        && note.contains(CAUSE.orElseThrow()));
    }

    @Test
    void aResultWithoutACauseStaysOutOfSpecificationAndTheLotIsRejected() {
        UUID lot = received();
        outOfSpecification(lot);
        laboratory(lot, Optional.empty());
        way.accept(lot, "viability");
        plan(lot, 0);
        conclude(lot, Conclusion.Finding.NO_CAUSE_FOUND, Optional.empty());
        assertThat(test(lot, "viability").conclusion()).contains(TestConclusion.OOS_CONFIRMED);
        rest(lot);
        assertThat(way.lot(lot).step()).isEqualTo(Step.DECIDE);
        Outcome<UUID> release = lab.process()
                .decide(
                        Ids.next(),
                        lot,
                        Decision.RELEASE,
                        "",
                        way.lot(lot).version(),
                        lab.actor("certifier"),
                        Lab.credentials("certifier"));
        assertThat(release).isInstanceOf(Outcome.Refused.class);
        way.decide(lot, Decision.REJECT, "viability is out of specification");
        assertThat(way.lot(lot).status()).isEqualTo(Status.REJECTED);
        assertThat(lab.certificates().of(lot).get(0).content().notes())
                .anyMatch(note -> note.contains("no cause was found, the result stands"));
        assertThat(lab.lots().projectionCheck().compare()).isEmpty();
    }

    @Test
    void aReturnedSuspectResultIsCorrectedInsideTheInvestigation() {
        UUID lot = received();
        outOfSpecification(lot);
        way.sendBack(lot, "viability", "the dilution is not the one of the raw data");
        way.perform(lot, sample, "viability", count("70"), Optional.of("dilution corrected"));
        assertThat(test(lot, "viability").phase()).isEqualTo(TestPhase.TO_REVIEW);
        way.accept(lot, "viability");
        assertThat(test(lot, "viability").phase()).isEqualTo(TestPhase.INVESTIGATION);
        assertThat(way.lot(lot).investigations().opened()).hasSize(1);
    }

    @Test
    void retestsOfASecondAnalystAreMadeReviewedAndConcluded() {
        UUID lot = interneurons();
        perform(lot, "viability", count("61"), "technician");
        way.accept(lot, "viability");
        laboratory(lot, Optional.empty());
        plan(lot, 2);
        for (String viability : List.of("88", "90")) {
            perform(lot, "viability", count(viability), "technician2");
            way.accept(lot, "viability");
        }
        assertThat(test(lot, "viability").phase()).isEqualTo(TestPhase.INVESTIGATION);
        conclude(lot, Conclusion.Finding.NO_CAUSE_FOUND, Optional.empty());
        assertThat(test(lot, "viability").conclusion()).contains(TestConclusion.OOS_CONFIRMED);
        assertThat(states(lot, "viability")).containsEntry("End_TestConcluded", Way.State.DONE);
    }

    @Test
    void anInconclusiveCountIsFollowedUpAndTheCountsAreAdded() {
        UUID lot = interneurons();
        perform(lot, "residual-oct4", json("{\"positives\":\"95\",\"examined\":\"100000\"}"), "technician");
        way.accept(lot, "residual-oct4");
        assertThat(test(lot, "residual-oct4").phase()).isEqualTo(TestPhase.TO_PERFORM);
        perform(lot, "residual-oct4", json("{\"positives\":\"210\",\"examined\":\"400000\"}"), "technician");
        Result second =
                test(lot, "residual-oct4").latest().orElseThrow().result().record();
        assertThat(second.kind()).isEqualTo(AttemptKind.FOLLOW_UP);
        assertThat(second.observation().at("/earlier/0/positives").asString()).isEqualTo("95");
        assertThat(second.evaluation().at("/values/fraction").asString()).isEqualTo("0.00061");
        way.accept(lot, "residual-oct4");
        assertThat(test(lot, "residual-oct4").conclusion()).contains(TestConclusion.CONFORMS);
    }

    private UUID received() {
        UUID lot = way.register(sample);
        way.receive(lot, sample);
        return lot;
    }

    private void outOfSpecification(UUID lot) {
        way.perform(lot, sample, "viability", count("71"), Optional.empty());
    }

    private void rest(UUID lot) {
        way.lot(lot).specification().tests().stream()
                .map(test -> test.id())
                .filter(test -> !test.equals("viability"))
                .forEach(test -> way.performAndAccept(lot, sample, test));
        way.reviewBatchRecord(lot, "", "");
    }

    private void laboratory(UUID lot, Optional<String> cause) {
        List<LaboratoryPhase.Answer> answers = LaboratoryPhase.QUESTIONS.stream()
                .map(question -> new LaboratoryPhase.Answer(question.id(), question.text(), true, ""))
                .toList();
        done(lab.process()
                .investigations()
                .laboratory(
                        Ids.next(),
                        lot,
                        new LaboratoryFindings(open(lot), answers, "All looked at.", cause),
                        lab.actor("reviewer")));
    }

    private void plan(UUID lot, int retests) {
        done(lab.process()
                .investigations()
                .plan(
                        Ids.next(),
                        lot,
                        new PlanRetests(open(lot), retests, AttemptKind.RETEST, "No event on record.", "As specified."),
                        lab.actor("qa"),
                        Lab.credentials("qa")));
    }

    private void conclude(UUID lot, Conclusion.Finding finding, Optional<String> cause) {
        done(lab.process()
                .investigations()
                .conclude(
                        Ids.next(),
                        lot,
                        new ConcludeInvestigation(open(lot), finding, cause, "As investigated."),
                        lab.actor("qa"),
                        Lab.credentials("qa")));
    }

    private UUID open(UUID lot) {
        return way.lot(lot).tests().stream()
                .flatMap(test -> test.openInvestigation().stream())
                .findFirst()
                .orElseThrow()
                .opened()
                .id();
    }

    private UUID interneurons() {
        Instant now = lab.bean(Clock.class).instant();
        Instant made = now.minus(Duration.ofMinutes(30));
        Map<String, String> input = new HashMap<>(Map.of(
                "number",
                sample.number(),
                "specification",
                "ipsc-interneuron-intracerebral/1",
                "donorType",
                "allogeneic",
                "donorEligible",
                "true",
                "identityChecked",
                "true",
                "recipient",
                "R-0042",
                "weightKg",
                "63.4",
                "volumeMl",
                "3.2",
                "containers",
                "1"));
        input.put("weighedOn", made.atZone(ZoneOffset.UTC).toLocalDate().toString());
        input.put("manufacturedAt", made.toString());
        input.put("expiresAt", made.plus(Duration.ofDays(300)).toString());
        UUID lot = done(RegisterLot.read(input, ZoneOffset.UTC)
                .then(command -> lab.process().register(Ids.next(), command, lab.actor("technician"), "UTC")));
        Map<String, String> reception = Map.of(
                "collectedAt",
                now.minus(Duration.ofMinutes(20)).toString(),
                "receivedAt",
                now.minus(Duration.ofMinutes(10)).toString(),
                "temperatureC",
                "5.0",
                "condition",
                "acceptable",
                "volumeMl",
                "12",
                "location",
                "shelf A");
        done(ReceiveSamples.read(reception, ZoneOffset.UTC)
                .then(command -> lab.process().receive(Ids.next(), lot, command, lab.actor("technician"))));
        return lot;
    }

    private void perform(UUID lot, String test, ObjectNode observation, String who) {
        PerformTest command = new PerformTest(
                test,
                test(lot, test).nextAttempt(),
                observation,
                lab.bean(Clock.class).instant().truncatedTo(ChronoUnit.MINUTES),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        done(lab.process().perform(Ids.next(), lot, command, lab.actor(who), Lab.credentials(who)));
    }

    private LotTest test(UUID lot, String test) {
        return way.lot(lot).test(test).orElseThrow();
    }

    private Map<String, Way.State> states(UUID lot, String test) {
        return lab.process().way(way.lot(lot), test).steps().stream()
                .collect(Collectors.toMap(Way.Step::id, Way.Step::state));
    }

    private static ObjectNode count(String viability) {
        return json("{\"viablePerMl\":\"760000\",\"viability\":\"" + viability + "\"}");
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) RecordJson.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).as("%s", outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }
}

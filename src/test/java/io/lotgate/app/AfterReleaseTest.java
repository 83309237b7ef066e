package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.lot.Decision;
import io.lotgate.lot.Lot;
import io.lotgate.lot.Need;
import io.lotgate.lot.Status;
import io.lotgate.lot.Step;
import io.lotgate.lot.TestPhase;
import io.lotgate.process.Engines;
import io.lotgate.specification.Gate;
import io.lotgate.value.RecordJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of a lot after its first decision, on the real engine, with the time moved. */
class AfterReleaseTest {
    private final Lab lab = TimedLab.lab();
    private final SampleWay way = lab.way();
    private final SampleLot sample = lab.dose();
    private UUID lot = new UUID(0, 0);

    @Test
    void lateResultsThatConformAreFollowedByTheSecondCertificate() {
        conditionallyReleased();
        assertThat(lot().status()).isEqualTo(Status.CONDITIONALLY_RELEASED);
        assertThat(lab.certificates().of(lot)).singleElement().satisfies(first -> {
            assertThat(first.content().disposition().pending()).isNotEmpty();
            assertThat(first.pdf()).isPresent();
        });
        TimedLab.later(Duration.ofDays(30));
        late();
        assertThat(lot().step()).isEqualTo(Step.DECIDE);
        assertThat(task("Task_DecideFinally")).isTrue();
        way.decide(lot, Decision.RELEASE, "");
        TimedLab.runJobs();
        assertThat(lot().status()).isEqualTo(Status.RELEASED);
        assertThat(lab.certificates().of(lot)).hasSize(2);
        assertThat(lab.certificates().of(lot).get(1).content().issue().supersedes())
                .contains("COA-" + sample.number() + "-1");
        assertThat(lab.certificates().of(lot).get(1).pdf()).isPresent();
        assertThat(task("Task_KeepStock")).isTrue();
        assertThat(lab.lots().projectionCheck().compare()).isEmpty();
    }

    @Test
    void aLateFailureHoldsTheLotAtOnceAndCallsBackWhatIsUnderway() {
        conditionallyReleased();
        UUID dose = issued();
        TimedLab.later(Duration.ofDays(29));
        way.perform(lot, sample, "mycoplasma-culture", json("{\"value\":\"Detected\"}"), Optional.empty());
        assertThat(lot().status()).isEqualTo(Status.RECALLED);
        assertThat(lot().events().holds()).hasSize(1);
        assertThat(lot().openInvestigations()).hasSize(1);
        assertThat(needs()).contains(Need.NOTIFY_RECIPIENTS);
        assertThat(task(lot + "/recall", "Task_NotifyRecipients")).isTrue();
        assertThat(TimedLab.refused(TimedLab.act(
                                lot,
                                "receive-dose",
                                "technician",
                                Map.of(
                                        "dose",
                                        dose.toString(),
                                        "received",
                                        local(),
                                        "temperature",
                                        "in",
                                        "remark",
                                        "intact")))
                        .isEmpty())
                .isFalse();
    }

    @Test
    void anExpiredLotIssuesNothing() {
        conditionallyReleased();
        late();
        way.decide(lot, Decision.RELEASE, "");
        counted();
        TimedLab.later(Duration.ofDays(800));
        assertThat(lot().status()).isEqualTo(Status.EXPIRED);
        assertThat(TimedLab.refused(TimedLab.act(lot, "request-dose", "technician", dose("63.0"))))
                .anyMatch(why -> why.contains("expired"));
    }

    private void conditionallyReleased() {
        lot = way.register(sample);
        way.receive(lot, sample);
        way.lot(lot).specification().tests().stream()
                .filter(test -> test.gate().beforeDecision())
                .forEach(test -> way.performAndAccept(lot, sample, test.id()));
        way.reviewBatchRecord(lot, "", "");
        way.decide(lot, Decision.CONDITIONAL_RELEASE, "");
        TimedLab.runJobs();
    }

    private void late() {
        lot().tests().stream()
                .filter(test -> test.specification().gate() == Gate.LATE && test.phase() != TestPhase.CONCLUDED)
                .map(test -> test.specification().id())
                .forEach(test -> way.performAndAccept(lot, sample, test));
    }

    private void counted() {
        TimedLab.done(TimedLab.act(
                lot,
                "count-stock",
                "technician",
                Map.of(
                        "containers",
                        Integer.toString(lot().registration().containers()),
                        "location",
                        "tank 2, rack B")));
    }

    private UUID issued() {
        counted();
        UUID dose = TimedLab.done(TimedLab.act(
                lot,
                "request-dose",
                "technician",
                dose(lot().registration().weightKg().toPlainString())));
        TimedLab.done(TimedLab.act(lot, "check-dose", "qa", Map.of("dose", dose.toString())));
        assertThat(lot().stock().doses().get(0).need()).isEqualTo(Need.ISSUE_DOSE);
        assertThat(task(lot + "/dose/" + dose, "Task_IssueDose")).isTrue();
        TimedLab.done(TimedLab.act(
                lot,
                "issue-dose",
                "technician",
                Map.of("dose", dose.toString(), "shipper", "SH-7, courier", "logger", "TL-0045")));
        return dose;
    }

    private Map<String, String> dose(String weight) {
        return Map.of(
                "recipient",
                lot().registration().recipient(),
                "weightKg",
                weight,
                "weighedOn",
                TimedLab.now().atZone(ZoneOffset.UTC).toLocalDate().toString(),
                "containers",
                "1",
                "physician",
                "Dr. A., ward 4",
                "identity",
                "yes");
    }

    private List<Need> needs() {
        return lot().errands().stream().map(errand -> errand.need()).toList();
    }

    private boolean task(String key) {
        return task(lot.toString(), key);
    }

    private boolean task(String businessKey, String key) {
        return Engines.of(lab.process())
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .list()
                .stream()
                .map(Task::getTaskDefinitionKey)
                .anyMatch(key::equals);
    }

    private static String local() {
        return TimedLab.now().toString();
    }

    private Lot lot() {
        return way.lot(lot);
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) RecordJson.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}

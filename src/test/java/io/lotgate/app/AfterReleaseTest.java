package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.document.Documents;
import io.lotgate.lot.AttemptKind;
import io.lotgate.lot.ConcludeInvestigation;
import io.lotgate.lot.Conclusion;
import io.lotgate.lot.Decision;
import io.lotgate.lot.Detail;
import io.lotgate.lot.LaboratoryFindings;
import io.lotgate.lot.LaboratoryPhase;
import io.lotgate.lot.Lot;
import io.lotgate.lot.Need;
import io.lotgate.lot.PlanRetests;
import io.lotgate.lot.Status;
import io.lotgate.lot.Step;
import io.lotgate.lot.TestPhase;
import io.lotgate.process.Engines;
import io.lotgate.specification.Gate;
import io.lotgate.value.Ids;
import io.lotgate.value.RecordJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
        TimedLab.done(TimedLab.act(
                lot,
                "receive-dose",
                "technician",
                Map.of("dose", dose.toString(), "received", local(), "temperature", "in", "remark", "intact")));
        assertThat(TimedLab.refused(TimedLab.act(
                        lot,
                        "administer-dose",
                        "technician",
                        Map.of("dose", dose.toString(), "given", local(), "physician", "Dr. A.", "remark", "none"))))
                .anyMatch(why -> why.contains("recalled"));
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

    @Test
    void aLotThatWaitsInsideACalledProcessIsMovedToTheApprovedModelsAndFinished() throws Exception {
        lot = way.register(sample);
        way.receive(lot, sample);
        way.perform(
                lot, sample, "viability", json("{\"viablePerMl\":\"760000\",\"viability\":\"71\"}"), Optional.empty());
        Map<String, String> before = lot().models();
        assertThat(TimedLab.refused(TimedLab.act(lot, "change-models", "qa", Map.of("reason", "clearer words"))))
                .anyMatch(why -> why.contains("already"));
        approve("oos-investigation", "\"1\"", "\"2\"");
        assertThat(lot().models()).isEqualTo(before);
        TimedLab.done(TimedLab.act(lot, "change-models", "qa", Map.of("reason", "clearer words")));
        assertThat(lot().models()).isNotEqualTo(before).containsKeys("oos-investigation", "lot-release");
        assertThat(lot().events().of(Detail.ModelsChanged.class)).hasSize(1);
        way.accept(lot, "viability");
        assertThat(task(lot + "/viability", "Task_InvestigateLaboratory")).isTrue();
        investigated();
        lot().specification().tests().stream()
                .map(test -> test.id())
                .filter(test -> !test.equals("viability"))
                .forEach(test -> way.performAndAccept(lot, sample, test));
        way.reviewBatchRecord(lot, "", "");
        way.decide(lot, Decision.REJECT, "viability");
        TimedLab.runJobs();
        assertThat(lot().status()).isEqualTo(Status.REJECTED);
        assertThat(lab.certificates().of(lot).get(0).pdf()).isPresent();
    }

    /** Imports and approves the shipped model under another version. */
    private void approve(String model, String version, String next) throws Exception {
        byte[] xml = Files.readString(Path.of("bpmn/" + model + ".bpmn"))
                .replace("versionTag=" + version, "versionTag=" + next)
                .getBytes(StandardCharsets.UTF_8);
        Documents documents = lab.bean(Documents.class);
        TimedLab.done(lab.process()
                .importDraft(Ids.next(), Documents.Kind.MODEL, model, next.replace("\"", ""), xml, lab.actor("admin")));
        Documents.Controlled draft = documents.all().stream()
                .map(Documents.Listed::document)
                .filter(one -> one.name().equals(model) && one.version().equals(next.replace("\"", "")))
                .findFirst()
                .orElseThrow();
        TimedLab.done(lab.process().approve(Ids.next(), draft, lab.actor("qa"), Lab.credentials("qa")));
    }

    private void investigated() {
        UUID open = lot().test("viability")
                .orElseThrow()
                .openInvestigation()
                .orElseThrow()
                .opened()
                .id();
        List<LaboratoryPhase.Answer> answers = LaboratoryPhase.QUESTIONS.stream()
                .map(question -> new LaboratoryPhase.Answer(question.id(), question.text(), true, ""))
                .toList();
        TimedLab.done(lab.process()
                .investigations()
                .laboratory(
                        Ids.next(),
                        lot,
                        new LaboratoryFindings(open, answers, "All looked at.", Optional.empty()),
                        lab.actor("reviewer")));
        TimedLab.done(lab.process()
                .investigations()
                .plan(
                        Ids.next(),
                        lot,
                        new PlanRetests(open, 0, AttemptKind.RETEST, "No event on record.", "Nothing to learn."),
                        lab.actor("qa"),
                        Lab.credentials("qa")));
        TimedLab.done(lab.process()
                .investigations()
                .conclude(
                        Ids.next(),
                        lot,
                        new ConcludeInvestigation(
                                open, Conclusion.Finding.CONFIRMED, Optional.empty(), "Counted anew."),
                        lab.actor("qa"),
                        Lab.credentials("qa")));
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

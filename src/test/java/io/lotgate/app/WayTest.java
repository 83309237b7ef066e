package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.lot.Decision;
import io.lotgate.process.Way;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How far a lot has come, as the ledger and the model it pins tell it. */
class WayTest {
    private final Lab lab = Lab.lab();
    private final SampleWay way = lab.way();
    private final SampleLot sample = lab.dose();

    @Test
    void aRegisteredLotWaitsForItsSamples() {
        UUID lot = way.register(sample);
        Way found = lab.process().way(way.lot(lot));
        assertThat(states(found))
                .containsEntry("Start_LotRegistered", Way.State.DONE)
                .containsEntry("Task_ReceiveSamples", Way.State.OPEN)
                .containsEntry("Task_DecideLot", Way.State.TO_COME);
        assertThat(found.steps().get(0).by()).contains("Technician One (sample)");
        assertThat(found.passed())
                .containsExactlyInAnyOrder("Start_LotRegistered", "Flow_ToReceiveSamples", "Task_ReceiveSamples");
        assertThat(found.model()).isEqualTo(way.lot(lot).registration().models().get("lot-release"));
    }

    @Test
    void aReleasedLotWentOneWayAndTheOtherIsGone() {
        UUID lot = way.register(sample);
        way.receive(lot, sample);
        assertThat(states(lab.process().way(way.lot(lot)))).containsEntry("Call_PerformGatingTests", Way.State.OPEN);
        way.lot(lot).specification().tests().forEach(test -> way.performAndAccept(lot, sample, test.id()));
        way.reviewBatchRecord(lot, "", "");
        way.decide(lot, Decision.REJECT, "not wanted");
        Way found = lab.process().way(way.lot(lot));
        assertThat(states(found))
                .containsEntry("Call_PerformGatingTests", Way.State.DONE)
                .containsEntry("Task_DecideLot", Way.State.DONE)
                .containsKey("Task_IssueRejectionCertificate")
                .doesNotContainKeys("Task_IssueCertificate", "End_Released", "Task_ResolveDecision");
        assertThat(found.passed()).contains("Flow_ToReject", "Gateway_Decision").doesNotContain("Flow_ToRelease");
        assertThat(step(found, "Task_ReviewBatchRecord").by()).contains("QA Manager (sample)");
        assertThat(step(found, "Task_StartLateTests").by()).isEmpty();
    }

    @Test
    void aReturnedTestIsOpenAgainAndItsReviewComesAgain() {
        UUID lot = way.register(sample);
        way.receive(lot, sample);
        way.perform(
                lot, sample, "mycoplasma", sample.observation("mycoplasma", lab.bean(Clock.class)), Optional.empty());
        assertThat(states(lab.process().way(way.lot(lot), "mycoplasma")))
                .containsEntry("Task_PerformTest", Way.State.DONE)
                .containsEntry("Task_ReviewResult", Way.State.OPEN);
        way.sendBack(lot, "mycoplasma", "wrong kit");
        Way found = lab.process().way(way.lot(lot), "mycoplasma");
        assertThat(states(found))
                .containsEntry("Task_PerformTest", Way.State.OPEN)
                .containsEntry("Task_ReviewResult", Way.State.TO_COME);
        assertThat(step(found, "Task_ReviewResult").times()).isEqualTo(1);
        assertThat(found.passed()).contains("Flow_ToReturned").doesNotContain("Flow_ToConcluded", "Flow_ToRepeat");
        assertThat(states(lab.process().way(way.lot(lot), "viability")))
                .containsEntry("Task_PerformTest", Way.State.OPEN);
    }

    private static Map<String, Way.State> states(Way way) {
        return way.steps().stream().collect(Collectors.toMap(Way.Step::id, Way.Step::state));
    }

    private static Way.Step step(Way way, String id) {
        List<Way.Step> found =
                way.steps().stream().filter(step -> step.id().equals(id)).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}

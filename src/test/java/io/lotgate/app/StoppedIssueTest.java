package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.certificate.Certificates.Certificate;
import io.lotgate.ledger.Entry;
import io.lotgate.lot.Decision;
import io.lotgate.lot.Lots;
import io.lotgate.process.Engines;
import io.lotgate.process.StuckStep;
import io.lotgate.value.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database refuses the certificate's last row until somebody mends it: people are told, and one press goes on. */
class StoppedIssueTest {
    private final Lab lab = Lab.lab();
    private final SampleLot sample = lab.dose();
    private UUID lot = new UUID(0, 0);

    @AfterEach
    void mend() throws SQLException {
        asOwner("GRANT INSERT ON record.certificate_issue TO lotgate_app");
    }

    @Test
    void saysWhyItStoppedAndIssuesOnceAfterTryingAgain() throws Exception {
        stopped();
        String address = "/lotgate/lots/" + sample.number();
        Visitor qa = Visitor.signedIn(lab.url(), "qa", SamplePeople.PASSWORD);
        assertThat(qa.get(address).body())
                .contains(
                        "Stopped: it failed each time it was tried.", "did not allow the program to write", "Try again")
                .doesNotContain("certificate_issue", "PSQLException", "Being issued.");
        assertThat(qa.get("/lotgate/tasks").body()).contains("Attention", sample.number());
        assertThat(qa.get(address + "/process").body()).contains("Issue certificate", "Stopped");

        Visitor technician = Visitor.signedIn(lab.url(), "technician", SamplePeople.PASSWORD);
        assertThat(technician.get("/lotgate/tasks").body()).doesNotContain("Attention");
        assertThat(technician.post(address + "/process/again", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(again()).isEmpty();

        mend();
        Map<String, String> press = Map.of("commandId", Ids.next().toString());
        assertThat(qa.post(address + "/process/again", press).statusCode()).isEqualTo(302);
        assertThat(qa.post(address + "/process/again", press).statusCode()).isEqualTo(302);
        assertThat(again()).singleElement().satisfies(entry -> {
            assertThat(entry.actor().username()).isEqualTo("qa");
            assertThat(entry.after().path("node").asString()).isEqualTo("Task_IssueCertificate");
        });
        assertThat(issued().pdf()).isPresent();
        assertThat(qa.post(address + "/process/again", Map.of()).statusCode()).isEqualTo(409);
        assertThat(lab.process().stuck(lot)).isEmpty();
        assertThat(Verify.verify(lab.bean(JdbcClient.class)).faults()).isEmpty();
    }

    @Test
    void saysThatItIsTriedAgainByItselfAndIssuesOnceTheCauseIsGone() throws Exception {
        decided();
        while (lab.process().stuck(lot).isEmpty()) { // the engine's own executor may be at it, or at another lot
            fail(1);
        }
        Visitor certifier = Visitor.signedIn(lab.url(), "certifier", SamplePeople.PASSWORD);
        assertThat(certifier.get("/lotgate/lots/" + sample.number()).body())
                .contains("Being issued.", "The last try failed.", "more times by itself");
        assertThat(lab.process().tryAgain(Ids.next(), lot, lab.actor("certifier")))
                .isInstanceOf(io.lotgate.lot.Outcome.Refused.class);
        mend();
        fail(0);
        assertThat(issued().pdf()).isPresent();
    }

    private void stopped() throws SQLException {
        decided();
        while (lab.process().stuck(lot).stream().noneMatch(StuckStep::stopped)) {
            fail(1);
        }
    }

    private void decided() throws SQLException {
        SampleWay way = lab.way();
        lot = way.register(sample);
        way.receive(lot, sample);
        way.lot(lot).specification().tests().forEach(test -> way.performAndAccept(lot, sample, test.id()));
        way.reviewBatchRecord(lot, "", "");
        asOwner("REVOKE INSERT ON record.certificate_issue FROM lotgate_app");
        way.decide(lot, Decision.RELEASE, "");
    }

    /** Runs the step now instead of when its pause is over. */
    private void fail(int least) {
        ManagementService jobs = Engines.of(lab.process()).getManagementService();
        int failures = 0;
        do {
            for (Job job : jobs.createJobQuery().messages().list()) {
                try {
                    jobs.executeJob(job.getId());
                } catch (RuntimeException refused) { // as meant, or the engine's own executor was at it
                    failures++;
                }
            }
        } while (failures < least);
    }

    private Certificate issued() throws InterruptedException {
        for (int i = 0; i < 120; i++) {
            Certificate certificate = lab.certificates().of(lot).get(0);
            if (certificate.pdf().isPresent()) {
                return certificate;
            }
            Thread.sleep(250);
        }
        throw new AssertionError("the certificate was not issued within 30 s");
    }

    private List<Entry> again() {
        return lab.ledger().entries(Lots.stream(lot), 1, 1000).stream()
                .filter(entry -> entry.action().equals("step tried again"))
                .toList();
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection superuser = lab.superuser()) {
            superuser.createStatement().execute(sql);
        }
    }
}

package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.lot.Decision;
import io.lotgate.lot.Status;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A time stamp authority that does not answer holds the PDF back, never the lot. */
class SilentTimeStampTest {
    @Test
    void theDecisionStandsAndThePageSaysWhatThePdfWaitsFor() throws Exception {
        Lab lab = Lab.with(Map.of("lotgate.time-stamp.url", "http://127.0.0.1:1/tsa"));
        SampleLot sample = lab.dose();
        SampleWay way = lab.way();
        UUID lot = way.register(sample);
        way.receive(lot, sample);
        way.lot(lot).specification().tests().forEach(test -> way.performAndAccept(lot, sample, test.id()));
        way.reviewBatchRecord(lot, "", "");
        way.decide(lot, Decision.RELEASE, "");

        assertThat(way.lot(lot).status()).isEqualTo(Status.RELEASED);
        for (int i = 0; i < 300 && lab.process().stuck(lot).isEmpty(); i++) {
            Thread.sleep(100);
        }
        Visitor qa = Visitor.signedIn(lab.url(), "qa", SamplePeople.PASSWORD);
        assertThat(qa.get("/lotgate/lots/" + sample.number()).body())
                .contains("The PDF could not be sealed.", "that the time stamp authority answers")
                .doesNotContain("database could not be reached", "ConnectException", "127.0.0.1:1");
        assertThat(lab.certificates().of(lot)).singleElement().satisfies(certificate -> assertThat(certificate.pdf())
                .isEmpty());
    }
}

package io.lotgate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.value.ExactJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Entries that look sound and are not: each row is a line as sent, its verdict and the finding that says why. */
class MisleadingEntriesTest {
    private static final String ROWS =
            """
            INFO:EARLIER_TAKEN_AS_EQUAL CONFORMS {"method":"digital-pcr","criterion":{"maxFraction":"0.0006","unit":"%"},"observation":{"wells":[{"positives":"600","accepted":"20000"}],"partitionVolumeNl":"0.85","copiesPerCell":"1000","cellsLoaded":"1e5","reactionVolumeUl":"20","earlier":[{"positives":"47","accepted":"19120"}]}}
            ERROR:RUNS_DIFFER INVALID/INPUT {"method":"digital-pcr","criterion":{"maxFraction":"0.0006","unit":"%"},"observation":{"wells":[{"positives":"600","accepted":"20000"}],"partitionVolumeNl":"0.85","copiesPerCell":"1000","cellsLoaded":"1e5","reactionVolumeUl":"20","earlier":[{"positives":"47","accepted":"19120","cellsLoaded":"1e4"}]}}
            ERROR:RUNS_DIFFER INVALID/INPUT {"method":"digital-pcr","criterion":{"max":"2"},"observation":{"wells":[{"positives":"6","accepted":"20000"}],"partitionVolumeNl":"0.85","earlier":[{"positives":"4","accepted":"19120","partitionVolumeNl":"0.91"}]}}
            ERROR:IMPLAUSIBLE_DURATION INVALID/INPUT {"method":"endotoxin","criterion":{"perKgPerHour":"5"},"observation":{"result":"60","unit":"[EU]/mL","volumeMl":"100","durationH":"30","weightKg":"70"}}
            WARNING:RESTS_ON_DURATION CONFORMS {"method":"endotoxin","criterion":{"perKgPerHour":"5","plausibleHours":"36"},"observation":{"result":"60","unit":"[EU]/mL","volumeMl":"100","durationH":"30","weightKg":"70"}}
            ERROR:CONTROL_FAILED INVALID/RUN {"method":"numeric","criterion":{"max":"5","unit":"[EU]/mL","controls":[{"name":"NTC"}]},"observation":{"value":"1","unit":"[EU]/mL","controls":[{"name":"NTC","value":"50","max":"0"}]}}
            ERROR:CONTROL_FAILED INVALID/RUN {"method":"numeric","criterion":{"max":"5","unit":"[EU]/mL","controls":[{"name":"spike","min":"50","max":"200"}]},"observation":{"value":"1","unit":"[EU]/mL","controls":[{"name":"spike","value":"60","min":"70"}]}}
            WARNING:CONTROL_NOT_JUDGED CONFORMS {"method":"numeric","criterion":{"max":"5","unit":"[EU]/mL","controls":[{"name":"NTC"}]},"observation":{"value":"1","unit":"[EU]/mL","controls":[{"name":"NTC","value":"50"}]}}
            ERROR:UNIT_MISMATCH INVALID/INPUT {"method":"numeric","criterion":{"max":"5","unit":"[EU]/mL","controls":[{"name":"NTC","max":"5"}]},"observation":{"value":"1","unit":"[EU]/mL","controls":[{"name":"NTC","value":"4","unit":"10*6"}]}}
            ERROR:UNKNOWN_MEMBER INVALID/INPUT {"method":"numeric","criterion":{"max":"5","unit":"[EU]/mL"},"observation":{"value":"1","unit":"[EU]/mL"},"controls":[{"name":"NTC","value":"50","max":"0"}]}
            ERROR:UNKNOWN_FIELD INVALID/INPUT {"method":"rare-cells","criterion":{"max":"0.01","unit":"%","decision":"upper-bound"},"observation":{"positives":"0","examined":"30000","ealier":[{"positives":"50","examined":"100000"}]}}
            ERROR:UNKNOWN_FIELD INVALID/INPUT {"method":"numeric","criterion":{"max":"5","unit":"[EU]/mL"},"observation":{"value":"1","unit":"[EU]/mL","control":[{"name":"NTC","value":"50","max":"0"}]}}
            ERROR:UNKNOWN_FIELD INVALID/INPUT {"method":"dose-per-kg","criterion":{"fixed":{"target":"5e6","max":"6e6"}},"observation":{"viablePerMl":"1e6","volumeGivenML":"50"}}
            ERROR:IMPOSSIBLE_VOLUME INVALID/INPUT {"method":"digital-pcr","criterion":{"maxFraction":"0.002","unit":"%"},"observation":{"wells":[{"positives":"1200","accepted":"19120"}],"partitionVolumeNl":"0.85","copiesPerCell":"1000","cellsLoaded":"1e4","reactionVolumeUl":"2"}}
            ERROR:OUT_OF_RANGE INVALID/INPUT {"method":"digital-pcr","criterion":{"maxFraction":"0.002","unit":"%"},"observation":{"wells":[{"positives":"1200","accepted":"19120"}],"partitionVolumeNl":"0.85","copiesPerCell":"1000","cellsLoaded":"1.1e12","reactionVolumeUl":"20"}}
            WARNING:DOSE_NOT_LIMITED INCONCLUSIVE {"method":"dose-per-kg","criterion":{"fixed":"5e6"},"observation":{"viablePerMl":"1e6","cellsGiven":"5e7"}}
            ERROR:OUT_OF_RANGE INVALID/INPUT {"method":"colonies","criterion":{"max":"90","unit":"%","decision":"upper-bound"},"observation":{"colonies":"0","seeded":"1e9","platingEfficiency":"1","earlier":[{"colonies":"0","seeded":"1e9","platingEfficiency":"1"},{"colonies":"0","seeded":"1e9","platingEfficiency":"1"}]}}
            WARNING:OUTSIDE_LIMIT OUT_OF_SPECIFICATION {"method":"colonies","criterion":{"max":"0.0005","unit":"%","decision":"upper-bound","efficiency":"lower-bound"},"observation":{"colonies":"500","seeded":"3e6","controlColonies":"0","controlSeeded":"100"}}
            ERROR:TOO_MANY_REPLICATES INVALID/INPUT {"method":"numeric","criterion":{"min":"95","unit":"%","replicates":{"maxCv":"10","count":"2"}},"observation":{"replicates":["90","94","99","99","99","99"],"unit":"%"}}
            WARNING:COUNT_OUTSIDE_LIMIT INCONCLUSIVE {"method":"cell-count","criterion":{"viability":{"min":"70"},"minCounts":"2"},"observation":[{"viablePerMl":"4e6","viability":"99"},{"viablePerMl":"4e6","viability":"45"}]}
            WARNING:COUNT_OUTSIDE_LIMIT INCONCLUSIVE {"method":"cell-count","criterion":{"viability":{"min":"70"},"minCounts":"2"},"observation":[{"viablePerMl":"4e6","viability":"65"},{"viablePerMl":"4e6","viability":"68"},{"viablePerMl":"4e6","viability":"80"}]}
            ERROR:OUT_OF_RANGE INVALID/INPUT {"method":"numeric","criterion":{"max":"10","unit":"[CFU]/mL"},"observation":{"value":"-3","unit":"[CFU]/mL"}}
            ERROR:OUT_OF_RANGE INVALID/INPUT {"method":"endotoxin","criterion":{"perKg":"0.2"},"observation":{"result":"<0","unit":"[EU]/mL","volumeMl":"5","weightKg":"10"}}
            ERROR:OUT_OF_RANGE INVALID/INPUT {"method":"markers","criterion":{"markers":[{"name":"CD73","min":"95"}]},"observation":{"markers":[{"name":"CD73","percent":">100"}]}}
            WARNING:BOUND_OUTSIDE_LIMIT CONFORMS {"method":"rare-cells","criterion":{"max":"0.01","unit":"%","decision":"point"},"observation":{"positives":"0","examined":"1"}}
            ERROR:UNKNOWN_FIELD INVALID/INPUT {"method":"markers","criterion":{"markers":[{"name":"CD45","max":"2"},{"name":"CD34","max":"2"}]},"observation":{"markers":[{"name":"CD45","percent":"0.05"},{"name":"CD34","percent":"0.04","unit":"1"}]}}
            WARNING:UNUSUAL_CONCENTRATION CONFORMS {"method":"dose-per-kg","criterion":{"perKg":{"target":"1e6","min":"0.7e6","max":"1.4e6"}},"observation":{"viablePerMl":"4.00","weight":{"value":"70","unit":"kg"}}}
            """;

    static Stream<String> rows() {
        return ROWS.lines();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theAnswerIsNeverAQuietPass(String row) throws IOException {
        String[] parts = row.split(" ", 3);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        JsonLines.run(new ByteArrayInputStream(parts[2].getBytes(StandardCharsets.UTF_8)), out);

        JsonNode answer = ExactJson.mapper().readTree(out.toByteArray());
        String cause = answer.path("cause").asString("");
        assertThat(answer.path("verdict").asString() + (cause.isEmpty() ? "" : "/" + cause))
                .as(answer.toString())
                .isEqualTo(parts[1]);
        assertThat(answer.path("findings").valueStream())
                .extracting(finding -> finding.path("severity").asString() + ":"
                        + finding.path("code").asString())
                .contains(parts[0]);
    }
}

package io.lotgate.intake;

import static io.lotgate.intake.Samples.bytes;
import static io.lotgate.intake.Samples.codes;
import static io.lotgate.intake.Samples.edited;
import static io.lotgate.intake.Samples.recognised;
import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.intake.Reading.Recognised;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables of FlowJo's table editor. */
class FlowJoTableTest {
    private static final String TABLE = "flowjo_table_constructed.csv";

    @Test
    void takesThePopulationsCountAndThatOfItsParent() {
        Recognised reading = recognised(bytes(TABLE));

        assertThat(reading.instrument()).isEqualTo("FlowJo table");
        assertThat(of(reading, "UCM-0412.fcs"))
                .containsExactly(
                        "Live {\"positives\":\"18000\",\"examined\":\"20000\",\"percent\":\"90.0000\"} []",
                        "Live / CD73+ {\"positives\":\"17730\",\"examined\":\"18000\",\"percent\":\"98.5000\"} []",
                        "Live / CD45+ {\"positives\":\"36\",\"examined\":\"18000\",\"percent\":\"0.2000\"} []",
                        "Live / CD105+ {} [COUNT_MISSING]");
        assertThat(reading.proposals().get(1).origins().get(0).place()).isEqualTo("line 2, Live/CD73+ | Count");
    }

    @Test
    void meansAndDeviationsAreNoSamples() {
        Recognised reading = recognised(bytes(TABLE));

        assertThat(reading.proposals())
                .extracting(Proposal::sampleName)
                .containsOnly("UCM-0412.fcs", "UCM-0413.fcs", "UCM-0414.fcs");
        assertThat(reading.ignored()).contains("2 rows of means and deviations, which are no samples.");
    }

    @Test
    void takesNoShareOfNoEvents() {
        assertThat(of(recognised(bytes(TABLE)), "UCM-0413.fcs"))
                .filteredOn(line -> line.startsWith("Live / CD73+"))
                .singleElement()
                .asString()
                .contains("{}", "NO_EVENTS");
    }

    @Test
    void warnsOfAShareThatTheCountsDoNotGive() {
        assertThat(of(recognised(bytes(TABLE)), "UCM-0414.fcs"))
                .filteredOn(line -> line.startsWith("Live / CD73+"))
                .singleElement()
                .asString()
                .contains("[SHARE_INCONSISTENT]");
    }

    @Test
    void readsATableWhoseFirstHeadingIsEmpty() {
        assertThat(of(recognised(edited(TABLE, "Sample:", "")), "UCM-0412.fcs"))
                .isEqualTo(of(recognised(bytes(TABLE)), "UCM-0412.fcs"));
    }

    @Test
    void takesNoCountThatStandsTwice() {
        assertThat(of(recognised(edited(TABLE, "Live/CD45+ | Count", "Live/CD73+ | Count")), "UCM-0412.fcs"))
                .filteredOn(line -> line.startsWith("Live / CD73+"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).endsWith("{} [COLUMN_REPEATED]"));
    }

    private static List<String> of(Recognised reading, String sample) {
        return reading.proposals().stream()
                .filter(one -> one.sampleName().equals(sample))
                .map(one -> one.well().orElseThrow().target() + " " + one.observation() + " " + codes(one.findings()))
                .toList();
    }
}

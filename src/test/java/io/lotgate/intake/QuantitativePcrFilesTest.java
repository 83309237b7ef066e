package io.lotgate.intake;

import static io.lotgate.intake.Samples.bytes;
import static io.lotgate.intake.Samples.codes;
import static io.lotgate.intake.Samples.edited;
import static io.lotgate.intake.Samples.recognised;
import static io.lotgate.intake.Samples.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.lotgate.intake.Reading.Control;
import io.lotgate.intake.Reading.Recognised;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quantitative PCR on its real files: quantities, and what the run says of its standard curve. */
class QuantitativePcrFilesTest {
    private static final String STANDARD_CURVE = "example_quantsudio_results_only.txt";
    private static final String COMPARATIVE = "appbio_quantstudio_example05.txt";
    private static final String ANALYSIS = "appbio_quantstudio_designandanalysis_QS7_Standard_Curve_example06.xlsx";
    private static final String NO_SAMPLES =
            "appbio_quantstudio_designandanalysis_QS7Pro_Primary_Analysis_example18.xlsx";
    private static final String FLEX_BOOK = "appbio_quantstudio_example10.xlsx";
    private static final String CFX = "cfxmaestro_example01.csv";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                STANDARD_CURVE + "|QuantStudio(TM) 7 Flex System, 278875421|18|18",
                ANALYSIS + "|QuantStudio\u2122 7 System, 278880031|72|72",
                CFX + "|CFX Maestro|48|0"
            })
    void findsTheWellsOfSamples(String file, String instrument, int wells, int usable) {
        Recognised reading = recognised(bytes(file));

        assertThat(reading.instrument()).isEqualTo(instrument);
        assertThat(reading.proposals()).hasSize(wells);
        assertThat(reading.proposals()).filteredOn(Proposal::usable).hasSize(usable);
    }

    @Test
    void takesAQuantityWithItsThousandsSetApart() {
        Proposal first = recognised(bytes(STANDARD_CURVE)).proposals().stream()
                .filter(one -> one.well().orElseThrow().name().equals("B12"))
                .findFirst()
                .orElseThrow();

        assertThat(first.sampleName()).isEqualTo("5000018696676");
        assertThat(first.observation()).hasToString("{\"cq\":\"26.592\",\"quantity\":\"62700.023\"}");
        assertThat(first.origins())
                .containsExactly(
                        new Origin("/cq", "CT", 43, "26.592"), new Origin("/quantity", "Quantity", 43, "62,700.023"));
        assertThat(first.measuredAt().orElseThrow().readings()).hasSize(1);
        assertThat(first.measuredAt().orElseThrow().zone()).isEqualTo(MeasuringTime.Zone.UNSURE);
    }

    @Test
    void showsTheQualityOfTheStandardCurve() {
        assertThat(recognised(bytes(STANDARD_CURVE)).controls())
                .extracting(Control::name, Control::subject, Control::value, Control::unit)
                .containsExactly(
                        tuple("standard curve efficiency", "3'UTR", "105.533", "%"),
                        tuple("standard curve R2", "3'UTR", "0.999", ""),
                        tuple("standard curve slope", "3'UTR", "-3.196", ""),
                        tuple("standard curve intercept", "3'UTR", "41.924", ""));
        Recognised analysis = recognised(bytes(ANALYSIS));
        assertThat(analysis.controls())
                .extracting(Control::name, Control::value)
                .contains(
                        tuple("standard curve efficiency", "97.50310765950007"),
                        tuple("standard curve R2", "0.9974947043067882"),
                        tuple("standard curve slope", "-3.3832"));
        assertThat(codes(analysis.findings())).doesNotContain("EFFICIENCY_INCONSISTENT");
    }

    @Test
    void warnsOfAnEfficiencyThatDoesNotFollowFromTheSlope() {
        String changed = edited(STANDARD_CURVE, "105.533", "98.000");

        assertThat(codes(recognised(changed).findings())).containsExactly("EFFICIENCY_INCONSISTENT");
    }

    @Test
    void takesNoCqForAQuantity() {
        assertThat(recognised(bytes(FLEX_BOOK)).proposals())
                .isNotEmpty()
                .noneMatch(Proposal::usable)
                .allSatisfy(one -> assertThat(codes(one.findings())).contains("QUANTITY_MISSING"));
        assertThat(recognised(bytes(CFX)).proposals())
                .allSatisfy(one -> assertThat(codes(one.findings())).contains("QUANTITY_MISSING"));
    }

    @Test
    void showsTheControlsWithoutTemplate() {
        assertThat(refusedOrControls(COMPARATIVE))
                .anyMatch(control -> control.name().equals("no-template control")
                        && control.value().equals("Cq Undetermined in A1"));
    }

    private static List<Control> refusedOrControls(String file) {
        return recognised(bytes(file)).controls();
    }

    @Test
    void refusesAColumnThatContradictsItsTwin() {
        String changed = edited(STANDARD_CURVE, "3'UTR\tUNKNOWN\n24", "OTHER\tUNKNOWN\n24");

        assertThat(recognised(changed).proposals())
                .filteredOn(one -> codes(one.findings()).contains("COLUMN_REPEATED"))
                .hasSize(1)
                .noneMatch(Proposal::usable);
    }

    @Test
    void refusesResultsWithoutSamples() {
        assertThat(codes(refused(bytes(NO_SAMPLES)).findings())).containsAnyOf("FILE_TRUNCATED", "COLUMN_MISSING");
    }

    @Test
    void refusesATextCutOffBeforeItsResults() {
        String whole = Samples.text(STANDARD_CURVE);

        assertThat(codes(refused(whole.substring(0, whole.indexOf("[Results]"))).findings()))
                .containsExactly("FILE_TRUNCATED");
    }
}

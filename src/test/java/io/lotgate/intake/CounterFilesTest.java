package io.lotgate.intake;

import static io.lotgate.intake.Samples.bytes;
import static io.lotgate.intake.Samples.codes;
import static io.lotgate.intake.Samples.edited;
import static io.lotgate.intake.Samples.named;
import static io.lotgate.intake.Samples.recognised;
import static io.lotgate.intake.Samples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.intake.Reading.Recognised;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counters beside Vi-CELL BLU and NucleoCounter, on their real files, as text and as workbook. */
class CounterFilesTest {
    private static final String XR_TEXT = "Beckman_Vi-Cell-XR_example07_instrumentOutput.txt";
    private static final String XR_OLD = "Beckman_Vi-Cell-XR_example03_instrumentOutput.xls";
    private static final String XR_BOOK = "Beckman_Vi-Cell-XR_example05_instrumentOutput.xlsx";
    private static final String MATRIX = "revvity_matrix_1_csv.csv";
    private static final String MATRIX_BOOK = "revvity_matrix_1_xlsx.xlsx";
    private static final String CEDEX = "roche_cedex_hires_example_1.csv";
    private static final String CEDEX_BOOK = "roche_cedex_hires_example_2.xlsx";
    private static final String FLEX = "SampleResultsDEVICE1232021-02-18_104838.csv";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                XR_TEXT + "|Vi-CELL XR, AW123456789|2.06.3|1|1",
                XR_OLD + "|Vi-CELL XR|2.04|34|34",
                XR_BOOK + "|Vi-CELL XR, AV123456789|2.06.3|4|4",
                MATRIX + "|Cellaca or Cellometer (Matrix)||18|12",
                CEDEX + "|Cedex HiRes, G037DE019||8|8",
                CEDEX_BOOK + "|Cedex HiRes, G037DE019||8|8",
                FLEX + "|BioProfile FLEX2||6|1"
            })
    void recognisesEachInstrument(String file, String instrument, String software, int samples, int usable) {
        Recognised reading = recognised(bytes(file));

        assertThat(reading.instrument()).isEqualTo(instrument);
        assertThat(reading.software()).isEqualTo(software == null ? "" : software);
        assertThat(reading.proposals()).hasSize(samples);
        assertThat(reading.proposals()).filteredOn(Proposal::usable).hasSize(usable);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                XR_TEXT + "|CLB001|97.0|87400000",
                XR_OLD + "|CLB001|98.34475|1809946.7588424683",
                XR_BOOK + "|CLB001|98.4|3060000",
                MATRIX + "|P2-1|87.00|2280000",
                MATRIX_BOOK + "|P2-1|87|2280000",
                CEDEX + "|0618_F01|95.29307556|4529542.5",
                CEDEX_BOOK + "|0618_F01|95.29307556|4529542.5"
            })
    void takesTheInstrumentsOwnFigures(String file, String sample, String viability, String perMl) {
        Proposal proposal = named(recognised(bytes(file)), sample);

        assertThat(proposal.observation().get("viability").stringValue()).isEqualTo(viability);
        assertThat(proposal.observation().get("viablePerMl").stringValue()).isEqualTo(perMl);
        assertThat(proposal.usable()).isTrue();
        assertThat(codes(proposal.findings()))
                .doesNotContain("VIABILITY_INCONSISTENT", "COUNTS_INCONSISTENT", "CONCENTRATION_INCONSISTENT");
    }

    @Test
    void linksAValueOfAWorkbookToSheetRowAndColumnAsStored() {
        assertThat(named(recognised(bytes(XR_OLD)), "CLB001").origins())
                .containsExactly(
                        new Origin("/viability", "Vi-CELL Results", "Viability (%)", 6, "98.3447494506836"),
                        new Origin(
                                "/viablePerMl",
                                "Vi-CELL Results",
                                "Viable cells /ml (x10^6)",
                                6,
                                "1.8099467588424683"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                XR_TEXT + "|CLB001|2023-09-29T05:21:32Z",
                XR_BOOK + "|CLB001|2023-03-02T08:31:38Z",
                CEDEX + "|0618_F01|2019-06-18T07:46:47Z",
                CEDEX_BOOK + "|0618_F01|2019-06-18T07:46:47Z",
                FLEX + "|SAMPLE 0001|2021-02-18T10:28:04Z"
            })
    void readsWhenItWasMeasured(String file, String sample, String at) {
        MeasuringTime time = named(recognised(bytes(file)), sample).measuredAt().orElseThrow();

        assertThat(time.only(ZoneId.of("UTC"))).contains(Instant.parse(at));
    }

    @Test
    void readsTheSameFromCsvAndWorkbook() {
        List<String> csv = observations(recognised(bytes(CEDEX)));

        assertThat(observations(recognised(bytes(CEDEX_BOOK)))).isEqualTo(csv);
        assertThat(recognised(bytes(MATRIX_BOOK)).proposals())
                .extracting(Proposal::sampleName)
                .isEqualTo(recognised(bytes(MATRIX)).proposals().stream()
                        .map(Proposal::sampleName)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({MATRIX, MATRIX_BOOK})
    void takesNoHundredPercentWhereTheDeadWereNotSeen(String file) {
        Proposal blind = named(recognised(bytes(file)), "P3-4");

        assertThat(blind.usable()).isFalse();
        assertThat(codes(blind.findings())).contains("DEAD_CELLS_NOT_SEEN");
    }

    @Test
    void warnsWhereTheInstrumentReportedErrors() {
        Proposal partly = named(recognised(bytes(MATRIX)), "P3-1");

        assertThat(partly.usable()).isTrue();
        assertThat(codes(partly.findings())).contains("INSTRUMENT_WARNING");
    }

    @Test
    void saysThatWholePercentsHideADecimal() {
        assertThat(named(recognised(bytes(MATRIX)), "P2-1").findings())
                .anyMatch(finding -> finding.code().equals("VIABILITY_WHOLE_PERCENT")
                        && finding.message().contains("86.8 %"));
    }

    @Test
    void takesNoFractionForAPercentage() {
        String fraction = edited(MATRIX, "9.53,87.00%,", "9.53,0.87,");

        assertThat(codes(named(recognised(fraction), "P2-1").findings())).contains("UNIT_MISSING");
    }

    @Test
    void takesNoPercentageForADensity() {
        Proposal printed = named(recognised(bytes(FLEX)), "SAMPLE 0002");

        assertThat(codes(printed.findings())).contains("NUMBER_UNREADABLE");
        assertThat(codes(named(recognised(bytes(FLEX)), "SAMPLE 0003").findings()))
                .contains("VALUE_MISSING");
        assertThat(recognised(bytes(FLEX)).ignored()).containsExactly("Chemistry and gases: not part of a cell count.");
    }

    @Test
    void refusesACutOffText() {
        String whole = Samples.text(XR_TEXT);

        assertThat(codes(refused(whole.substring(0, whole.length() / 2)).findings()))
                .containsExactly("FILE_TRUNCATED");
    }

    @Test
    void evaluatesNoFormulaOfAWorkbook() throws IOException {
        byte[] content =
                changed(MATRIX_BOOK, sheet -> sheet.getRow(1).getCell(4).setCellFormula("0.9+0.05"));

        Proposal proposal = named(recognised(content), "P2-1");

        assertThat(proposal.usable()).isFalse();
        assertThat(codes(proposal.findings())).contains("FORMULA");
        assertThat(codes(recognised(content).findings())).contains("FORMULA");
    }

    @Test
    void marksAHiddenRowAndReadsNoHiddenSheet() throws IOException {
        byte[] row = changed(MATRIX_BOOK, sheet -> sheet.getRow(2).setZeroHeight(true));
        byte[] onlySheet = changed(MATRIX_BOOK, sheet -> {
            sheet.getWorkbook().createSheet("Open").createRow(0).createCell(0).setCellValue("nothing");
            sheet.getWorkbook().setActiveSheet(1);
            sheet.getWorkbook().setSheetHidden(0, true);
        });

        assertThat(codes(named(recognised(row), "P2-2").findings())).contains("HIDDEN_ROW");
        assertThat(codes(named(recognised(row), "P2-1").findings())).doesNotContain("HIDDEN_ROW");
        assertThat(codes(refused(onlySheet).findings())).containsExactly("FILE_UNKNOWN");
    }

    @Test
    void refusesAWorkbookWithTheResultsTwice() throws IOException {
        byte[] twice = changed(MATRIX_BOOK, sheet -> sheet.getWorkbook().cloneSheet(0));

        assertThat(codes(refused(twice).findings())).containsExactly("FILE_AMBIGUOUS");
    }

    private static List<String> observations(Recognised reading) {
        return reading.proposals().stream()
                .map(proposal -> proposal.sampleName() + proposal.observation() + proposal.usable())
                .toList();
    }

    private static byte[] changed(String name, Consumer<Sheet> change) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes(name)))) {
            change.accept(book.getSheetAt(0));
            book.write(out);
        }
        return out.toByteArray();
    }
}

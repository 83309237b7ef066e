package io.lotgate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The concentrations that real instruments printed follow from their counts; their intervals are another matter. */
class InstrumentConcentrationsTest {
    private static final String ANY_WELL = "{'max':'1e9','minAccepted':'0'}";

    /** One line of an export. */
    private record Row(
            String well, String concentration, String upper, String lower, String positives, String accepted) {
        static Row of(CsvRecord line) {
            return new Row(
                    line.getField(0),
                    line.getField(1),
                    line.getField(2),
                    line.getField(3),
                    line.getField(4),
                    line.getField(5));
        }

        boolean quantified() {
            return concentration.matches("[0-9.]+") && !positives.equals(accepted);
        }

        Evaluation evaluated(String volumeNl) {
            String own = "{'copiesPerUl':'%s','lower':'%s','upper':'%s'}".formatted(concentration, lower, upper);
            return Asked.evaluate(
                    "digital-pcr",
                    ANY_WELL,
                    "{'wells':[{'positives':'%s','accepted':'%s'}],'partitionVolumeNl':'%s','instrument':%s}"
                            .formatted(positives, accepted, volumeNl, own));
        }
    }

    private static List<Row> rows(String file) throws IOException {
        try (InputStream in = InstrumentConcentrationsTest.class.getResourceAsStream("/samples/ddpcr/" + file);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
                CsvReader<CsvRecord> lines = CsvReader.builder().ofCsvRecord(reader)) {
            return lines.stream().skip(1).map(Row::of).filter(Row::quantified).toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "qx200_quantasoft174_19-3581.csv,        0.85, 25",
        "qx200_quantasoft174_20-1363.csv,        0.85, 34",
        "qx200_quantasoft174_20-4570.csv,        0.85, 32",
        "qx200_quantasoft174_21-0097.csv,        0.85, 44",
        "qxmanager_quant.csv,                    0.85, 12",
        "qx200_qxmanager_evagreen_dilutions.csv, 0.85, 7",
        "qx100_quantasoft_small.csv,             0.91, 10"
    })
    void areReproducedToThePrintedDigits(String file, String volumeNl, int count) throws IOException {
        List<Row> rows = rows(file);

        List<String> disagreeing = rows.stream()
                .filter(row -> Asked.codes(row.evaluated(volumeNl)).contains("INSTRUMENT_DISAGREES"))
                .map(Row::well)
                .toList();

        assertThat(rows).hasSize(count);
        assertThat(disagreeing).isEmpty();
    }

    @Test
    void theWrongPartitionVolumeShows() throws IOException {
        assertThat(rows("qx100_quantasoft_small.csv")).allSatisfy(row -> assertThat(Asked.codes(row.evaluated("0.85")))
                .contains("INSTRUMENT_DISAGREES"));
    }

    /** QuantaSoft's upper end for none is 3.00/n, ours 3.69/n: a test that takes one for the other must fail. */
    @Test
    void theirIntervalIsNotOursWhereCountsAreSmall() throws IOException {
        Row none = rows("qx200_quantasoft174_21-0097.csv").stream()
                .filter(row -> row.positives().equals("0"))
                .findFirst()
                .orElseThrow();

        Evaluation evaluation = none.evaluated("0.85");

        assertThat(evaluation.values().at("/instrument/upper").asString()).isEqualTo("0.042");
        assertThat(new BigDecimal(Asked.value(evaluation, "upper95")))
                .isBetween(new BigDecimal("0.0514"), new BigDecimal("0.0515"));
    }
}

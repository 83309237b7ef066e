package io.lotgate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Real lists of karyotypes (src/test/resources/samples/karyotype). They are of leukaemias: what is tested is reading,
 * not medicine.
 *
 * <p>RCytoGPS: 333 strings with the verdict of the CytoGPS parser. Of its 144 "Success" 143 are read (99.3 %); the one
 * refused, RN293, has a third clone whose chromosomes do not add up, which CytoGPS does not check. Of its 189 others 162
 * are refused. The 27 that only this parser reads: 13 carry a FISH part behind a full stop, which is split off; 14 keep
 * to the grammar and CytoGPS gives no reason.
 *
 * <p>BeatAML: 98 of 105 are read. Refused are: sex chromosomes and idem together, a number of cells behind the FISH
 * part, a report cut off behind a comma, a semicolon inside one chromosome, {@code ins(3)(3;?)}, 45 chromosomes of which
 * 46 are listed, FISH without a full stop.
 */
class RealKaryotypesTest {
    private static final Path FOLDER = Path.of("src/test/resources/samples/karyotype");
    private static final Predicate<String> NORMAL =
            Pattern.compile("46,(XX|XY)\\[\\d+]").asMatchPredicate();

    private record Row(String id, String status, String karyotype) {
        Evaluation judged() {
            return Karyotypes.judge(karyotype, karyotype.contains("Y") ? "M" : "F");
        }

        boolean success() {
            return status.equals("Success");
        }

        boolean read() {
            return judged().verdict() != Verdict.INVALID;
        }
    }

    private static List<Row> rcytogps() throws IOException {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(FOLDER.resolve("rcytogps_start_karyotypes_open.csv"))) {
            return reader.stream()
                    .map(row -> new Row(row.getField(0), row.getField(1), row.getField(2)))
                    .toList();
        }
    }

    private static List<Row> beatAml() throws IOException {
        return Files.readAllLines(FOLDER.resolve("beataml_karyotypes.txt"), StandardCharsets.UTF_8).stream()
                .filter(line -> !line.isBlank())
                .map(line -> new Row("BeatAML", "", line))
                .toList();
    }

    @Test
    void onlyAStringWithNothingButOneNormalCloneIsNormal() throws IOException {
        List<Row> all = Stream.concat(rcytogps().stream(), beatAml().stream()).toList();
        Map<Boolean, List<Row>> normal = all.stream()
                .collect(Collectors.partitioningBy(
                        row -> Karyotypes.classification(row.judged()).equals("NORMAL")));

        assertThat(normal.get(true)).hasSize(63).allMatch(row -> NORMAL.test(row.karyotype()));
        assertThat(normal.get(false))
                .filteredOn(row -> NORMAL.test(row.karyotype()))
                .allSatisfy(row ->
                        assertThat(Karyotypes.classification(row.judged())).isEqualTo("INSUFFICIENT"));
        assertThat(normal.get(false)).allMatch(row -> row.judged().verdict() != Verdict.CONFORMS);
    }

    @Test
    void whatIsWellFormedIsRead() throws IOException {
        List<Row> wellFormed = rcytogps().stream().filter(Row::success).toList();

        assertThat(wellFormed).hasSize(144);
        assertThat(wellFormed)
                .filteredOn(row -> !row.read())
                .extracting(Row::id)
                .containsExactly("RN293");
        assertThat(Asked.codes(refused(wellFormed).get(0).judged())).contains("CHROMOSOME_COUNT");
        assertThat(beatAml()).hasSize(105).filteredOn(row -> !row.read()).hasSize(7);
    }

    @Test
    void disagreementsWithTheOtherParserAreExplainedByKind() throws IOException {
        Map<String, Long> kinds = rcytogps().stream()
                .filter(row -> row.read() != row.success())
                .collect(Collectors.groupingBy(RealKaryotypesTest::kind, TreeMap::new, Collectors.counting()));

        assertThat(kinds)
                .isEqualTo(Map.of(
                        "arithmetic wrong, not checked there", 1L,
                        "FISH part split off here", 13L,
                        "keeps to the grammar, no reason given there", 14L));
    }

    private static String kind(Row row) {
        if (!row.read()) {
            return "arithmetic wrong, not checked there";
        }
        return row.karyotype().contains(".ish")
                ? "FISH part split off here"
                : "keeps to the grammar, no reason given there";
    }

    /** A list of words or a number for "not done" is no abnormal cell; everything else that is refused lists one. */
    @Test
    void whatIsRefusedCannotBeRepeatedAway() throws IOException {
        List<Row> refused =
                refused(Stream.concat(rcytogps().stream(), beatAml().stream()).toList());

        assertThat(refused)
                .filteredOn(row -> !Asked.codes(row.judged()).contains("ABNORMAL_UNRESOLVED"))
                .extracting(Row::karyotype)
                .containsExactly("46 XY", "NA", "Unable to use", "NA");
    }

    /** From the validity list of nuin/iscn-authenticator: sound but for the number of cells, or not sound. */
    @Test
    void shortStringsOfAnotherValidatorAreReadAlike() {
        for (String sound : List.of(
                "46,XX",
                "47,XXY",
                "45,X",
                "47,XY,+21",
                "46,XX,del(5)(q13q33)",
                "46,XX,t(9;22)(q34;q11.2)",
                "46,XY,inv(3)(q21q26)",
                "46,XY,der(1)t(1;3)(p36;q21)")) {
            assertThat(KaryoReading.of(sound).remarks().all()).as(sound).isEmpty();
        }
        for (String unsound :
                List.of("46", "46,XX,del(5)", "46,XX,t(9;22)", "99,XX", "abc,XX", "46,XX,+mar" /* valid there */)) {
            assertThat(KaryoReading.of(unsound).refused()).as(unsound).isTrue();
        }
    }

    private static List<Row> refused(List<Row> rows) {
        return rows.stream().filter(row -> !row.read()).toList();
    }
}

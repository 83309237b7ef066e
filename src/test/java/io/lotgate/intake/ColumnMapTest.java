package io.lotgate.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.intake.Reading.Recognised;
import io.lotgate.intake.Reading.Refused;
import io.lotgate.sheet.Workbook;
import io.lotgate.specification.Problem;
import io.lotgate.specification.YamlFile;
import io.lotgate.value.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that a laboratory describes itself: what is read by a map, and which maps are refused. */
class ColumnMapTest {
    private static final String ENDOTOXIN = shipped("plate-reader-endotoxin");
    private static final String COUNTER = shipped("cell-counter-table");
    private static final String QPCR = shipped("qpcr-amount");
    private static final String PLATE = sample("plate_reader_endotoxin.csv");
    private static final String COUNTS = sample("cell_counter_table.csv");

    @Test
    void readsValuesWithTheUnitOfTheMapAndKeepsBounds() {
        Recognised reading = recognised(ENDOTOXIN, PLATE);

        assertThat(reading.instrument())
                .isEqualTo("Plate reader, endotoxin results (column map plate-reader-endotoxin 1)");
        assertThat(reading.columnMap()).contains(Digest.of(ENDOTOXIN.getBytes(StandardCharsets.UTF_8)));
        assertThat(reading.proposals())
                .extracting(one -> one.sampleName() + " " + one.observation())
                .containsExactly(
                        "UCM-0412 {\"value\":\"<0.050\",\"unit\":\"[EU]/mL\"}",
                        "UCM-0413 {\"value\":\"0.182\",\"unit\":\"[EU]/mL\"}",
                        "UCM-0414 {\"value\":\">5\",\"unit\":\"[EU]/mL\"}",
                        "UCM-0415 {}");
        assertThat(Samples.codes(reading.proposals().get(3).findings())).containsExactly("VALUE_MISSING");
        assertThat(reading.proposals().get(1).origins().get(0).place()).isEqualTo("line 9, Endotoxin (EU/mL)");
    }

    @Test
    void saysWhichRowsAreLeftOutAndWhy() {
        assertThat(recognised(ENDOTOXIN, PLATE).ignored())
                .containsExactly("4 rows: standards, blanks and spiked controls, which are no samples.");
    }

    @Test
    void readsADecimalCommaBecauseTheMapSaysSo() {
        Recognised reading = recognised(COUNTER, COUNTS);

        assertThat(reading.proposals()).hasSize(3);
        assertThat(reading.proposals().get(0).observation())
                .hasToString("{\"viablePerMl\":\"1234000\",\"viability\":\"92.5\"}");
        assertThat(reading.proposals().get(0).performedAt()).contains("30.3.2026 9:15");
    }

    @Test
    void takesNoPointWhereTheMapSaysComma() {
        Proposal typed = recognised(COUNTER, COUNTS).proposals().get(2);

        assertThat(typed.usable()).isFalse();
        assertThat(Samples.codes(typed.findings())).containsExactly("NUMBER_AMBIGUOUS");
    }

    @Test
    void takesNoRowInAnotherUnit() {
        Recognised reading = recognised(QPCR, sample("qpcr_amount.txt"));

        assertThat(reading.proposals()).extracting(Proposal::usable).containsExactly(true, false);
        assertThat(reading.proposals().get(1).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("\"ng/uL\"", "pg/uL"));
        assertThat(reading.proposals().get(0).well()).contains(new Well("B1", "Alu", List.of(), false));
    }

    @Test
    void readsTheNumbersOfAWorkbookAsTheyAreStored() {
        Workbook book = new Workbook(List.of(new Workbook.Page(
                "Results",
                List.of("Sample name", "Date and time", "Viable cells (10^6/mL)", "Viability (%)"),
                List.of(List.of(
                        new Workbook.Text("UCM-0412"),
                        new Workbook.Moment(LocalDateTime.of(2026, 3, 30, 9, 15)),
                        new Workbook.Amount(new BigDecimal("1.234")),
                        new Workbook.Text("92,5"))))));

        Proposal first = ((Recognised) read(COUNTER.replace("decimal: comma", "decimal: point"), book.bytes()))
                .proposals()
                .get(0);

        assertThat(first.observation().path("viablePerMl").asString()).isEqualTo("1234000");
        assertThat(Samples.codes(first.findings()))
                .as("a text with a comma has no sure meaning here")
                .containsExactly("NUMBER_AMBIGUOUS");
        assertThat(first.origins().get(0).place()).contains("sheet Results", "Viable cells (10^6/mL)");
    }

    @Test
    void aFormulaInAWorkbookIsNoValue() {
        assertThat(recognised(ENDOTOXIN, PLATE.replace("0.182", BookFile.FORMULA))
                        .proposals()
                        .get(1)
                        .usable())
                .isFalse();
    }

    @Test
    void aKnownInstrumentIsReadAsSuchWhateverAMapSays() {
        String map = COUNTER.replace(
                "heading: [Sample name, \"Viable cells (10^6/mL)\", \"Viability (%)\"]",
                "heading: [Sample ID, Viability (%)]");

        assertThat(read(map, Samples.bytes(Samples.VI_CELL)))
                .isInstanceOfSatisfying(
                        Recognised.class, known -> assertThat(known.columnMap()).isEmpty());
    }

    @Test
    void refusesATableWithoutAColumnOfTheMap() {
        assertThat(Samples.codes(
                        refused(ENDOTOXIN, PLATE.replace("Read at", "Time")).findings()))
                .containsExactly("COLUMN_MISSING");
        assertThat(Samples.codes(
                        refused(ENDOTOXIN, PLATE.replace("Onset (s)", "Sample")).findings()))
                .containsExactly("COLUMN_REPEATED");
        assertThat(refused(ENDOTOXIN, PLATE.replace("(EU/mL)", "(EU/L)")).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("Plate reader, endotoxin results"));
    }

    @Test
    void refusesATableThatTwoMapsDescribe() {
        Intake both = Intake.with(List.of(
                map(ENDOTOXIN), map(ENDOTOXIN.replace("instrument: plate-reader-endotoxin", "instrument: second"))));

        Reading reading = both.read("plate.csv", PLATE.getBytes(StandardCharsets.UTF_8));

        assertThat(Samples.codes(reading.findings())).containsExactly("FILE_AMBIGUOUS");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: value # one | knd: value # | 6 | knd | is not a field here; did you mean 'kind'?",
                "decimal: point | decimal: dot | 7 | decimal | must be one of point, comma",
                "as: value | as: viability | 14 | values[0].as | must be one of value",
                "'\"[EU]/mL\" # UCUM' | '\"EU pro mL\"' | 16 | values[0].unit | is no known UCUM unit",
                "uuuu-MM-dd HH:mm\" | yyyy-MM-dd HH:mm\" | 11 | dates | the year is uuuu",
                "sample: Sample | sampel: Sample | 9 | sampel | did you mean 'sample'?",
                "'[Well, Sample, Type, \"Endotoxin (EU/mL)\"]' | [Well] | 8 | heading | at least two headings",
                "measured: Read at | '' | 11 | dates | needs the other of measured and dates",
                "'because: standards' | 'beacuse: standards' | 20 | leaveOut[0].beacuse | did you mean 'because'?",
                "version: 1 | version: one | 4 | version | must be a whole number",
            })
    void refusesAMapWithLineKeyAndWhatToDo(String passage, String wrong, int line, String field, String message) {
        assertThat(ENDOTOXIN).contains(passage);

        List<Problem> problems = problems(ENDOTOXIN.replace(passage, wrong == null ? "" : wrong));

        assertThat(problems).as(problems.toString()).anySatisfy(problem -> {
            assertThat(problem.field()).isEqualTo(field);
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.message()).contains(message);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "instrument: x", "a: &b c", "- x", "\u0000", "{instrument: {a: {b: {c: 1}}}}"})
    void refusesWhatIsNoMap(String yaml) {
        assertThat(problems(yaml)).isNotEmpty();
    }

    @Test
    void refusesACountInAnUnknownUnit() {
        assertThat(problems(COUNTER.replace("unit: 10*6/mL", "unit: 10*6/L")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .contains("map.yaml:15: values[0].unit: must be one of", "10*6/mL"));
    }

    @Test
    @Timeout(60)
    void answersDamagedTablesAndDamagedMaps() {
        Random random = new Random(20260402);
        List<String> maps = List.of(ENDOTOXIN, COUNTER, QPCR);
        List<String> tables = List.of(PLATE, COUNTS, sample("qpcr_amount.txt"));
        for (int i = 0; i < 4000; i++) {
            int which = i % maps.size();
            String table = damaged(tables.get(which), random);
            Reading reading = read(maps.get(which), table.getBytes(StandardCharsets.UTF_8));
            if (reading instanceof Recognised recognised) {
                recognised.proposals().stream()
                        .filter(Proposal::usable)
                        .forEach(one -> assertThat(one.origins()).as(table).isNotEmpty());
            } else {
                assertThat(reading.findings()).as(table).isNotEmpty();
            }
            String yaml = damaged(maps.get(which), random);
            if (ColumnMaps.proposal("map.yaml", yaml.getBytes(StandardCharsets.UTF_8))
                    instanceof YamlFile.Outcome.Read<ColumnMap> map) {
                Intake.with(List.of(map.content()))
                        .read("table", tables.get(which).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static String damaged(String text, Random random) {
        List<String> passages =
                List.of("", ",", ";", "\"", "\n", "-", ":", "[", "E99", "1.5", "1,5", "<", "\u202E", "%", "  ");
        StringBuilder damaged = new StringBuilder(text);
        for (int i = 0; i <= random.nextInt(3); i++) {
            int at = random.nextInt(damaged.length());
            damaged.replace(
                    at,
                    Math.min(damaged.length(), at + random.nextInt(4)),
                    passages.get(random.nextInt(passages.size())));
        }
        return damaged.toString();
    }

    private static Reading read(String map, byte[] content) {
        return Intake.with(List.of(map(map))).read("upload", content);
    }

    private static Recognised recognised(String map, String content) {
        Reading reading = read(map, content.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).as(reading.findings().toString()).isInstanceOf(Recognised.class);
        return (Recognised) reading;
    }

    private static Refused refused(String map, String content) {
        Reading reading = read(map, content.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(Refused.class);
        return (Refused) reading;
    }

    private static ColumnMap map(String yaml) {
        YamlFile.Outcome<ColumnMap> read = ColumnMaps.proposal("map.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        assertThat(read).as(read.toString()).isInstanceOf(YamlFile.Outcome.Read.class);
        return ((YamlFile.Outcome.Read<ColumnMap>) read).content();
    }

    private static List<Problem> problems(String yaml) {
        return ColumnMaps.proposal("map.yaml", yaml.getBytes(StandardCharsets.UTF_8))
                        instanceof YamlFile.Outcome.Refused<ColumnMap> refused
                ? refused.problems()
                : List.of();
    }

    private static String shipped(String id) {
        return text(Path.of("config/instruments", id, "1.yaml"));
    }

    private static String sample(String name) {
        return text(Path.of("src/test/resources/samples/mapped", name));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every map that ships reads, and is named as its folder. */
    @Test
    void everyShippedMapIsWhole() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("config/instruments"))) {
            assertThat(folders.toList()).hasSizeGreaterThanOrEqualTo(3).allSatisfy(folder -> assertThat(
                            map(text(folder.resolve("1.yaml"))).id())
                    .isEqualTo(String.valueOf(folder.getFileName())));
        }
    }
}

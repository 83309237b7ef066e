package io.lotgate.specification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lotgate.evaluation.Evaluator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecificationReaderTest {
    private static final String FILE = "demo/3.yaml";

    /** Line 1 is the product; the tests start in line 13. */
    private static final String VALID =
            """
            product: demo
            version: 3
            name: {en: Demo, zh: 示例}
            abbreviation: DM
            cellSource: {en: Cord, zh: 脐带}
            donorType: autologous
            route: {en: Intravenous, zh: 静脉}
            doseBelongsToLot: true
            storage: {en: Cold, zh: 冷藏}
            shelfLife: PT24H
            manufacturerStatement: {en: Made well, zh: 合格}
            source: example
            tests:
              - id: viability
                name: {en: Viability, zh: 活率}
                method: numeric
                methodReference: SOP-1
                criterion:
                  min: 95.0
                  unit: "%"
                samplePoint: DP
                gate: BLOCKING
                due: P1D
                performer: LABORATORY
                source: example
              - id: purity
                name: {en: Purity, zh: 纯度}
                method: numeric
                methodReference: SOP-2
                criterion: {max: "2", unit: "%"}
                samplePoint: DS
                gate: LATE
                due: PT6H
                performer: EXTERNAL
                inputs:
                  /value: test.viability.rounded
                intake: flow
                source: example
            batchRecordReview:
              - id: deviations
                text: {en: Deviations, zh: 偏差}
                deviations: true
            """;

    @Test
    void keepsTheDecimalOfALimitWrittenWithoutQuotes() {
        assertThat(read(VALID).tests().get(0).criterion().get("min").stringValue())
                .isEqualTo("95.0");
    }

    @Test
    void readsTheLanguageOfTheCertificateWhereOneIsFiled() {
        assertThat(read(VALID).certificateLanguage()).isEmpty();
        assertThat(read("certificateLanguage: chinese\n" + VALID).certificateLanguage())
                .contains(Language.CHINESE);
        assertThat(problems("abbreviation: DM", "abbreviation: DM\ncertificateLanguage: latin"))
                .extracting(Problem::message)
                .containsExactly("must be one of english, chinese, bilingual");
    }

    @Test
    void readsInputsIntakeAndGateOfATest() {
        TestSpecification purity = read(VALID).test("purity").orElseThrow();
        assertThat(purity.inputs()).containsEntry("/value", "test.viability.rounded");
        assertThat(purity.intake()).isEqualTo("flow");
        assertThat(purity.gate()).isEqualTo(Gate.LATE);
        assertThat(purity.performer()).isEqualTo(Performer.EXTERNAL);
    }

    @Test
    void readsTheSameWithWindowsLineEndsAndAByteOrderMark() {
        ProductSpecification windows = read("\uFEFF" + VALID.replace("\n", "\r\n"));
        assertThat(windows.tests()).isEqualTo(read(VALID).tests());
        assertThat(windows.digest()).isNotEqualTo(read(VALID).digest());
    }

    @Test
    void refusesAnUnknownFieldByNameAndSuggestsTheNearest() {
        assertThat(problems("    gate: BLOCKING", "    gates: INFORMATION\n    gate: BLOCKING"))
                .containsExactly(new Problem(FILE, 22, "tests[0].gates", "is not a field here; did you mean 'gate'?"));
    }

    @Test
    void refusesAMissingFieldAtTheBlockThatLacksIt() {
        assertThat(problems("abbreviation: DM\n", ""))
                .containsExactly(new Problem(FILE, 1, "abbreviation", "is missing"));
        assertThat(problems("    due: PT6H\n", ""))
                .containsExactly(new Problem(FILE, 26, "tests[1].due", "is missing"));
        assertThat(problems("{en: Purity, zh: 纯度}", "{en: Purity}"))
                .containsExactly(new Problem(FILE, 27, "tests[1].name.zh", "is missing"));
    }

    @Test
    void refusesARepeatedKeyAtItsSecondPlace() {
        assertThat(problems("route:", "product: other\nroute:"))
                .containsExactly(new Problem(FILE, 7, "product", "is given twice, first in line 1"));
    }

    @Test
    void refusesAnAliasAndItsAnchorAtTheirLines() {
        assertThat(problems("source: example\ntests:", "source: &s example\ntests:"))
                .containsExactly(new Problem(FILE, 12, "source", "the anchor &s is not allowed; write the value out"));
        assertThat(problems("route: {en: Intravenous, zh: 静脉}", "route: *r"))
                .containsExactly(new Problem(FILE, 7, "route", "the alias *r is not allowed; write the value out"));
    }

    @Test
    void refusesATag() {
        assertThat(problems("version: 3", "version: !!int 3"))
                .containsExactly(new Problem(FILE, 2, "version", "the tag tag:yaml.org,2002:int is not allowed"));
        assertThat(problems("tests:\n", "tests: !!java.util.ArrayList\n"))
                .extracting(Problem::line, Problem::field)
                .containsExactly(tuple(13, "tests"));
    }

    @Test
    void refusesAWordOutsideTheChoice() {
        assertThat(problems("gate: LATE", "gate: LATER"))
                .containsExactly(new Problem(
                        FILE,
                        32,
                        "tests[1].gate",
                        "must be one of BLOCKING, BANK, ADMINISTRATION, LATE, INFORMATION; did you mean 'LATE'?"));
        assertThat(problems("donorType: autologous", "donorType: xenogeneic"))
                .extracting(Problem::line, Problem::field)
                .containsExactly(tuple(6, "donorType"));
        assertThat(problems("doseBelongsToLot: true", "doseBelongsToLot: yes"))
                .extracting(Problem::line, Problem::field, Problem::message)
                .containsExactly(tuple(8, "doseBelongsToLot", "must be one of true, false"));
        assertThat(problems("samplePoint: DS", "samplePoint: LAB"))
                .extracting(Problem::line, Problem::field)
                .containsExactly(tuple(31, "tests[1].samplePoint"));
        assertThat(problems("performer: EXTERNAL", "performer: OTHER"))
                .extracting(Problem::line, Problem::field)
                .containsExactly(tuple(34, "tests[1].performer"));
    }

    @Test
    void refusesAMethodTheEvaluatorDoesNotHave() {
        assertThat(problems(
                        "method: numeric\n    methodReference: SOP-2", "method: numerics\n    methodReference: SOP-2"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(28);
                    assertThat(problem.field()).isEqualTo("tests[1].method");
                    assertThat(problem.message()).endsWith("did you mean 'numeric'?");
                });
    }

    @Test
    void leadsAFaultInACriterionBackToItsLine() {
        assertThat(problems("min: 95.0", "min: ninety"))
                .extracting(Problem::line, Problem::field)
                .containsExactly(tuple(19, "tests[0].criterion.min"));
        assertThat(problems("unit: \"%\"\n", "unit: percentile\n"))
                .extracting(Problem::line, Problem::field)
                .containsExactly(tuple(20, "tests[0].criterion.unit"));
    }

    @Test
    void refusesALimitWithoutAValue() {
        assertThat(problems("min: 95.0", "min:"))
                .containsExactly(new Problem(FILE, 19, "tests[0].criterion.min", "has no value"));
        assertThat(problems("criterion: {max: \"2\", unit: \"%\"}", "criterion: 2"))
                .containsExactly(new Problem(FILE, 30, "tests[1].criterion", "must be a block with the limits"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3 days", "P0D", "-P1D", "P3651D", "P1M", "PT9999999999999999999S"})
    void refusesADueTimeThatIsNone(String due) {
        assertThat(problems("due: PT6H", "due: " + due))
                .extracting(Problem::line, Problem::field)
                .containsExactly(tuple(33, "tests[1].due"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"forever", "P0M", "P-1M", "P101Y", "PT0S", "P99999999999Y"})
    void refusesAShelfLifeThatIsNone(String life) {
        assertThat(problems("shelfLife: PT24H", "shelfLife: " + life))
                .extracting(Problem::line, Problem::field)
                .containsExactly(tuple(10, "shelfLife"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.0", "01", "one", "1234567"})
    void refusesAVersionThatIsNoPlainWholeNumber(String version) {
        assertThat(problems("version: 3", "version: " + version))
                .containsExactly(new Problem(FILE, 2, "version", "must be a whole number from 1"));
    }

    @Test
    void refusesAnIdThatIsTakenOrHasOtherCharacters() {
        assertThat(problems("id: purity", "id: viability"))
                .containsExactly(new Problem(FILE, 26, "tests[1].id", "viability is taken, see line 14"));
        assertThat(problems("id: purity", "id: Purity Test"))
                .containsExactly(new Problem(
                        FILE, 26, "tests[1].id", "must be lower-case letters, digits and hyphens, 64 at most"));
    }

    @Test
    void refusesASpecificationWithoutABlockingTest() {
        assertThat(problems("gate: BLOCKING", "gate: INFORMATION"))
                .containsExactly(new Problem(
                        FILE, 14, "tests", "at least one test must be BLOCKING, or nothing stands before release"));
    }

    @Test
    void refusesAChecklistThatDoesNotAskForDeviationsOnce() {
        assertThat(problems("    deviations: true\n", ""))
                .containsExactly(
                        new Problem(FILE, 40, "batchRecordReview", "exactly one item must have deviations: true"));
    }

    @Test
    void refusesEmptyListsAndTextsInTheirPlace() {
        assertThat(problems("batchRecordReview:", "batchRecordReview: []\nbatchRecordReviews:"))
                .extracting(Problem::line, Problem::field)
                .containsExactly(tuple(39, "batchRecordReview"), tuple(40, "batchRecordReviews"));
        assertThat(problems("abbreviation: DM", "abbreviation: [DM]"))
                .containsExactly(new Problem(FILE, 4, "abbreviation", "must be a text"));
        assertThat(problems("abbreviation: DM", "abbreviation: '  '"))
                .containsExactly(new Problem(FILE, 4, "abbreviation", "must be a text"));
        assertThat(problems("abbreviation: DM", "abbreviation: " + "x".repeat(2001)))
                .containsExactly(new Problem(FILE, 4, "abbreviation", "is longer than 2000 characters"));
    }

    @Test
    void refusesWhatDoesNotPrintAsItReads() {
        assertThat(problems("abbreviation: DM", "abbreviation: D\u202EM"))
                .containsExactly(new Problem(FILE, 4, "", "holds U+202E, which does not print"));
        assertThat(problems("abbreviation: DM", "abbreviation: \"D\\u202EM\""))
                .containsExactly(new Problem(FILE, 4, "abbreviation", "holds U+202E, which does not print"));
    }

    @Test
    void reportsEveryProblemInTheOrderOfTheLines() {
        String yaml = VALID.replace("version: 3", "version: x")
                .replace("due: P1D", "due: x")
                .replace("abbreviation: DM", "abreviation: DM");
        assertThat(refused(yaml))
                .extracting(Problem::line, Problem::field)
                .containsExactly(
                        tuple(1, "abbreviation"),
                        tuple(2, "version"),
                        tuple(4, "abreviation"),
                        tuple(23, "tests[0].due"));
    }

    @Test
    void saysWhereAFileStopsBeingYaml() {
        assertThat(problems("abbreviation: DM", "abbreviation: \"DM"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("is not YAML"));
        assertThat(problems("abbreviation: DM", "abbreviation: DM: x"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(4));
    }

    @Test
    void refusesASecondDocument() {
        assertThat(refused(VALID + "---\nproduct: other\n"))
                .containsExactly(new Problem(FILE, 43, "", "starts a second document; a file holds one"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "\n\n"})
    void refusesAFileWithNothingInIt(String yaml) {
        assertThat(refused(yaml)).containsExactly(new Problem(FILE, 0, "", "is empty"));
    }

    @Test
    void refusesBytesThatAreNotUtf8AtTheirLine() {
        byte[] bytes =
                VALID.replace("abbreviation: DM", "abbreviation: D\u00ff").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(refused(bytes)).containsExactly(new Problem(FILE, 4, "", "is not UTF-8"));
    }

    @Test
    void refusesAFileAboveOneMegabyteUnread() {
        assertThat(refused(new byte[(1 << 20) + 1])).containsExactly(new Problem(FILE, 0, "", "is larger than 1 MB"));
    }

    @Test
    void refusesDeepNestingWithoutFollowingIt() {
        String deep = "[".repeat(200_000) + "]".repeat(200_000);
        assertThat(problems("abbreviation: DM", "abbreviation: " + deep))
                .extracting(Problem::line, Problem::message)
                .contains(tuple(4, "is nested deeper than 16 levels"));
    }

    @Test
    void printsAProblemAsFileLineFieldAndMessage() {
        assertThat(new Problem(FILE, 2, "version", "is missing")).hasToString("demo/3.yaml:2: version: is missing");
        assertThat(new Problem(FILE, 0, "", "is empty")).hasToString("demo/3.yaml:0: is empty");
    }

    private static ProductSpecification read(String yaml) {
        return ((Reading.Read) reading(yaml.getBytes(StandardCharsets.UTF_8))).specification();
    }

    private static List<Problem> problems(String valid, String faulty) {
        assertThat(VALID).contains(valid);
        int at = VALID.indexOf(valid);
        return refused(VALID.substring(0, at) + faulty + VALID.substring(at + valid.length()));
    }

    private static List<Problem> refused(String yaml) {
        return refused(yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Problem> refused(byte[] yaml) {
        return ((Reading.Refused) reading(yaml)).problems();
    }

    private static Reading reading(byte[] yaml) {
        return SpecificationReader.read(FILE, yaml, Evaluator.standard());
    }
}

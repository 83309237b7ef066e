package io.lotgate.evaluation;

import static io.lotgate.evaluation.Asked.codes;
import static io.lotgate.evaluation.Asked.evaluate;
import static io.lotgate.evaluation.Asked.value;
import static io.lotgate.evaluation.Verdict.CONFORMS;
import static io.lotgate.evaluation.Verdict.INCONCLUSIVE;
import static io.lotgate.evaluation.Verdict.OUT_OF_SPECIFICATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The profiles are constructed: eight loci with 14 alleles. */
class IdentityStrTest {
    private static final String DONOR = "{'D5S818':['11','12'],'D13S317':['8','11'],'D7S820':['9','10'],"
            + "'D16S539':['12'],'vWA':['16','17'],'TH01':['6','9.3'],'TPOX':['8'],'CSF1PO':['10','12'],"
            + "'AMEL':['X','Y']}";

    private static Evaluation match(String criterion, String donor, String lot) {
        return evaluate("identity-str", "{" + criterion + "}", "{'donor':" + donor + ",'lot':" + lot + "}");
    }

    /** The lot is the donor with some loci written otherwise. */
    private static Evaluation changed(String criterion, String... changes) {
        String lot = DONOR;
        for (int i = 0; i < changes.length; i += 2) {
            assertThat(lot).contains(changes[i]);
            lot = lot.replace(changes[i], changes[i + 1]);
        }
        return match(criterion, DONOR, lot);
    }

    @Test
    void theSameProfileMatchesWhole() {
        Evaluation evaluation = match("'minMatch':'100'", DONOR, DONOR);

        assertThat(evaluation.verdict()).isEqualTo(CONFORMS);
        assertThat(evaluation.values())
                .isEqualTo(Asked.json("{'missing':[],'formula':'Tanabe','loci':'8','match':'100','shared':'14'}"));
        assertThat(evaluation.reported()).isEqualTo("100 % (Tanabe, 8 loci)");
        assertThat(evaluation.findings()).isEmpty();
        assertThat(evaluation.workings())
                .containsExactly(
                        "amelogenin, not counted: the same",
                        "Tanabe: 2 x 14 / (14 + 14) = 100 % at 8 loci",
                        "100 >= 100");
    }

    /** An allele lost, one gained, and four exchanged at three loci. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tanabe  | ['16','17'] | ['16']     | 96.2962962962963",
                "Masters | ['16','17'] | ['16']     | 100",
                "Tanabe  | ['8'],'CS   | ['8','11'],'CS | 96.551724137931",
                "Masters | ['8'],'CS   | ['8','11'],'CS | 93.3333333333333",
                "masters | ['9','10']  | ['8','13'] | 85.7142857142857"
            })
    void eachFormulaHasItsDenominator(String formula, String from, String to, String percent) {
        Evaluation evaluation = changed("'minMatch':'80','formula':'" + formula + "'", from, to);

        assertThat(value(evaluation, "match")).isEqualTo(percent);
        assertThat(value(evaluation, "formula")).isEqualToIgnoringCase(formula);
        assertThat(evaluation.verdict()).isEqualTo(CONFORMS);
    }

    @ParameterizedTest
    @CsvSource({
        "80,          OUT_OF_SPECIFICATION, 71.42",
        "71.5,        OUT_OF_SPECIFICATION, 71.42",
        "71.4,        CONFORMS,             71.42",
        "'72',        OUT_OF_SPECIFICATION, 71.42"
    })
    void anotherPersonIsOutOfSpecification(String least, Verdict verdict, String shown) {
        Evaluation evaluation = changed(
                "'minMatch':'" + least + "'",
                "['9','10']",
                "['8','13']",
                "['12'],'vWA'",
                "['11'],'vWA'",
                "['8'],'CS",
                "['9'],'CS");

        assertThat(value(evaluation, "match")).isEqualTo("71.4285714285714");
        assertThat(evaluation.verdict()).isEqualTo(verdict);
        assertThat(evaluation.reported()).startsWith(shown + " %");
    }

    @Test
    void theMatchIsComparedUnroundedUnlessDecimalsAreAskedFor() {
        String[] gained = {"['8'],'CS", "['8','11'],'CS"};

        assertThat(changed("'minMatch':'97'", gained).verdict()).isEqualTo(OUT_OF_SPECIFICATION);
        assertThat(changed("'minMatch':'97','decimals':'0'", gained).reported()).isEqualTo("97 % (Tanabe, 8 loci)");
        assertThat(changed("'minMatch':'97','decimals':'0'", gained).verdict()).isEqualTo(CONFORMS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "['11','12']  | ['12','11']",
                "['12'],'vWA' | ['12','12'],'vWA'",
                "['6','9.3']  | [6,9.3]",
                "['6','9.3']  | ['9.3','6.0','6']",
                "['6','9.3']  | '6 9.3'",
                "['6','9.3']  | '6, 9.3'",
                "['6','9.3']  | '6/9.3'",
                "['12'],'vWA' | 12,'vWA'",
                "'TH01'       | 'th-01'",
                "'vWA'        | 'VWA'",
                "'AMEL'       | 'Amelogenin'",
                "['X','Y']    | 'XY'",
                "['X','Y']    | 'Y, X'"
            })
    void orderRepetitionAndSpellingDoNotMatter(String from, String to) {
        assertThat(changed("'minMatch':'100'", from, to)).isEqualTo(match("'minMatch':'100'", DONOR, DONOR));
    }

    @Test
    void tooFewLociProveNothing() {
        Evaluation evaluation = changed("'minMatch':'80'", "'vWA':['16','17'],", "'D21S11':['29','31.2'],'FGA':[],");

        assertThat(evaluation.verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(value(evaluation, "loci")).isEqualTo("7");
        assertThat(value(evaluation, "match")).isEqualTo("100");
        assertThat(evaluation.values().path("missing")).isEqualTo(Asked.json("['vWA','D21S11']"));
        assertThat(codes(evaluation)).containsExactly("MISSING_LOCUS", "MISSING_LOCUS", "TOO_FEW_LOCI");
        assertThat(changed("'minMatch':'80','minLoci':'7'", "'vWA':['16','17'],", "")
                        .verdict())
                .isEqualTo(CONFORMS);
    }

    @Test
    void withoutALocusInCommonThereIsNoMatch() {
        Evaluation evaluation = match("'minMatch':'80','minLoci':'1'", "{'TH01':['6']}", "{'TPOX':['8']}");

        assertThat(evaluation.verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(value(evaluation, "match")).isEmpty();
        assertThat(value(evaluation, "loci")).isEqualTo("0");
    }

    @Test
    void aLocusOfThePanelThatNobodyTypedLeavesItOpen() {
        Evaluation evaluation = match("'minMatch':'80','loci':['Penta E','TH01']", DONOR, DONOR);

        assertThat(evaluation.values().path("missing")).isEqualTo(Asked.json("['Penta E']"));
        assertThat(evaluation.verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(codes(evaluation)).containsExactly("MISSING_LOCUS", "MISSING_LOCUS", "PANEL_INCOMPLETE");
        assertThat(match("'minMatch':'80','loci':['th-01','TPOX']", DONOR, DONOR)
                        .verdict())
                .isEqualTo(CONFORMS);
    }

    /** The locus that does not match may be the one that is left out. */
    @Test
    void oneSideWithoutALocusOfThePanelLeavesItOpenToo() {
        Evaluation evaluation =
                changed("'minMatch':'80','minLoci':'7','loci':['TH01','vWA']", "'vWA':['16','17'],", "");

        assertThat(evaluation.verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(codes(evaluation)).contains("PANEL_INCOMPLETE");
        assertThat(changed(
                                "'minMatch':'80','minLoci':'5','loci':['TH01','vWA']",
                                "'vWA':['16','17'],",
                                "",
                                "['11','12']",
                                "['7']",
                                "['8','11']",
                                "['7']",
                                "['9','10']",
                                "['7']")
                        .verdict())
                .isEqualTo(OUT_OF_SPECIFICATION);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'TH01':['12','13'],'TPOX':['12','13']} | 2 of 2 loci compared differ from the donor's: TH01, TPOX.",
                "{'TH01':['6','9.3'],'TPOX':['8','9']}   | 1 of 2 loci compared differ from the donor's: TPOX.",
                "{'TH01':['6','9.3'],'TPOX':['8']}       | ''"
            })
    void tooFewLociDoNotHideThatTheyDiffer(String lot, String message) {
        Evaluation evaluation = match("'minMatch':'80'", DONOR, lot);

        assertThat(evaluation.verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(codes(evaluation)).contains("TOO_FEW_LOCI");
        assertThat(codes(evaluation).contains("LOCI_DIFFER")).isEqualTo(!message.isEmpty());
        assertThat(evaluation.findings()).extracting(Finding::message).anyMatch(text -> text.startsWith(message));
        assertThat(evaluation.findings()).extracting(Finding::severity).contains(Severity.WARNING);
    }

    @ParameterizedTest
    @CsvSource({"'95', INCONCLUSIVE", "'80', CONFORMS"})
    void anAlleleOutsideTheLadderIsNeverTakenAsShared(String least, Verdict verdict) {
        Evaluation evaluation = changed("'minMatch':'" + least + "','minLoci':'7'", "['6','9.3']", "['6','ol']");

        assertThat(evaluation.verdict()).isEqualTo(verdict);
        assertThat(value(evaluation, "match")).isEqualTo("100");
        assertThat(value(evaluation, "loci")).isEqualTo("7");
        assertThat(evaluation.findings().get(0))
                .extracting(Finding::code, Finding::where)
                .containsExactly("OFF_LADDER", "/lot/TH01");
        assertThat(codes(evaluation).contains("OFF_LADDER_ACROSS_LIMIT")).isEqualTo(verdict == INCONCLUSIVE);
    }

    @Test
    void twoAllelesOutsideTheLadderAreNotTheSame() {
        String unnamed = DONOR.replace("'9.3'", "'OL'");

        assertThat(value(match("'minMatch':'80','minLoci':'7'", unnamed, unnamed), "loci"))
                .isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"['X']", "'X X'", "['Y']"})
    void amelogeninIsNotCountedButChecked(String sex) {
        Evaluation evaluation = changed("'minMatch':'100'", "['X','Y']", sex);

        assertThat(value(evaluation, "match")).isEqualTo("100");
        assertThat(evaluation.verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(codes(evaluation)).containsExactly("AMELOGENIN_DIFFERS");
        assertThat(evaluation.findings().get(0).where()).isEqualTo("/lot/AMEL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "''", "'OL'", "null"})
    void anUnnamedAmelogeninIsSaid(String sex) {
        Evaluation evaluation = changed("'minMatch':'100'", "['X','Y']", sex);

        assertThat(evaluation.verdict()).isEqualTo(CONFORMS);
        assertThat(codes(evaluation)).containsExactly("AMELOGENIN_NOT_COMPARED");
    }

    @Test
    void aThirdAlleleAtMoreThanThreeLociPointsToAMixture() {
        String[] four = {
            "'11','12'",
            "'11','12','13'",
            "'8','11'",
            "'8','11','12'",
            "'9','10'",
            "'9','10','11'",
            "'16','17'",
            "'16','17','18'"
        };
        String[] three = Arrays.copyOf(four, 6);

        assertThat(value(changed("'minMatch':'80'", four), "match")).isEqualTo("87.5");
        assertThat(changed("'minMatch':'80'", four).verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(codes(changed("'minMatch':'80'", four))).contains("POSSIBLE_MIXTURE");
        assertThat(changed("'minMatch':'80'", three).verdict()).isEqualTo(CONFORMS);
        assertThat(codes(changed("'minMatch':'80'", three)))
                .containsExactly("MORE_THAN_TWO_ALLELES", "MORE_THAN_TWO_ALLELES", "MORE_THAN_TWO_ALLELES");
    }

    @Test
    void threeAllelesOfTheDonorAreNoMixture() {
        String donor = DONOR.replace("'11','12'", "'11','12','13'");

        assertThat(match("'minMatch':'100'", donor, donor).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "['6','9,3']    | NOT_AN_ALLELE | /lot/TH01/1",
                "['6','']       | MISSING       | /lot/TH01/1",
                "['6',null]     | MISSING       | /lot/TH01/1",
                "['6',[9.3]]    | NOT_A_NUMBER  | /lot/TH01/1",
                "['6','0']      | NOT_AN_ALLELE | /lot/TH01/1",
                "['-6']         | NOT_AN_ALLELE | /lot/TH01/0",
                "['6','9.35']   | NOT_AN_ALLELE | /lot/TH01/1",
                "['1e1']        | NOT_AN_ALLELE | /lot/TH01/0",
                "['X']          | NOT_AN_ALLELE | /lot/TH01/0",
                "'6,9.3'        | NOT_AN_ALLELE | /lot/TH01",
                "'6 , 9.3'      | NOT_AN_ALLELE | /lot/TH01",
                "true           | NOT_A_NUMBER  | /lot/TH01",
                "{'a':'6'}      | NOT_A_NUMBER  | /lot/TH01",
                "['6'],'th 01':['6'] | NAME_TWICE | /lot/th 01",
                "['6'],'-':['6']     | NOT_A_LOCUS | /lot/-"
            })
    void whatIsNoAlleleIsRefusedWithItsPlace(String alleles, String code, String where) {
        Evaluation evaluation = changed("'minMatch':'80'", "'TH01':['6','9.3']", "'TH01':" + alleles);

        assertThat(evaluation.cause()).contains(Cause.INPUT);
        assertThat(evaluation.values().isEmpty()).isTrue();
        assertThat(evaluation.findings())
                .extracting(Finding::code, Finding::where)
                .containsExactly(tuple(code, where));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'lot':{'TH01':['6']}}                        | MISSING       | /donor",
                "{'donor':{'TH01':['6']}}                      | MISSING       | /lot",
                "{'donor':{'TH01':['6']},'lot':{}}             | NO_LOCI       | /lot",
                "{'donor':{'TH01':['6']},'lot':{'AMEL':['X']}} | NO_LOCI       | /lot",
                "{'donor':['TH01'],'lot':{'TH01':['6']}}       | NOT_AN_OBJECT | /donor"
            })
    void bothProfilesAreNeeded(String observation, String code, String where) {
        Evaluation evaluation = evaluate("identity-str", "{'minMatch':'80'}", observation);

        assertThat(evaluation.cause()).contains(Cause.INPUT);
        assertThat(evaluation.findings())
                .extracting(Finding::code, Finding::where)
                .contains(tuple(code, where));
    }

    @Test
    void theLimitNamesItsFormula() {
        assertThat(Asked.limits("identity-str", "{'minMatch':'80','formula':'Masters'}"))
                .containsExactly("match ≥ 80 % (Masters) at ≥ 8 loci");
    }
}

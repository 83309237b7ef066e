package io.lotgate.evaluation;

import static io.lotgate.evaluation.Asked.codes;
import static io.lotgate.evaluation.Asked.evaluate;
import static io.lotgate.evaluation.Asked.value;
import static io.lotgate.evaluation.Verdict.CONFORMS;
import static io.lotgate.evaluation.Verdict.INCONCLUSIVE;
import static io.lotgate.evaluation.Verdict.OUT_OF_SPECIFICATION;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitalPcrTest {
    private static final String MAX_2 = "{'max':'2'}";
    private static final String CELLS = ",'copiesPerCell':'1000','cellsLoaded':'1e4','reactionVolumeUl':'20'";

    private static String well(long positives, long accepted) {
        return "{'positives':'" + positives + "','accepted':'" + accepted + "'}";
    }

    private static String wells(String wells, String more) {
        return "{'wells':[" + wells + "],'partitionVolumeNl':'0.85'" + more + "}";
    }

    private static Evaluation one(long positives, long accepted) {
        return evaluate("digital-pcr", MAX_2, wells(well(positives, accepted), ""));
    }

    private static void agrees(Evaluation evaluation, String name, String expected) {
        assertThat(new BigDecimal(value(evaluation, name).replace(">", "")))
                .as(name)
                .isCloseTo(new BigDecimal(expected), Percentage.withPercentage(1e-11));
    }

    @Test
    void w1NineOf18000() {
        Evaluation evaluation = one(9, 18_000);

        assertThat(evaluation.verdict()).isEqualTo(CONFORMS);
        agrees(evaluation, "lambda", "0.000500125041682298");
        agrees(evaluation, "copiesPerUl", "0.588382401979174");
        agrees(evaluation, "lower95", "0.269038424039872");
        agrees(evaluation, "upper95", "1.11693308994229");
        agrees(evaluation, "upper", "1.02674145057754");
        assertThat(evaluation.reported())
                .isEqualTo("0.5884 copies/µL, upper 95 % bound 1.027 copies/µL (9 of 18000 partitions)");
    }

    @Test
    void w2ManyPartitionsHoldSeveralCopies() {
        Evaluation evaluation = one(12_000, 20_000);

        agrees(evaluation, "lambda", "0.916290731874155");
        agrees(evaluation, "copiesPerUl", "1077.98909632254");
        agrees(evaluation, "lower95", "1058.07434018768");
        agrees(evaluation, "upper95", "1098.1597554019");
        assertThat(evaluation.verdict()).isEqualTo(OUT_OF_SPECIFICATION);
    }

    @Test
    void w3TheLowerLimitOfFewIsNeverNegative() {
        Evaluation evaluation = one(3, 15_432);

        agrees(evaluation, "lambda", "0.000194420142539114");
        agrees(evaluation, "copiesPerUl", "0.228729579457781");
        agrees(evaluation, "lower95", "0.0471680096898619");
        agrees(evaluation, "upper95", "0.668444896803636");
    }

    @Test
    void w4NoneIsReportedBelowItsBound() {
        Evaluation evaluation = one(0, 20_000);

        agrees(evaluation, "upper", "0.176219545503176");
        agrees(evaluation, "upper95", "0.216992909065526");
        assertThat(evaluation.verdict()).isEqualTo(CONFORMS);
        assertThat(evaluation.reported()).isEqualTo("<0.1763 copies/µL, upper 95 % bound (0 of 20000 partitions)");
    }

    @Test
    void w5WellsArePooledAndTheirBoundsNeverAveraged() {
        Evaluation evaluation = evaluate("digital-pcr", MAX_2, wells(well(1, 17_850) + "," + well(0, 18_210), ""));

        assertThat(value(evaluation, "positives")).isEqualTo("1");
        assertThat(value(evaluation, "accepted")).isEqualTo("36060");
        agrees(evaluation, "lambda", "0.0000277319430403663");
        agrees(evaluation, "copiesPerUl", "0.0326258153416074");
        agrees(evaluation, "upper", "0.154772447811101");
    }

    @Test
    void w5EarlierWellsAreAddedToo() {
        Evaluation followed =
                evaluate("digital-pcr", MAX_2, wells(well(0, 18_210), ",'earlier':[" + well(1, 17_850) + "]"));

        agrees(followed, "upper", "0.154772447811101");
    }

    @Test
    void w15ASaturatedWellHasOnlyALowerBound() {
        Evaluation evaluation = one(20_000, 20_000);

        agrees(evaluation, "lambda", "8.80637374454319");
        assertThat(value(evaluation, "lambda")).startsWith(">");
        assertThat(value(evaluation, "upper")).isEmpty();
        assertThat(evaluation.reported())
                .isEqualTo(">ULOQ, saturated: lower 95 % bound 10360 copies/µL (20000 of 20000 partitions)");
        assertThat(evaluation.verdict()).isEqualTo(OUT_OF_SPECIFICATION);
        assertThat(codes(evaluation)).contains("SATURATED_WELL");
        assertThat(evaluate("digital-pcr", "{'max':'20000'}", wells(well(20_000, 20_000), ""))
                        .verdict())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void oneSaturatedWellIsNotDilutedByAnEmptyOne() {
        Evaluation evaluation =
                evaluate("digital-pcr", "{'max':'1000'}", wells(well(20_000, 20_000) + "," + well(0, 20_000), ""));

        assertThat(evaluation.verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(evaluation.reported()).startsWith(">ULOQ");
    }

    @Test
    void w16FromCopiesToAShareOfTheCells() {
        Evaluation evaluation = evaluate(
                "digital-pcr",
                "{'maxFraction':'0.001','unit':'%','cellsPerDose':'1e7'}",
                wells(well(47, 19_120), CELLS));

        assertThat(evaluation.verdict()).isEqualTo(CONFORMS);
        agrees(evaluation, "lambda", "0.00246118522896565");
        agrees(evaluation, "copiesPerUl", "2.89551203407723");
        agrees(evaluation, "upper", "3.69242313950133");
        assertThat(value(evaluation, "cellFraction")).startsWith("0.000005791024");
        assertThat(value(evaluation, "cellFractionUpper")).startsWith("0.000007384846");
        assertThat(value(evaluation, "burdenPerDose")).startsWith("73.848");
        assertThat(evaluation.reported())
                .isEqualTo("0.0005791 %, upper 95 % bound 0.0007385 % (47 of 19120 partitions)");
    }

    /** No well can tell less than 0.5 copies/uL from none: that many may be in the dose. */
    @Test
    void theBurdenRestsOnWhatTheAssayCannotExclude() {
        Evaluation evaluation = evaluate(
                "digital-pcr",
                "{'max':'2','lod':'0.5','maxFraction':'0.001','unit':'%','cellsPerDose':'1e7'}",
                wells(well(0, 20_000), CELLS));

        assertThat(value(evaluation, "burdenPerDose")).isEqualTo("10");
        assertThat(evaluation.reported())
                .isEqualTo("<LOD (0.5 copies/µL), upper 95 % bound 0.5 copies/µL; <LOD (0.5 copies/µL), <0.0001 %,"
                        + " upper 95 % bound (0 of 20000 partitions)");
    }

    @Test
    void bothLimitsAreJudged() {
        String criterion = "{'max':'1','maxFraction':'0.001','unit':'%','decision':'point'}";

        Evaluation evaluation = evaluate("digital-pcr", criterion, wells(well(47, 19_120), CELLS));

        assertThat(evaluation.verdict()).isEqualTo(OUT_OF_SPECIFICATION);
        assertThat(evaluation.reported()).contains("copies/µL").contains("0.0005791 %");
        assertThat(Asked.limits("digital-pcr", criterion)).containsExactly("≤ 1 copies/µL", "≤ 0.001 %");
    }

    @Test
    void theDecisionIsByTheUpperBoundUnlessFiledOtherwise() {
        String wells = wells(well(9, 18_000), "");

        assertThat(evaluate("digital-pcr", "{'max':'1'}", wells).verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(evaluate("digital-pcr", "{'max':'1','decision':'point'}", wells)
                        .verdict())
                .isEqualTo(CONFORMS);
        assertThat(evaluate("digital-pcr", "{'max':'1','confidence':'0.9'}", wells)
                        .verdict())
                .isEqualTo(CONFORMS);
    }

    @ParameterizedTest
    @CsvSource({"9999,INVALID", "10000,CONFORMS", "0,INVALID"})
    void aWellWithTooFewPartitionsInvalidatesTheRun(long accepted, Verdict verdict) {
        Evaluation evaluation = evaluate("digital-pcr", MAX_2, wells(well(0, 18_000) + "," + well(0, accepted), ""));

        assertThat(evaluation.verdict()).isEqualTo(verdict);
        if (verdict == Verdict.INVALID) {
            assertThat(evaluation.cause()).contains(Cause.RUN);
            assertThat(codes(evaluation)).containsExactly("TOO_FEW_PARTITIONS");
        }
    }

    @Test
    void aNoTemplateControlWithCopiesInvalidatesTheRun() {
        String criterion = "{'max':'2','controls':[{'name':'NTC positives','max':'0'}]}";
        String observation = ",'controls':[{'name':'NTC positives','value':'%s'}]";

        assertThat(evaluate("digital-pcr", criterion, wells(well(9, 18_000), observation.formatted("0")))
                        .verdict())
                .isEqualTo(CONFORMS);
        Evaluation dirty = evaluate("digital-pcr", criterion, wells(well(9, 18_000), observation.formatted("1")));
        assertThat(dirty.cause()).contains(Cause.RUN);
        assertThat(codes(dirty)).containsExactly("CONTROL_FAILED");
        assertThat(codes(evaluate("digital-pcr", criterion, wells(well(9, 18_000), ""))))
                .containsExactly("CONTROL_MISSING");
    }

    /** QuantaSoft, k = 5 of 16803: 0.12 to 0.76; Clopper-Pearson 0.114 to 0.817. */
    @Test
    void theInstrumentsOwnIntervalStandsBesideOurs() {
        Evaluation evaluation = evaluate(
                "digital-pcr",
                MAX_2,
                wells(well(5, 16_803), ",'instrument':{'copiesPerUl':'0.35','lower':'0.12','upper':'0.76'}"));

        assertThat(value(evaluation, "lower95")).startsWith("0.1136");
        assertThat(value(evaluation, "upper95")).startsWith("0.817");
        assertThat(evaluation.values().at("/instrument/lower").asString()).isEqualTo("0.12");
        assertThat(evaluation.values().at("/instrument/upper").asString()).isEqualTo("0.76");
        assertThat(evaluation.findings()).isEmpty();
        assertThat(evaluation.workings())
                .anyMatch(line -> line.contains("0.12 to 0.76 follows the instrument's own rule and is not ours"));
    }

    @ParameterizedTest
    @CsvSource({"0.35,false", "0.36,true", "0.350,false", "0.327,true", "0.4,false", "3.5e-1,false", "0,true"})
    void warnsWhenTheInstrumentsConcentrationIsNotOurs(String printed, boolean warned) {
        String own = "{'positives':'5','accepted':'16803','instrument':{'copiesPerUl':'" + printed + "'}}";

        Evaluation evaluation = evaluate("digital-pcr", MAX_2, wells(own, ""));

        assertThat(codes(evaluation).contains("INSTRUMENT_DISAGREES")).isEqualTo(warned);
        assertThat(evaluation.verdict()).isEqualTo(CONFORMS);
    }

    /** The method may fix the partition volume; 0.91 instead of 0.85 nL would change every result by 6.6 %. */
    @Test
    void aFixedPartitionVolumeIsKept() {
        String criterion = "{'max':'2','partitionVolumeNl':'0.850'}";

        assertThat(evaluate("digital-pcr", criterion, "{'wells':[" + well(9, 18_000) + "]}"))
                .isEqualTo(one(9, 18_000));
        Evaluation other =
                evaluate("digital-pcr", criterion, "{'wells':[" + well(9, 18_000) + "],'partitionVolumeNl':'0.91'}");
        assertThat(codes(other)).containsExactly("PARTITION_VOLUME_DIFFERS");
        Evaluation older =
                evaluate("digital-pcr", MAX_2, "{'wells':[" + well(9, 18_000) + "],'partitionVolumeNl':'0.91'}");
        agrees(older, "copiesPerUl", "0.549587957892635");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                             | MISSING | /wells",
                "{'wells':[],'partitionVolumeNl':'0.85'}                                        | NOT_A_LIST | /wells",
                "{'wells':[{'positives':'1','accepted':'2e4'}]}                                 | MISSING |"
                        + " /partitionVolumeNl",
                "{'wells':[{'positives':'1','accepted':'2e4'}],'partitionVolumeNl':'850'}       | OUT_OF_RANGE |"
                        + " /partitionVolumeNl",
                "{'wells':[{'positives':'1','accepted':'2e4'}],'partitionVolumeNl':'0'}         | OUT_OF_RANGE |"
                        + " /partitionVolumeNl",
                "{'wells':[{'positives':'1','accepted':'2e4'}],'partitionVolumeNl':'-0.85'}     | OUT_OF_RANGE |"
                        + " /partitionVolumeNl",
                "{'wells':[{'positives':'1','accepted':'2e4'}],'partitionVolumeNl':'0,85'}      | NOT_A_NUMBER |"
                        + " /partitionVolumeNl",
                "{'wells':[{'positives':'1','accepted':'2e4'}],'partitionVolumeNl':'0.85 nL'}   | NOT_A_NUMBER |"
                        + " /partitionVolumeNl",
                "{'wells':[{'positives':'1'}],'partitionVolumeNl':'0.85'}                       | NO_DENOMINATOR |"
                        + " /wells/0/accepted",
                "{'wells':[{'accepted':'2e4'}],'partitionVolumeNl':'0.85'}                      | MISSING |"
                        + " /wells/0/positives",
                "{'wells':[{'positives':'No Call','accepted':'2e4'}],'partitionVolumeNl':'0.85'} | NOT_A_NUMBER |"
                        + " /wells/0/positives",
                "{'wells':[{'positives':'-1','accepted':'2e4'}],'partitionVolumeNl':'0.85'}     | OUT_OF_RANGE |"
                        + " /wells/0/positives",
                "{'wells':[{'positives':'\u22121','accepted':'2e4'}],'partitionVolumeNl':'0.85'} | NOT_A_NUMBER |"
                        + " /wells/0/positives",
                "{'wells':[{'positives':'\uff11','accepted':'2e4'}],'partitionVolumeNl':'0.85'} | NOT_A_NUMBER |"
                        + " /wells/0/positives",
                "{'wells':[{'positives':'20001','accepted':'2e4'}],'partitionVolumeNl':'0.85'}  | OUT_OF_RANGE |"
                        + " /wells/0/positives",
                "{'wells':[{'positives':'1','accepted':'1e99'}],'partitionVolumeNl':'0.85'}     | OUT_OF_RANGE |"
                        + " /wells/0/accepted",
                "{'wells':[{'positives':'1','accepted':'1e9'},{'positives':'1','accepted':'1e9'}],"
                        + "'partitionVolumeNl':'0.85'} | OUT_OF_RANGE | /wells",
                "{'wells':['9 of 18000'],'partitionVolumeNl':'0.85'}                            | NOT_AN_OBJECT |"
                        + " /wells/0",
                "{'wells':[{'positives':'1','accepted':'2e4'}],'partitionVolumeNl':'0.85','copiesPerCell':'1'} |"
                        + " MISSING | /cellsLoaded",
                "{'wells':[{'positives':'1','accepted':'2e4','instrument':{'copiesPerUl':'No Call'}}],"
                        + "'partitionVolumeNl':'0.85'} | NOT_A_NUMBER | /wells/0/instrument/copiesPerUl",
                "{'wells':[{'positives':'1','accepted':'2e4'}],'partitionVolumeNl':'0.85',"
                        + "'instrument':{'copiesPerUl':'1','lower':'2','upper':'1'}} | LIMITS_CROSSED |"
                        + " /instrument/lower"
            })
    void refusesWhatCannotBe(String observation, String code, String where) {
        Evaluation evaluation = evaluate("digital-pcr", MAX_2, observation);

        assertThat(evaluation.cause()).contains(Cause.INPUT);
        assertThat(evaluation.values()).isEmpty();
        assertThat(evaluation.findings()).anySatisfy(finding -> assertThat(finding.code() + " " + finding.where())
                .isEqualTo(code + " " + where));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'decision':'point'}                                  | NO_LIMIT      | /max",
                "{'max':'0'}                                           | OUT_OF_RANGE  | /max",
                "{'max':'1','unit':'%'}                                | UNIT_MISMATCH | /unit",
                "{'max':'1','unit':'{copies}/mL'}                      | UNIT_MISMATCH | /unit",
                "{'maxFraction':'0.001'}                               | MISSING       | /unit",
                "{'maxFraction':'0.001','unit':'{copies}/uL'}          | UNIT_MISMATCH | /unit",
                "{'maxFraction':'100','unit':'%'}                      | OUT_OF_RANGE  | /maxFraction",
                "{'max':'1','minWells':'0'}                            | OUT_OF_RANGE  | /minWells",
                "{'max':'1','partitionVolumeNl':'850'}                 | OUT_OF_RANGE  | /partitionVolumeNl",
                "{'max':'1','cellsPerDose':'1e7'}                      | MISSING       | /maxFraction",
                "{'max':'1','lod':'2'}                                 | LIMITS_CROSSED | /lod"
            })
    void refusesACriterionThatCannotBeJudgedBy(String criterion, String code, String where) {
        assertThat(Asked.check("digital-pcr", criterion))
                .anySatisfy(finding ->
                        assertThat(finding.code() + " " + finding.where()).isEqualTo(code + " " + where));
    }

    @Test
    void asksForAsManyWellsAsTheMethodNeeds() {
        String criterion = "{'max':'2','minWells':'2'}";

        assertThat(Asked.fields("digital-pcr", criterion))
                .extracting(Field::pointer)
                .contains("/wells/0/positives", "/wells/1/accepted");
        assertThat(codes(evaluate("digital-pcr", criterion, wells(well(9, 18_000), ""))))
                .containsExactly("TOO_FEW_WELLS");
    }
}

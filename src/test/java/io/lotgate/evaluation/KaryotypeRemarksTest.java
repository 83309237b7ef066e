package io.lotgate.evaluation;

import static io.lotgate.evaluation.Karyotypes.classification;
import static io.lotgate.evaluation.Karyotypes.judge;
import static io.lotgate.evaluation.Karyotypes.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a karyotype's reader is told: what was read otherwise than written, and where something cannot be. */
class KaryotypeRemarksTest {
    /** Dossier 3.1: a wrong order is a warning and nothing more. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "48,XX,+12,+8[2]/46,XX[18]                         | ORDER           | 11",
                "48,XX,+8,+X[2]/46,XX[18]                          | ORDER           | 10",
                "48,XX,+mar,+8[2]/46,XX[18]                        | ORDER           | 12",
                "47,XX,16qh+,+8[2]/46,XX,16qh+[18]                 | ORDER           | 13",
                "47,XX,+8,1qh+[2]/46,XX,1qh+[18]                   | ORDER           | 10",
                "47,XX,del(9)(q13),+8[2]/46,XX[18]                 | ORDER           | 19",
                "46,XX[18]/47,XX,+8[2]                             | NORMAL_NOT_LAST | 1",
                "46,XX[18]/47,XX,+8[2]/nonclonal[1]                | NORMAL_NOT_LAST | 1",
                "47,XX,+8[2]/48,idem,+9[2]/49,sl,+9,+10[2]/46,XX[14] | IDEM_AND_SL   | 1",
                "46-48,XX,+8[cp2]/46-47,XX,+9[cp2]/46,XX[18]       | OLD_RANGE       | 3"
            })
    void anUnusualWritingIsPointedAtOnce(String karyotype, String code, int character) {
        Evaluation evaluation = judge(karyotype, "F");

        assertThat(classification(evaluation)).isEqualTo("CLONAL");
        assertThat(evaluation.findings())
                .filteredOn(finding -> finding.code().equals(code))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.message()).startsWith("Character " + character + ": ");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "48,XX,+8,+12[2]/46,XX[18]",
                "48,XX,+X,+8[2]/46,XX[18]",
                "48,XX,+8,+8[2]/46,XX[18]",
                "48,XX,+8,+mar[2]/46,XX[18]",
                "47,XX,del(5)(q13),+5[2]/46,XX[18]",
                "47,XX,+8[2]/46,XX[18]/nonclonal[1]",
                "47,XX,+8[2]/48,sl,+9[2]/49,sdl1,+10[2]/46,XX[14]",
                "47,XX,+8[2]/48,idem,+9[2]/46,XX[16]",
                "46~48,XX,+8[cp2]/46,XX[18]"
            })
    void theUsualWritingIsNotRemarkedUpon(String karyotype) {
        assertThat(Asked.codes(judge(karyotype, "F")))
                .doesNotContain("ORDER", "NORMAL_NOT_LAST", "IDEM_AND_SL", "OLD_RANGE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "47,XX,+23[2]/46,XX[18]                        | NO_SUCH_CHROMOSOME | 8",
                "46,XX,t(9;23)(q34;q11)[2]/46,XX[18]           | NO_SUCH_CHROMOSOME | 11",
                "46,XX,t(5)(q13)[2]/46,XX[18]                  | CHROMOSOMES        | 9",
                "46,XX,der(5)[2]/46,XX[18]                     | NOT_DESCRIBED      | 7",
                "46,XX,ins(5;20)(q13q14;q11.1q13)[2]/46,XX[18] | BREAKPOINTS        | 7",
                "47,XX,+16qh+[2]/46,XX[18]                     | SIGN               | 10",
                "46,XX,3~1mar[cp2]/46,XX[18]                   | NUMBER             | 7",
                "47,XX,+1000mar[cp2]/46,XX[18]                 | NUMBER             | 8",
                "47,XX,+01mar[2]/46,XX[18]                     | NUMBER             | 8",
                "48-46,XX,+8[cp2]/46,XX[18]                    | RANGE              | 3",
                "47,XX,+8[2]/49,sl,+9[2]/46,XX[16]             | CHROMOSOME_COUNT   | 13",
                "47,XX,+8[2]/48,sdl1,+9[2]/46,XX[14]           | REFERENCE          | 16",
                "47,XX,+8[2]/47,slx9[2]/46,XX[14]              | REFERENCE          | 16",
                "46,XX[18]/nonclonal[2]/47,sdl1,+8[2]          | REFERENCE          | 24",
                "47,XX,+8[1][6]/46,XX[18]                      | ITEM_CELLS         | 7",
                "48,XX,+8[7],+9[5][cp6]/46,XX[18]              | ITEM_CELLS         | 7",
                "47,XX,+8[2]/48,sl,+9[2]/49,sl,+10,+11[2]/50,sdl,+10[2]/46,XX[14] | NOT_UNDERSTOOD | 48",
                "46,XX[20]q                                    | NOT_UNDERSTOOD     | 10",
                "46,[20]                                       | NOT_UNDERSTOOD     | 4",
                "46,XX[18]/46,[2]                              | NOT_UNDERSTOOD     | 14"
            })
    void whatCannotBeIsRefusedAtItsPlace(String karyotype, String code, int character) {
        Evaluation evaluation = judge(karyotype, "F");

        assertThat(evaluation.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(evaluation.findings())
                .filteredOn(finding -> finding.code().equals(code))
                .extracting(Finding::severity, Finding::where)
                .contains(tuple(Severity.ERROR, "/karyotype"));
        assertThat(evaluation.findings())
                .filteredOn(finding -> finding.code().equals(code))
                .extracting(Finding::message)
                .anyMatch(message -> message.startsWith("Character " + character + ": "));
    }

    @Test
    void theMessageSaysWhatWasExpectedAndWhatIsThere() {
        assertThat(judge("46,[20]", "F").findings())
                .extracting(Finding::message)
                .contains("Character 4: expected the sex chromosomes, such as XX, found \"[20]\"");
        assertThat(judge("46,XX[18]/46,[2]", "F").findings())
                .extracting(Finding::message)
                .contains("Character 14: expected the sex chromosomes, such as XX, or idem, sl or sdl, found \"[2]\"");
        assertThat(judge("46,XX[20", "F").findings())
                .extracting(Finding::message)
                .contains("Character 9: expected ], found the end");
        assertThat(judge("46,XX,del(5)(q77)[20]", "F").findings())
                .extracting(Finding::message)
                .anyMatch(message -> message.contains("p15.33 to q35.3"));
        assertThat(judge("47,XX,+8[2]/47,slx9[2]/46,XX[14]", "F").findings())
                .extracting(Finding::message)
                .contains("Character 16: The number of times behind sl is not possible");
        assertThat(judge("47,XX,+8[2]/48,sdl1,+9[2]/46,XX[14]", "F").findings())
                .extracting(Finding::message)
                .contains("Character 16: The clone that sdl1 refers to is not there or could not be read");
    }

    /** Sidelines by their number, or without one where there is only one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "47,XX,+8[2]/48,sl,+9[2]/49,sdl1,+10[2]/46,XX[14]  | +8 (6 cells), +9 (4 cells), +10 (2 cells)",
                "47,XX,+8[2]/48,sl,+9[2]/49,sdl,+10[2]/46,XX[14]   | +8 (6 cells), +9 (4 cells), +10 (2 cells)",
                "47,XX,+8[2]/48,sl,+9[2]/49,sl,+10,+11[2]/50,sdl2,+5[2]/46,XX[12] | +8 (8 cells), +9 (2 cells), +10 (4 cells), +11 (4 cells), +5 (2 cells)",
                "47,XX,+8[2]/94,slx2[2]/46,XX[16]                  | +8 (4 cells)",
                "47,XX,+8[2]/376,slx8[2]/46,XX[16]                 | +8 (4 cells)",
                "47,XX,+5[3]/46,XX[17]                             | +5 (3 cells)"
            })
    void aCloneThatRefersToAnotherHasItsChanges(String karyotype, String clonal) {
        assertThat(judge(karyotype, "F").findings())
                .filteredOn(finding -> finding.code().equals("CLONAL"))
                .extracting(Finding::message)
                .containsExactly("Clonal: " + clonal);
    }

    @Test
    void aSingleCellIsNamedAndMoreAreAskedFor() {
        assertThat(judge("47,XX,+5[1]/46,XX[19]", "F").findings())
                .extracting(Finding::message)
                .contains("In too few cells to be a clone: +5 (1 cell): examine more cells, or test for it by FISH or"
                        + " PCR");
        assertThat(judge("{'nonClonal':'report'}", "47,XX,+5[1]/46,XX[19]", "F", "")
                        .findings())
                .extracting(Finding::message)
                .contains("In too few cells to be a clone: +5 (1 cell)");
        assertThat(judge("92,XXXX[5]/46,XX[15]", "F").findings())
                .extracting(Finding::message)
                .contains("5 of 20 cells are polyploid: count 100 cells or more");
        assertThat(judge("{'maxTetraploid':'4','unit':'%'}", "92,XXXX[5]/46,XX[95]", "F", "")
                        .findings())
                .extracting(Finding::message)
                .contains("5 of 100 cells are polyploid");
    }

    /** What a person was born with is told apart from what the culture acquired. */
    @Test
    void theDonorsOwnIsNamedAsSuch() {
        Evaluation own = judge("{}", "46,XX,16qh+[20]", "F", "46,XX,16qh+");
        assertThat(texts(own, "constitutional")).containsExactly("16qh+");
        assertThat(own.findings())
                .extracting(Finding::code, Finding::severity)
                .containsExactly(tuple("HETEROMORPHISM", Severity.INFO), tuple("CONSTITUTIONAL", Severity.INFO));

        Evaluation trisomy = judge("{}", "47,XX,+21c[20]", "F", "47,XX,+21c");
        assertThat(Asked.codes(trisomy)).containsExactly("CONSTITUTIONAL");

        Evaluation notMentioned = judge("{}", "46,XX[20]", "F", "46,XX,16qh+");
        assertThat(notMentioned.findings())
                .extracting(Finding::code, Finding::severity)
                .containsExactly(tuple("VARIANT_NOT_REPORTED", Severity.WARNING));
        assertThat(texts(notMentioned, "constitutional")).isEmpty();
    }

    /** Uncertain breakpoints, rings and derivatives reach the regions that they may concern. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "46,XX,del(18)(q11.2~q23)            | loss 18q21",
                "46,XX,del(18)(q11.2~23)             | loss 18q21",
                "46,XX,del(18)(q22orq11.2)           | loss 18q21",
                "46,XX,r(18)(p11q12)                 | loss 18q21",
                "46,XX,r(18)(p11q23)                 | loss 18q",
                "46,XX,der(18)del(18)(q12)           | loss 18q21",
                "46,XX,der(20)dup(20)(q11.1q13)      | gain 20q11.21",
                "46,XX,der(5)ins(5;20)(q13;q11.1q13) | gain 20q11.21",
                "45,XX,dic(17;18)(p13;q12)           | loss 18q21",
                "45,XX,der(17;18)(p10;q10)           | ''",
                "45,XX,der(17;18)(p10;p10)           | loss 18q21",
                "47,XX,+del(18)(q12)                 | ''",
                "47,XX,+8,der(20)t(8;20)(p10;q10)    | gain 8"
            })
    void regionsOfUncertainAndComposedChanges(String karyotype, String recurrent) {
        Evaluation evaluation = judge(karyotype + "[3]/46,XX[17]", "F");

        assertThat(classification(evaluation)).isEqualTo("CLONAL");
        assertThat(String.join("; ", texts(evaluation, "recurrent"))).isEqualTo(recurrent);
    }

    /** The first count is among the cells of the follow-up: as many cells as before are none more. */
    @Test
    void aFollowUpHasMoreCells() {
        String observation = "{'karyotype':'47,XX,+5[1]/46,XX[%s]','donorSex':'F',"
                + "'earlier':[{'karyotype':'47,XX,+5[1]/46,XX[19]'}]}";

        assertThat(Asked.codes(Asked.evaluate("karyotype", "{}", observation.formatted("19"))))
                .contains("FOLLOW_UP_INCOMPLETE");
        Evaluation more = Asked.evaluate("karyotype", "{}", observation.formatted("39"));
        assertThat(Asked.codes(more)).doesNotContain("FOLLOW_UP_INCOMPLETE");
        assertThat(more.workings()).contains("follows up 20 cells, which are among these 40");
    }

    /** The certificate prints the karyotype as it was read. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "47,XX,+?8[2]/94,slx2[2]/46,XX[16]",
                "94<4n>,XXXX,+8,+8[2]/46,XX[18]",
                "46,XX,del(5)(q13~q15)[2]/46,XX[18]",
                "46,XX,1qh+[20]",
                "47,XX,+21c[20]",
                "46,XX,i(20)(q10)x2[2]/46,XX[18]",
                "48,XX,+8[1],+9[5][cp6]/46,XX[18]",
                "50,XX,+4mar[2]/46,XX[18]",
                "46,XX,5~20dmin[2]/46,XX[18]",
                "46,XX[18]/nonclonal[2]",
                "47,XX,+mar1[2]/46,XX[18]"
            })
    void theReportIsPrintedAsItWasRead(String karyotype) {
        assertThat(judge(karyotype, "F").reported()).isEqualTo(karyotype);
    }
}

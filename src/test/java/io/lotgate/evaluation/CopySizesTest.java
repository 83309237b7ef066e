package io.lotgate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limit of size, and what happens where there is none. */
class CopySizesTest {
    private static Evaluation judge(String criterion, List<String> segments) {
        return Asked.evaluate(
                "copy-number", criterion, "{'resolutionKb':'50','segments':[" + String.join(",", segments) + "]}");
    }

    private static String segment(String region, String copies, long start, long end) {
        return "{'region':'" + region + "','copyNumber':'" + copies + "','start':'" + start + "','end':'" + end + "'}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5q31.1 | 3   | 1300001 | OUT_OF_SPECIFICATION",
                "5q31.2 | 3   | 1300001 | OUT_OF_SPECIFICATION",
                "5q31.1 | 4   | 1300001 | OUT_OF_SPECIFICATION",
                "5q31.1 | 3   | 1200001 | OUT_OF_SPECIFICATION",
                "5q31.1 | 3   | 1350001 | OUT_OF_SPECIFICATION",
                "5q31.1 | 3   | 1350002 | CONFORMS",
                "5q31.1 | 1   | 1300001 | CONFORMS",
                "6q21   | 3   | 1300001 | CONFORMS"
            })
    void piecesThatLieSideBySideAreOneChange(String region, String copies, long start, Verdict verdict) {
        List<String> pieces =
                List.of(segment("5q31.1", "3", 1_000_001, 1_300_000), segment(region, copies, start, start + 299_999));

        assertThat(judge("{'maxSize':'400'}", pieces).verdict()).isEqualTo(verdict);
        assertThat(judge("{'maxSize':'400'}", List.of(pieces.get(1), pieces.get(0)))
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void theMessageSaysSo() {
        Evaluation evaluation = judge(
                "{'maxSize':'400'}",
                List.of(segment("5q31.1", "3", 1_000_001, 1_300_000), segment("5q31.1", "3", 1_300_001, 1_600_000)));

        assertThat(evaluation.findings())
                .containsExactly(new Finding(
                        "OUTSIDE_LIMIT",
                        Severity.WARNING,
                        "/segments/0",
                        "5q31.1, 2 segments side by side, are together larger than 400 kb"));
        assertThat(evaluation.workings())
                .contains("5q31.1 3 copies, 1000001-1300000 + 5q31.1 3 copies, 1300001-1600000: 600 kb is more than"
                        + " 400 kb");
    }

    @Test
    void aNewPieceBesideAKnownOneMakesItLonger() {
        String known = segment("5q31.1", "3", 1_000_001, 1_300_000);
        String criterion = "{'maxSize':'400','baseline':[" + known + "]}";

        assertThat(judge(criterion, List.of(known)).verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(judge(criterion, List.of(known, segment("5q31.1", "3", 1_300_001, 1_600_000)))
                        .verdict())
                .isEqualTo(Verdict.OUT_OF_SPECIFICATION);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'region':'5','copyNumber':'3','start':'1','end':'180000000'}   | INCONCLUSIVE",
                "{'region':'5q31','copyNumber':'1'}                              | INCONCLUSIVE",
                "{'region':'5','copyNumber':'2','start':'1','end':'180000000'}   | CONFORMS"
            })
    void aPanelHasNoLimitForOtherSegments(String other, Verdict verdict) {
        String panel = "{'regions':[{'name':'20q11.21','min':'1.6','max':'2.4'},{'name':'4p','min':'1.6','max':'2.4'}]";
        List<String> segments =
                List.of("{'region':'20q11.21','copyNumber':'2.1'}", "{'region':'4p','copyNumber':'2.0'}", other);

        assertThat(judge(panel + "}", segments).verdict()).isEqualTo(verdict);
        assertThat(judge(panel + ",'maxCopyNumber':'3'}", segments).verdict()).isEqualTo(verdict);
        assertThat(Asked.codes(judge(panel + "}", segments)).contains("NO_LIMIT_FOR_SEGMENT"))
                .isEqualTo(verdict == Verdict.INCONCLUSIVE);
    }

    @ParameterizedTest
    @CsvSource({"2, 0.3, INCONCLUSIVE", "2, 1, CONFORMS", "3, 0.3, CONFORMS"})
    void theUsualNumberInAPartOfTheCellsIsAContradiction(String copies, String share, Verdict verdict) {
        String segment = segment("5q31.1", copies, 1, 300_000).replace("}", ",'cellFraction':'" + share + "'}");

        assertThat(judge("{'maxSize':'400'}", List.of(segment)).verdict()).isEqualTo(verdict);
        assertThat(Asked.codes(judge("{'maxSize':'400'}", List.of(segment))).contains("SHARE_CONTRADICTS"))
                .isEqualTo(verdict == Verdict.INCONCLUSIVE);
    }

    @Test
    void itIsAContradictionInAPanelToo() {
        String panel = "{'regions':[{'name':'20q11.21','min':'1.6','max':'2.4'}]}";

        assertThat(judge(panel, List.of("{'region':'20q11.21','copyNumber':'2.0','cellFraction':'0.3'}"))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }
}

package io.lotgate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyNumberTest {
    private static final String ARRAY = "{'maxSize':'100','maxCopyNumber':'3'}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                                                              | CONFORMS",
                "[{'region':'3p21','start':'1000001','end':'1100000','copyNumber':'3'}]          | CONFORMS",
                "[{'region':'3p21','start':'1000001','end':'1100001','copyNumber':'3'}]          | OUT_OF_SPECIFICATION",
                "[{'region':'3p21','start':'1000001','end':'1100000','copyNumber':'4'}]          | OUT_OF_SPECIFICATION",
                "[{'region':'20q11.21','start':'1000001','end':'1100000','copyNumber':'3'}]      | INCONCLUSIVE",
                "[{'region':'20q11.21','start':'1000001','end':'1100000','copyNumber':'1'}]      | CONFORMS",
                "[{'region':'20q11-q13','start':'1000001','end':'1100000','copyNumber':'3'}]     | INCONCLUSIVE",
                "[{'region':'18q21.2','start':'1','end':'2000','copyNumber':'1'}]                | INCONCLUSIVE",
                "[{'region':'9p21','start':'1','end':'9000000','copyNumber':'2'}]                | CONFORMS",
                "[{'region':'9p21','copyNumber':'1'}]                                            | INVALID",
                "[{'region':'9p21','start':'5','end':'5','copyNumber':'1'}]                      | INVALID",
                "[{'region':'9p21','start':'5','copyNumber':'1'}]                                | INVALID",
                "[{'region':'9p21','start':'5','end':'9','copyNumber':'-1'}]                     | INVALID",
                "[{'region':'9p21','start':'5','end':'9','copyNumber':'1','cellFraction':'15'}]  | INVALID"
            })
    void newSegmentsAreJudgedBySizeCopiesAndRegion(String segments, Verdict verdict) {
        Evaluation evaluation =
                Asked.evaluate("copy-number", ARRAY, "{'resolutionKb':'50','segments':" + segments + "}");

        assertThat(evaluation.verdict()).isEqualTo(verdict);
    }

    @Test
    void whatTheDonorHadBeforeIsNotNew() {
        String segment = "{'region':'3p21','start':'1000','end':'900000','copyNumber':'3'}";
        String shorter = "{'region':'3p21','start':'2000','end':'800000','copyNumber':'3'}";
        String longer = "{'region':'3p21','start':'1000','end':'900001','copyNumber':'3'}";
        String more = "{'region':'3p21','start':'1000','end':'900000','copyNumber':'4'}";

        assertThat(against(segment, shorter).verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(against(segment, shorter).reported()).isEqualTo("no new segment");
        assertThat(against(segment, longer).verdict()).isEqualTo(Verdict.OUT_OF_SPECIFICATION);
        assertThat(against(segment, more).verdict()).isEqualTo(Verdict.OUT_OF_SPECIFICATION);
        assertThat(Karyotypes.texts(against(segment, more), "newSegments"))
                .containsExactly("3p21 4 copies, 1000-900000");
        assertThat(against("{'region':'3p21','copyNumber':'3'}", longer).verdict())
                .isEqualTo(Verdict.OUT_OF_SPECIFICATION);
    }

    private static Evaluation against(String known, String found) {
        return Asked.evaluate(
                "copy-number",
                "{'maxSize':'100','baseline':[" + known + "]}",
                "{'resolutionKb':'50','segments':[" + found + "]}");
    }

    @Test
    void aPanelIsJudgedRegionByRegion() {
        String panel = "{'regions':[{'name':'20q','min':'1.5','max':'2.5'},{'name':'18q','min':'1.5','max':'2.5'}]}";

        assertThat(panel(panel, "2.1", "1.9").verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(panel(panel, "2.5", "1.9").verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(panel(panel, "2.6", "1.9").verdict()).isEqualTo(Verdict.OUT_OF_SPECIFICATION);
        assertThat(Karyotypes.texts(panel(panel, "2.6", "1.4"), "recurrent"))
                .containsExactly("gain 20q11.21", "loss 18q21");
        assertThat(Asked.codes(Asked.evaluate(
                        "copy-number", panel, "{'resolutionKb':'1','segments':[{'region':'20q','copyNumber':'2'}]}")))
                .contains("REGION_MISSING");
    }

    private static Evaluation panel(String panel, String first, String second) {
        return Asked.evaluate(
                "copy-number",
                panel,
                "{'resolutionKb':'1','segments':[{'region':'20q','copyNumber':'" + first
                        + "'},{'region':'18q','copyNumber':'" + second + "'}]}");
    }

    @Test
    void whatTheArrayCannotSeeIsNotProved() {
        Evaluation evaluation = Asked.evaluate("copy-number", ARRAY, "{'resolutionKb':'200','segments':[]}");

        assertThat(evaluation.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(Asked.codes(evaluation)).containsExactly("RESOLUTION");
    }

    @Test
    void noSegmentsIsSaidInSoManyWords() {
        assertThat(Asked.codes(Asked.evaluate("copy-number", ARRAY, "{'resolutionKb':'50'}")))
                .contains("MISSING");
        assertThat(Asked.evaluate("copy-number", ARRAY, "{'resolutionKb':'50','found':'none'}")
                        .verdict())
                .isEqualTo(Verdict.CONFORMS);
        assertThat(Asked.codes(Asked.evaluate(
                        "copy-number",
                        ARRAY,
                        "{'resolutionKb':'50','found':'none','segments':[{'region':'3','copyNumber':'3'}]}")))
                .contains("CONTRADICTION");
        assertThat(Asked.codes(Asked.check("copy-number", "{'maxCopyNumber':'3'}")))
                .contains("NO_LIMIT");
        assertThat(Asked.limits("copy-number", ARRAY))
                .containsExactly("no new segment above 100 kb", "copy number ≤ 3");
    }

    @Test
    void aMosaicOfFewCellsIsPointedOut() {
        assertThat(Asked.codes(Asked.evaluate(
                        "copy-number",
                        ARRAY,
                        "{'resolutionKb':'50','segments':[{'region':'3p21','start':'1','end':'1000','copyNumber':'3',"
                                + "'cellFraction':'0.1'}]}")))
                .contains("MOSAIC_UNSURE");
    }
}

package io.lotgate.specification;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.evaluation.Evaluation;
import io.lotgate.evaluation.Evaluator;
import io.lotgate.evaluation.Verdict;
import io.lotgate.value.RecordJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Worked examples of dose and endotoxin (dossier, section 4.3), judged by the shipped limits. */
class ShippedDosesTest {
    @Test
    void d1SeventeenAndAHalfMillilitresAreTheTargetOfTheMarrowProduct() {
        assertThat(dose("bm-msc-autologous-iv/1", "70.0", "4.00e6", "17.5").verdict())
                .isEqualTo(Verdict.CONFORMS);
    }

    /** 3.2 mL is 3.17 mL rounded up: 100 946 cells/kg, above the upper end that the registry gives. */
    @Test
    void d2AVolumeRoundedUpIsTooMuchForTheIntrathecalProduct() {
        String intrathecal = "msc-neuro-induced-intrathecal/1";
        assertThat(dose(intrathecal, "63.4", "2.00e6", "3.2").verdict()).isEqualTo(Verdict.OUT_OF_SPECIFICATION);
        assertThat(dose(intrathecal, "63.4", "2.00e6", "3.1").verdict()).isEqualTo(Verdict.CONFORMS);
    }

    @Test
    void d8AFixedDoseDoesNotAskForTheWeight() {
        String given = "{'viablePerMl':'1.00e8','volumeGivenMl':'%s'}";
        String interneurons = "ipsc-interneuron-intracerebral/1";
        assertThat(judge(interneurons, "dose", given.formatted("0.050")).verdict())
                .isEqualTo(Verdict.CONFORMS);
        assertThat(judge(interneurons, "dose", given.formatted("0.044")).verdict())
                .isEqualTo(Verdict.OUT_OF_SPECIFICATION);
    }

    @Test
    void d12AndD12bAssayOfHalfAUnitProvesTheIntrathecalLimitForAnAdultOnly() {
        assertThat(endotoxin("<0.5", "3.2", "63.4").verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(endotoxin("<0.5", "5", "10").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(endotoxin("<0.1", "5", "10").verdict()).isEqualTo(Verdict.CONFORMS);
    }

    @Test
    void d18ParticlesCountedAreParticlesDosed() {
        Evaluation counted = judge("ipsc-exosome/1", "particles", "{'value':'1.0e11','unit':'{particles}/mL'}");
        assertThat(counted.verdict()).isEqualTo(Verdict.CONFORMS);
        String perMl = counted.values().get("rounded").stringValue();
        Evaluation dose = dose("ipsc-exosome/1", "70", perMl, "1.40");
        assertThat(dose.verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(dose.reported()).contains("2.00e9 particles/kg");
        assertThat(dose("ipsc-exosome/1", "70", perMl, "5.60").verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(dose("ipsc-exosome/1", "70", perMl, "5.61").verdict()).isEqualTo(Verdict.OUT_OF_SPECIFICATION);
    }

    private static Evaluation dose(String product, String kilograms, String perMl, String volume) {
        return judge(
                product,
                "dose-per-kg",
                "{'weight':{'value':'%s','unit':'kg'},'viablePerMl':'%s','volumeGivenMl':'%s'}"
                        .formatted(kilograms, perMl, volume));
    }

    private static Evaluation endotoxin(String result, String volume, String kilograms) {
        return judge(
                "msc-neuro-induced-intrathecal/1",
                "endotoxin",
                ("{'result':'%s','unit':'[EU]/mL','volumeMl':'%s','weightKg':'%s',"
                                + "'controls':[{'name':'spike recovery','value':'99','unit':'%%'}]}")
                        .formatted(result, volume, kilograms));
    }

    private static Evaluation judge(String product, String id, String observation) {
        TestSpecification test = Shipped.specification(product).test(id).orElseThrow();
        byte[] json = observation.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return Evaluator.standard().evaluate(test.method(), test.criterion(), RecordJson.parse(json));
    }
}

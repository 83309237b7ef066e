package io.lotgate.specification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lotgate.evaluation.Evaluator;
import io.lotgate.value.CanonicalJson;
import io.lotgate.value.Digest;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShippedSpecificationTest {
    private final ProductSpecification specification = Shipped.specification();

    @Test
    void isTheFirstVersionOfAnAllogeneicSingleDoseProduct() {
        assertThat(specification.reference()).isEqualTo("uc-msc-iv/1");
        assertThat(specification.abbreviation()).isEqualTo("UC-MSC");
        assertThat(specification.donorType()).isEqualTo("allogeneic");
        assertThat(specification.doseBelongsToLot()).isTrue();
        assertThat(specification.shelfLife()).isEqualTo(Period.ofMonths(24));
        assertThat(specification.digest()).isEqualTo(Digest.of(Shipped.bytes()));
    }

    @Test
    void speaksEnglishAndChinese() {
        assertThat(specification.test("viability"))
                .map(TestSpecification::name)
                .contains(new Text("Cell viability", "细胞活率"));
    }

    @Test
    void listsItsTestsInTheOrderOfTheCertificate() {
        assertThat(specification.tests())
                .extracting(TestSpecification::id)
                .containsExactly(
                        "viability",
                        "cd73-cd90-cd105",
                        "negative-markers",
                        "endotoxin",
                        "sterility",
                        "mycoplasma",
                        "mycoplasma-culture",
                        "karyotype",
                        "dose-per-kg");
    }

    @Test
    void onlyTheMycoplasmaCultureComesAfterRelease() {
        assertThat(specification.tests())
                .filteredOn(test -> test.gate() != Gate.BLOCKING)
                .singleElement()
                .satisfies(test -> {
                    assertThat(test.id()).isEqualTo("mycoplasma-culture");
                    assertThat(test.gate()).isEqualTo(Gate.LATE);
                    assertThat(test.due()).isEqualTo(Duration.ofDays(29));
                });
    }

    @Test
    void onlyTheKaryotypeComesFromOutside() {
        assertThat(specification.tests())
                .filteredOn(test -> test.performer() == Performer.EXTERNAL)
                .extracting(TestSpecification::id)
                .containsExactly("karyotype");
    }

    @Test
    void onlyViabilityCanBeFilledFromACellCounter() {
        assertThat(specification.tests())
                .filteredOn(test -> !test.intake().isEmpty())
                .extracting(TestSpecification::id, TestSpecification::intake)
                .containsExactly(tuple("viability", "cell-count"));
    }

    @Test
    void takesWeightAndVolumeFromTheLotAndTheCellCountFromViability() {
        assertThat(specification.test("endotoxin").orElseThrow().inputs())
                .containsExactly(Map.entry("/volumeMl", "lot.volume"), Map.entry("/weightKg", "lot.weight"));
        assertThat(specification.test("dose-per-kg").orElseThrow().inputs())
                .containsExactly(
                        Map.entry("/weight/value", "lot.weight"),
                        Map.entry("/weight/unit", "fixed:kg"),
                        Map.entry("/viablePerMl", "test.viability.viablePerMl"),
                        Map.entry("/volumeGivenMl", "lot.volume"));
    }

    @Test
    void keepsLimitsAsWritten() {
        assertThat(criterion("dose-per-kg"))
                .isEqualTo("{\"perKg\":{\"max\":\"1.1e6\",\"min\":\"0.9e6\",\"target\":\"1.0e6\"}}");
        assertThat(criterion("sterility")).isEqualTo("{\"minDays\":\"14\"}");
        assertThat(criterion("karyotype")).isEqualTo("{\"accept\":[\"No clonal abnormality\"]}");
    }

    @Test
    void printsEachLimitAsFiled() {
        assertThat(limits("viability")).singleElement().asString().contains("> 80 %");
        assertThat(limits("cd73-cd90-cd105")).containsExactly("CD73 > 95 %", "CD90 > 95 %", "CD105 > 95 %");
        assertThat(limits("negative-markers")).containsExactly("CD11b/CD19/CD34/CD45/HLA-DR < 2 %");
        assertThat(limits("endotoxin")).first().asString().contains("5 EU/kg/h");
        assertThat(limits("sterility")).containsExactly("no growth, 14 days");
    }

    @Test
    void namesASourceForEveryTestAndMarksWhatIsOnlyAnExample() {
        assertThat(specification.tests())
                .allSatisfy(test -> assertThat(test.source()).contains("https://"));
        assertThat(List.of("endotoxin", "sterility", "mycoplasma-culture", "karyotype", "dose-per-kg"))
                .allSatisfy(
                        id -> assertThat(specification.test(id).orElseThrow().source())
                                .contains("example, to be confirmed by the site"));
    }

    @Test
    void asksTheReviewerOfTheBatchRecordForDeviationsLast() {
        assertThat(specification.batchRecordReview())
                .extracting(ChecklistItem::id, ChecklistItem::deviations)
                .containsExactly(
                        tuple("batch-record", false),
                        tuple("yield", false),
                        tuple("materials", false),
                        tuple("environment", false),
                        tuple("deviations", true));
    }

    private String criterion(String test) {
        return CanonicalJson.text(specification.test(test).orElseThrow().criterion());
    }

    private List<String> limits(String id) {
        TestSpecification test = specification.test(id).orElseThrow();
        return Evaluator.standard().limits(test.method(), test.criterion());
    }
}

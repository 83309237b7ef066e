package io.lotgate.specification;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.evaluation.Evaluator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the shipped specifications have in common; each one's panel stands in {@link ShippedPanelsTest}. */
class ShippedProductsTest {
    static final List<String> ALL = Shipped.references();
    /** All but the version that is as old as the first lots: its bytes never change. */
    static final List<String> STATED =
            ALL.stream().filter(reference -> !reference.equals("uc-msc-iv/1")).toList();

    static final List<String> SAME_DAY = List.of("bmmc-intraarterial/1", "bmmc-intraarterial/2", "adrc-intrathecal/1");
    static final List<String> CELL_FREE = List.of("ucmsc-secretome/1", "ipsc-exosome/1");

    @Test
    void areTheNineProductsOfTheTrialsAndASecondVersionOfTwo() {
        assertThat(ALL)
                .containsExactly(
                        "adrc-intrathecal/1",
                        "adsc/1",
                        "bm-msc-autologous-iv/1",
                        "bmmc-intraarterial/1",
                        "bmmc-intraarterial/2",
                        "ipsc-exosome/1",
                        "ipsc-interneuron-intracerebral/1",
                        "msc-neuro-induced-intrathecal/1",
                        "uc-msc-iv/1",
                        "uc-msc-iv/2",
                        "ucmsc-secretome/1");
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void standUnderTheirOwnNameAndVersion(String reference) {
        assertThat(Shipped.specification(reference).reference()).isEqualTo(reference);
        assertThat(Path.of("config/products", reference + ".yaml")).exists();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void haveCriteriaThatTheEvaluatorAcceptsAndPrints(String reference) {
        assertThat(Shipped.specification(reference).tests()).allSatisfy(test -> {
            assertThat(Evaluator.standard().check(test.method(), test.criterion()))
                    .as(test.id())
                    .isEmpty();
            assertThat(Evaluator.standard().limits(test.method(), test.criterion()))
                    .as(test.id())
                    .isNotEmpty();
        });
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void nameASourceForEveryTest(String reference) {
        assertThat(Shipped.specification(reference).tests())
                .allSatisfy(test -> assertThat(test.source()).as(test.id()).containsPattern("https?://"));
    }

    /** A limit nobody confirmed is called an example, with its test and in the file as a whole. */
    @ParameterizedTest
    @FieldSource("STATED")
    void callWhatIsNotConfirmedAnExample(String reference) {
        ProductSpecification specification = Shipped.specification(reference);
        assertThat(specification.source()).containsPattern("examples?, to be confirmed by the site");
        assertThat(specification.tests()).allSatisfy(test -> assertThat(test.basis())
                .as(test.id())
                .isEqualTo(
                        test.source().contains("example, to be confirmed by the site")
                                ? Basis.EXAMPLE
                                : Basis.CONFIRMED));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void gateTheReleaseByEndotoxinAndNameEverythingInChinese(String reference) {
        ProductSpecification specification = Shipped.specification(reference);
        assertThat(specification.test("endotoxin").orElseThrow().gate()).isEqualTo(Gate.BLOCKING);
        assertThat(specification.tests())
                .allSatisfy(test -> assertThat(test.name().zh()).as(test.id()).containsPattern("\\p{IsHan}|pH"));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void readSterilityLateExactlyWhenTheProductIsGivenFresh(String reference) {
        ProductSpecification specification = Shipped.specification(reference);
        Gate sterility = specification.test("sterility").orElseThrow().gate();
        boolean fresh = specification.shelfLife() instanceof Duration;
        assertThat(sterility).isEqualTo(fresh ? Gate.LATE : Gate.BLOCKING);
        assertThat(specification.test("gram").isPresent()).isEqualTo(fresh);
    }

    @ParameterizedTest
    @FieldSource("SAME_DAY")
    void ofTheSameDayAreReadyWithinTheirShelfLife(String reference) {
        ProductSpecification specification = Shipped.specification(reference);
        Duration life = (Duration) specification.shelfLife();
        assertThat(specification.tests())
                .filteredOn(test -> test.gate() == Gate.BLOCKING)
                .allSatisfy(test -> assertThat(test.due()).as(test.id()).isLessThan(life))
                .extracting(TestSpecification::id)
                .contains("identity", "appearance", "viability", "gram", "endotoxin", "dose");
        assertThat(ids(specification)).doesNotContain("karyotype", "mycoplasma-culture");
    }

    @ParameterizedTest
    @FieldSource("CELL_FREE")
    void freeOfCellsAskForNeitherViabilityNorKaryotypeAndDoseParticles(String reference) {
        ProductSpecification specification = Shipped.specification(reference);
        assertThat(specification.tests())
                .extracting(TestSpecification::method)
                .doesNotContain("cell-count", "karyotype")
                .contains("dose-per-kg");
        assertThat(specification.tests())
                .filteredOn(test -> test.method().equals("dose-per-kg"))
                .singleElement()
                .satisfies(dose -> assertThat(dose.inputs()).containsEntry("/viablePerMl", "test.particles.rounded"));
        assertThat(specification.shelfLife()).isEqualTo(Period.ofMonths(12));
    }

    @Test
    void saysWhichPluripotentLineAProductComesFrom() {
        assertThat(Shipped.specification("ipsc-interneuron-intracerebral/1").pluripotentSource())
                .isEqualTo("hESC");
        assertThat(Shipped.specification("ipsc-exosome/1").pluripotentSource()).isEqualTo("hiPSC");
        assertThat(Shipped.specification("adsc/1").pluripotentSource()).isEmpty();
    }

    @Test
    void neverAskForReprogrammingVectorsOfAnEmbryonicLine() {
        assertThat(ids(Shipped.specification("ipsc-interneuron-intracerebral/1")))
                .noneMatch(id -> id.matches(".*(plasmid|sendai|vector).*"));
    }

    @Test
    void linksTheIntrathecalLotToItsIntravenousSister() {
        ProductSpecification intrathecal = Shipped.specification("msc-neuro-induced-intrathecal/1");
        assertThat(intrathecal.sisterLot()).isEqualTo("bm-msc-autologous-iv");
        assertThat(ALL).contains(intrathecal.sisterLot() + "/1");
        assertThat(intrathecal.test("sister-lot").orElseThrow().gate()).isEqualTo(Gate.ADMINISTRATION);
        assertThat(ALL)
                .map(Shipped::specification)
                .filteredOn(specification -> !specification.sisterLot().isEmpty())
                .hasSize(1);
    }

    @Test
    void changesOnlyTheKaryotypesLimitInTheSecondVersionAndAddsTheBedside() {
        List<SpecificationChanges.Changed> changes = SpecificationChanges.between(
                Shipped.specification("uc-msc-iv/1"), Shipped.specification("uc-msc-iv/2"), Evaluator.standard());
        assertThat(changes)
                .filteredOn(change -> change.field().equals("Limit"))
                .extracting(SpecificationChanges.Changed::where)
                .containsExactly("Karyotype, G-banding");
        assertThat(changes)
                .filteredOn(change -> change.field().equals("Test added"))
                .extracting(SpecificationChanges.Changed::where)
                .containsExactly("Cell viability at the bedside, after thawing");
        assertThat(changes)
                .filteredOn(change -> !change.where().equals("Karyotype, G-banding"))
                .extracting(SpecificationChanges.Changed::field)
                .allMatch(field -> field.matches("version|source|basis|further\\..*|Test added"));
    }

    @Test
    void asksForTheRunOfTheViabilityAloneInTheSecondVersionOfTheMononuclearCells() {
        assertThat(SpecificationChanges.between(
                        Shipped.specification("bmmc-intraarterial/1"),
                        Shipped.specification("bmmc-intraarterial/2"),
                        Evaluator.standard()))
                .filteredOn(change -> !change.field().equals("version"))
                .extracting(SpecificationChanges.Changed::where)
                .containsOnly("Cell viability");
        assertThat(Shipped.specification("bmmc-intraarterial/2").tests())
                .filteredOn(test -> !test.run().none())
                .singleElement()
                .satisfies(test -> {
                    assertThat(test.run().types()).containsExactly("cell-counter", "viability-dye");
                    assertThat(test.run().qualified()).isTrue();
                    assertThat(test.procedure()).isEqualTo("SOP-QC-273, version 1");
                });
    }

    @Test
    void refusesAnUnknownPluripotentSource() {
        String exosome = new String(Shipped.bytes("ipsc-exosome/1"), java.nio.charset.StandardCharsets.UTF_8);
        Reading reading = SpecificationReader.read(
                "x.yaml",
                exosome.replace("pluripotentSource: hiPSC", "pluripotentSource: iPSC")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Evaluator.standard());
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        assertThat(((Reading.Refused) reading).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("pluripotentSource");
            assertThat(problem.message()).isEqualTo("must be one of hESC, hiPSC; did you mean 'hiPSC'?");
        });
    }

    private static List<String> ids(ProductSpecification specification) {
        return specification.tests().stream().map(TestSpecification::id).toList();
    }
}

package io.lotgate.specification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the shipped specifications say of what a limit stands on, and of what may follow a result. */
class ShippedFurtherTestingTest {
    static final List<String> ALL = ShippedProductsTest.ALL;
    static final List<String> STATED = ShippedProductsTest.STATED;
    static final List<String> SAME_DAY = ShippedProductsTest.SAME_DAY;

    /** Methods that cannot be inconclusive: growth, a wording, a count or a calculation is one thing or the other. */
    private static final Set<String> DECIDED = Set.of("qualitative", "culture", "cell-count", "dose-per-kg");

    private static final Set<String> NEVER_WITHOUT =
            Set.of("rare-cells", "colonies", "digital-pcr", "karyotype", "copy-number", "endotoxin");

    @ParameterizedTest
    @FieldSource("STATED")
    void everyTestStatesItsBasisItsRetestsAndWhetherItMayBeAssessed(String reference) {
        assertThat(written(reference))
                .allSatisfy(test -> assertThat(test.entries()).containsKeys("basis", "retests", "assessment"));
    }

    @ParameterizedTest
    @FieldSource("STATED")
    void aReasonStandsAboveEveryTestWithoutRetests(String reference) {
        String file = new String(Shipped.bytes(reference), StandardCharsets.UTF_8);
        assertThat(count("    retests: 0\n", file)).isPositive();
        assertThat(count("    # [^\n]+\\.\n    retests: 0\n", file)).isEqualTo(count("    retests: 0\n", file));
    }

    @ParameterizedTest
    @FieldSource("STATED")
    void aResultThatCanBeInconclusiveHasItsFollowUpAndNoOtherHas(String reference) {
        assertThat(Shipped.specification(reference).tests()).allSatisfy(test -> {
            boolean given = test.further().followUp().isPresent();
            assertThat(given && DECIDED.contains(test.method())).as(test.id()).isFalse();
            assertThat(!given && NEVER_WITHOUT.contains(test.method()))
                    .as(test.id())
                    .isFalse();
            assertThat(test.further().followUps() > 0).as(test.id()).isEqualTo(given);
        });
    }

    /** The release's marker panels can ask for more events; those for information raise an alert at most. */
    @ParameterizedTest
    @FieldSource("STATED")
    void aMarkerPanelBeforeReleaseIsFollowedUpByMoreEvents(String reference) {
        assertThat(Shipped.specification(reference).tests())
                .filteredOn(test -> test.method().equals("markers"))
                .allSatisfy(test -> assertThat(test.further()
                                .followUp()
                                .filter(what -> what.en().contains("events"))
                                .isPresent())
                        .as(test.id())
                        .isEqualTo(test.gate() == Gate.BLOCKING));
    }

    @ParameterizedTest
    @FieldSource("SAME_DAY")
    void nothingOfTheSameDayIsTestedAgain(String reference) {
        assertThat(Shipped.specification(reference).tests())
                .allSatisfy(test ->
                        assertThat(test.further().retests()).as(test.id()).isZero());
    }

    /** Growth, a smear, a wrong label, a rare cell or a clone is not undone by another result without it. */
    @ParameterizedTest
    @FieldSource("STATED")
    void whatIsNotUndoneByAnotherResultIsNotTestedAgain(String reference) {
        assertThat(Shipped.specification(reference).tests())
                .filteredOn(test -> test.id().matches("identity|gram|mycoplasma-culture|residual-cells")
                        || Set.of("culture", "rare-cells", "colonies", "karyotype", "dose-per-kg")
                                .contains(test.method())
                        || test.gate() == Gate.INFORMATION)
                .allSatisfy(test ->
                        assertThat(test.further().retests()).as(test.id()).isZero());
    }

    /** Stromal cells show passing aneuploidy: a clone in them is a medical decision (dossier, section 1.2). */
    @Test
    void onlyTheKaryotypeOfStromalCellsMayBeAcceptedByAssessment() {
        assertThat(all())
                .filteredOn(one -> one.test().further().assessment())
                .extracting(One::product, one -> one.test().id())
                .containsExactly(
                        tuple("adsc/1", "karyotype"),
                        tuple("bm-msc-autologous-iv/1", "karyotype"),
                        tuple("msc-neuro-induced-intrathecal/1", "karyotype"),
                        tuple("uc-msc-iv/2", "karyotype"));
    }

    @Test
    void theBankAndTheBedsideHaveGatesOfTheirOwn() {
        assertThat(all()).allSatisfy(one -> {
            TestSpecification test = one.test();
            assertThat(test.gate() == Gate.BANK)
                    .as(test.id())
                    .isEqualTo(test.samplePoint().equals("BANK"));
            assertThat(test.gate() == Gate.ADMINISTRATION)
                    .as(test.id())
                    .isEqualTo(test.samplePoint().equals("ADM"));
        });
    }

    /** What is given thawed is counted again where it is given, by the limit of the release. */
    @ParameterizedTest
    @FieldSource("STATED")
    void viabilityIsCountedAtTheBedsideWhereverAFrozenProductIsThawed(String reference) {
        ProductSpecification specification = Shipped.specification(reference);
        boolean thawed = specification.storage().en().contains("liquid nitrogen");
        Optional<TestSpecification> bedside = specification.test("viability-at-bedside");
        assertThat(bedside.isPresent()).isEqualTo(thawed);
        bedside.ifPresent(test -> assertThat(test.criterion())
                .isEqualTo(specification.test("viability").orElseThrow().criterion()));
    }

    @Test
    void anInterimReadIsOfTheSameBottlesAndEarlier() {
        assertThat(all())
                .filteredOn(one -> !one.test().interimOf().isEmpty())
                .extracting(
                        One::product, one -> one.test().id(), one -> one.test().interimOf())
                .containsExactly(
                        tuple("bm-msc-autologous-iv/1", "sterility-in-process", "sterility-in-process-final"),
                        tuple("msc-neuro-induced-intrathecal/1", "sterility-in-process", "sterility-in-process-final"));
        assertThat(all()).filteredOn(one -> !one.test().interimOf().isEmpty()).allSatisfy(one -> {
            TestSpecification last = Shipped.specification(one.product())
                    .test(one.test().interimOf())
                    .orElseThrow();
            assertThat(one.test().samplePoint()).isEqualTo(last.samplePoint());
            assertThat(days(one.test())).isLessThan(days(last));
            assertThat(one.test().due()).isLessThan(last.due());
        });
    }

    /** A culture is read after full days: none of a final container is before a fresh product expires. */
    @ParameterizedTest
    @FieldSource("ALL")
    void noFreshProductLivesUntilItsOwnContainerCouldBeRead(String reference) {
        ProductSpecification specification = Shipped.specification(reference);
        if (specification.shelfLife() instanceof Duration life) {
            assertThat(life).isLessThanOrEqualTo(Duration.ofDays(1));
            assertThat(specification.tests())
                    .filteredOn(test -> test.method().equals("culture")
                            && test.samplePoint().equals("DP"))
                    .allSatisfy(test -> assertThat(test.gate()).isEqualTo(Gate.LATE));
        }
    }

    private record One(String product, TestSpecification test) {}

    private static List<One> all() {
        return ALL.stream()
                .flatMap(reference ->
                        Shipped.specification(reference).tests().stream().map(test -> new One(reference, test)))
                .toList();
    }

    private static int days(TestSpecification culture) {
        return Integer.parseInt(culture.criterion().get("minDays").stringValue());
    }

    /** The tests as they stand in the file, without what the reader makes of a field that is not there. */
    private static List<Node.Mapping> written(String reference) {
        String file = new String(Shipped.bytes(reference), StandardCharsets.UTF_8);
        Node root = YamlTree.read(file, new Problems(reference)).orElseThrow();
        Node tests = ((Node.Mapping) root).entries().get("tests").value();
        return ((Node.Sequence) tests)
                .items().stream().map(Node.Mapping.class::cast).toList();
    }

    private static long count(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }
}

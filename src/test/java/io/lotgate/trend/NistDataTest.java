package io.lotgate.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** NIST's reference data: every certified digit of mean, standard deviation and autocorrelation. */
class NistDataTest {
    static final Path SAMPLES = Path.of("src/test/resources/samples/stats");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    @ParameterizedTest
    @ValueSource(strings = {"Lew", "Mavro", "Michelso", "NumAcc1", "NumAcc2"})
    void reachesEveryCertifiedDigit(String name) throws IOException {
        String file = Files.readString(SAMPLES.resolve("nist_strd_" + name + ".txt"));
        List<BigDecimal> data = data(file);
        assertThat(data).hasSize(Integer.parseInt(certified(file, "\\bn +=|Number of Observations:")));
        Moments moments = Moments.of(data);
        same(moments.mean(), certified(file, "\\bmean +=|ybar:"));
        same(moments.deviation(), certified(file, "standardDeviation +=|n-1\\) +s:"));
        same(Moments.autocorrelation(data), certified(file, "autocorrelationCoefficient +=|r\\(1\\):"));
    }

    @Test
    void losesNothingToALargeOffset() {
        List<BigDecimal> data = IntStream.rangeClosed(0, 1000) // NIST NumAcc4
                .mapToObj(i -> i == 0 ? "10000000.2" : i % 2 == 1 ? "10000000.1" : "10000000.3")
                .map(BigDecimal::new)
                .toList();
        assertThat(Moments.of(data).mean()).isEqualByComparingTo("10000000.2");
        assertThat(Moments.of(data).deviation()).isEqualByComparingTo("0.1");
    }

    @Test
    void makesTheSameOfCountsAsACalculationApart() throws IOException {
        List<BigDecimal> defects = column("dataplot_CCC.DAT", 0);
        ControlLimits limits = ControlLimits.of(defects, RangeConstants.TABLE);
        assertThat(defects).hasSize(20);
        assertThat(limits.upper().doubleValue()).isEqualTo(11.10912653975364, within());
        assertThat(limits.lower().doubleValue()).isEqualTo(0.19087346024635998, within());
        assertThat(limits.rangeUpper().doubleValue()).isEqualTo(6.705947368421053, within());
        List<Signal> signals = RuleSet.NELSON.signals(z(defects, limits));
        assertThat(signals)
                .filteredOn(one -> one.rule() == 1)
                .extracting(Signal::at)
                .containsExactly(19);
    }

    @Test
    void findsTheThickWaferAmongAHundred() throws IOException {
        List<BigDecimal> wafers = column("dataplot_CCXBAR.DAT", 0);
        ControlLimits limits = ControlLimits.of(wafers, RangeConstants.TABLE);
        assertThat(wafers).hasSize(100);
        assertThat(limits.centre()).isEqualByComparingTo("23.726");
        assertThat(limits.upper().doubleValue()).isEqualTo(26.441989684074798, within());
        List<Signal> signals = RuleSet.NELSON.signals(z(wafers, limits));
        assertThat(signals)
                .filteredOn(one -> one.rule() == 1)
                .extracting(Signal::at)
                .containsExactly(95);
    }

    @Test
    void findsNoPointOutsideAmongTheMotorsButOneRange() throws IOException {
        List<BigDecimal> defective = column("dataplot_PCC.DAT", 1);
        List<BigDecimal> all = column("dataplot_PCC.DAT", 2);
        List<BigDecimal> shares = IntStream.range(0, all.size())
                .mapToObj(i -> defective.get(i).divide(all.get(i), MathContext.DECIMAL128))
                .toList();
        ControlLimits limits = ControlLimits.of(shares, RangeConstants.TABLE);
        assertThat(limits.upper().doubleValue()).isEqualTo(0.18309188852512576, within());
        assertThat(RuleSet.NELSON.signals(z(shares, limits))).noneMatch(one -> one.rule() == 1);
        List<BigDecimal> ranges = ControlLimits.ranges(shares);
        assertThat(IntStream.range(0, ranges.size()).filter(i -> ranges.get(i).compareTo(limits.rangeUpper()) > 0))
                .containsExactly(13); // between motors 14 and 15
    }

    static List<BigDecimal> z(List<BigDecimal> values, ControlLimits limits) {
        return values.stream().map(limits::distance).toList();
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-12);
    }

    private static void same(BigDecimal value, String certified) {
        BigDecimal expected = new BigDecimal(certified);
        assertThat(value.round(new MathContext(Math.max(1, expected.precision()))))
                .isEqualByComparingTo(expected);
    }

    private static String certified(String file, String label) {
        Matcher found = Pattern.compile("(?:" + label + ")\\s+(" + NUMBER + ")").matcher(file);
        assertThat(found.find()).as(label).isTrue();
        return found.group(1);
    }

    private static List<BigDecimal> data(String file) {
        return file.substring(Math.max(file.lastIndexOf("Data: Y"), file.lastIndexOf("# Data")))
                .lines()
                .map(String::strip)
                .filter(line -> NUMBER.matcher(line).matches())
                .map(BigDecimal::new)
                .toList();
    }

    private static List<BigDecimal> column(String file, int column) throws IOException {
        return Files.readAllLines(SAMPLES.resolve(file)).stream()
                .skip(25)
                .map(line -> line.strip().split(" +"))
                .filter(cells -> cells.length > 1 && NUMBER.matcher(cells[0]).matches())
                .map(cells -> new BigDecimal(cells[column]))
                .toList();
    }
}

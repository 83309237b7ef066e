package io.lotgate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Poisson intervals as printed by others, to their digits; the kinds named in the file are different definitions. */
class PublishedIntervalsTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/samples/stats/published_interval_points_open.csv", numLinesToSkip = 1)
    void agreesWithWhatOthersPrint(
            String kind, long count, String n, double level, String side, double lower, String upper) {
        boolean daly = kind.equals("poisson_daly"); // for none counted: one-sided, all of the error above
        double tail = daly ? 1 - level : (1 - level) / 2;
        assertThat(Poisson.lower(count, tail)).isEqualTo(lower, offset(0.005));
        int digits = upper.length() - upper.indexOf('.') - 1;
        assertThat(Poisson.upper(count, tail))
                .isEqualTo(Double.parseDouble(upper), offset(0.5001 * Math.pow(10, -digits)));
    }
}

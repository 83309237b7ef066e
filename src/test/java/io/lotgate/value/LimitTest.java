package io.lotgate.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitTest {
    @ParameterizedTest
    @CsvSource({
        "MIN,   95.0, 95,    INSIDE",
        "MIN,   95.0, 94.99, OUTSIDE",
        "MAX,   2,    2,     INSIDE",
        "MAX,   2,    2.01,  OUTSIDE",
        "ABOVE, 95,   95,    OUTSIDE",
        "ABOVE, 95,   95.01, INSIDE",
        "BELOW, 2,    2,     OUTSIDE",
        "BELOW, 2,    1.99,  INSIDE",
        "MAX,   1,    <0.5,  INSIDE",
        "MAX,   0.5,  <0.5,  INSIDE",
        "MAX,   0.3,  <0.5,  ACROSS",
        "BELOW, 0.5,  <0.5,  INSIDE",
        "BELOW, 0.4,  <0.5,  ACROSS",
        "MIN,   0.5,  <0.5,  OUTSIDE",
        "MIN,   0.4,  <0.5,  ACROSS",
        "ABOVE, 0.5,  <0.5,  OUTSIDE",
        "MIN,   200,  >200,  INSIDE",
        "ABOVE, 200,  >200,  INSIDE",
        "MIN,   250,  >200,  ACROSS",
        "MAX,   200,  >200,  OUTSIDE",
        "BELOW, 200,  >200,  OUTSIDE",
        "MAX,   250,  >200,  ACROSS"
    })
    void placesAReading(Sign sign, String bound, String reading, Limit.Position position) {
        Limit limit = new Limit(sign, new Decimal(bound));

        assertThat(limit.position(Measured.parse(reading).orElseThrow())).isEqualTo(position);
    }

    @Test
    void printsTheSignAsFiled() {
        assertThat(new Limit(Sign.MIN, new Decimal("95.0")).print()).isEqualTo("≥ 95.0");
        assertThat(new Limit(Sign.BELOW, new Decimal("2")).print()).isEqualTo("< 2");
        assertThat(new Limit(Sign.MAX, new Decimal("5")).ascii()).isEqualTo("<= 5");
    }
}

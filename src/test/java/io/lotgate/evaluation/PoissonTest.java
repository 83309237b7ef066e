package io.lotgate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoissonTest {
    private static final double RELATIVE = 1e-13;

    /** Two-sided 95 % limits, calculated with 40 digits from the incomplete gamma function. */
    @ParameterizedTest
    @CsvSource({
        "0,     0,                   3.6888794541139363",
        "1,     0.0253178079842898754, 5.5716433909388986",
        "2,     0.242209278543964903, 7.22468766772396082",
        "5,     1.62348639011842054, 11.6683320793226696",
        "20,    12.2165195854039441, 30.8883779026745989",
        "100,   81.3639912509231404, 121.62679379242639",
        "1000,  938.973018407695216, 1063.95213601630198",
        "20000, 19723.7676006070526, 20279.1336279264059",
        "1000000, 998040.983340293903, 1001961.91194543219"
    })
    void givesTheExactLimits(long count, double lower, double upper) {
        assertThat(Poisson.lower(count, 0.025)).isCloseTo(lower, within(RELATIVE * lower));
        assertThat(Poisson.upper(count, 0.025)).isCloseTo(upper, within(RELATIVE * upper));
    }

    /** Dossier 2.2: one-sided 95 % upper counts for 0 to 10. */
    @ParameterizedTest
    @CsvSource({
        "0,  2.99573227355",
        "1,  4.74386451839",
        "2,  6.29579362187",
        "3,  7.75365652793",
        "4,  9.15351902664",
        "5,  10.5130349087",
        "6,  11.8423956524",
        "7,  13.1481138024",
        "8,  14.4346497152",
        "9,  15.7052164221",
        "10, 16.9622192357"
    })
    void givesTheOneSidedUpperCount(long count, double upper) {
        assertThat(Poisson.upper(count, 0.05)).isCloseTo(upper, within(6e-11));
    }
}

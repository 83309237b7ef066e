package io.lotgate.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTest {
    private static BigFraction fraction(String text) {
        String[] parts = text.split("/", -1);
        BigFraction value = new Decimal(parts[0]).exact();
        return parts.length == 1 ? value : value.divide(new Decimal(parts[1]).exact());
    }

    @ParameterizedTest
    @CsvSource({
        "154.3,  [lb_av],   kg,        69.989302691",
        "154.3,  lb,        kg,        69.989302691",
        "3600,   g,         kg,        3.6",
        "1,      [oz_av],   g,         28.349523125",
        "95,     %,         1,         0.95",
        "1e-4,   1,         %,         0.01",
        "5,      [ppm],     %,         0.0005",
        "0.5,    [EU]/mL,   [EU]/L,    500",
        "0.5,    EU/mL,     [EU]/mL,   0.5",
        "5,      [EU]/kg/h, [EU]/kg/min, 5/60",
        "4.0,    10*6/mL,   {cells}/mL, 4000000",
        "1e5,    {cells}/uL, {cells}/mL, 1e8",
        "2,      ng/mL,     ug/L,      2",
        "3,      mg/(kg.d), mg/kg/d,   3",
        "37,     Cel,       K,         310.15",
        "98.6,   [degF],    Cel,       37",
        "1,      bar,       kPa,       100",
        "60,     U,         umol/s,    1",
        "90,     min,       h,         1.5",
        "5,      [IU]/mL,   k[iU]/L,   5",
        "1,      /h,        Hz,        1/3600",
        "7,      %{v/v},    %,         7",
        "1,      Gy,        m2.s-2,    1"
    })
    void convertsExactly(String amount, String from, String to, String expected) {
        assertThat(Unit.of(from).convert(fraction(amount), Unit.of(to))).contains(fraction(expected));
    }

    /** Conversions of the UCUM functional tests (Grahame Grieve, 2021-02-03) between units known here. */
    @ParameterizedTest
    @CsvSource({
        "6.3, s.m-1, s.cm-1, 0.063",
        "1, kg, g, 1000",
        "1000, mL, L, 1",
        "1, h, s, 3600",
        "1, g.m.s-2, g.cm.s-2, 100"
    })
    void agreesWithTheUcumFunctionalTests(String amount, String from, String to, String expected) {
        assertThat(Unit.of(from).convert(fraction(amount), Unit.of(to))).contains(fraction(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "[EU]/mL, [IU]/mL",
        "[EU]/mL, /mL",
        "[EU]/kg, [EU]/kg/h",
        "[CFU], [PFU]",
        "%, kg",
        "{cells}/mL, {particles}/mL",
        "{copies}/uL, {cells}/uL",
        "mol, 1",
        "Cel, h"
    })
    void neverConvertsBetweenDifferentThings(String from, String to) {
        assertThat(Unit.of(from).commensurable(Unit.of(to))).isFalse();
        assertThat(Unit.of(from).convert(BigFraction.ONE, Unit.of(to))).isEmpty();
        assertThat(Unit.of(to).convert(BigFraction.ONE, Unit.of(from))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "cells",
                "CFU/mL",
                "µL",
                "ppm",
                "percent",
                "%%",
                "kg kg",
                "m/",
                "/",
                "mL/",
                "(mL",
                "mL)",
                "()",
                "10*",
                "10*999",
                "m22",
                "Cel/h",
                "/Cel",
                "kCel",
                "KG",
                "Kg",
                "hr",
                "[EU",
                "{cells",
                "m..s",
                "m-",
                "mmmg",
                "k%",
                "0",
                "[EU]/mL ",
                "10*6*2",
                "mL\u0000"
            })
    void refusesWhatIsNoKnownUnit(String code) {
        assertThat(Unit.parse(code)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Unit.of(code));
    }

    @ParameterizedTest
    @CsvSource({
        "[EU]/kg/h, EU/kg/h",
        "{cells}/mL, cells/mL",
        "%, %",
        "ug/mL, µg/mL",
        "mg/uL, mg/µL",
        "{units}/mL, units/mL",
        "[lb_av], lb",
        "Cel, °C",
        "10*6/mL, 10^6/mL"
    })
    void isPrintedAsPeopleReadIt(String code, String printed) {
        assertThat(Unit.of(code).print()).isEqualTo(printed);
    }

    @Test
    void theUnitOneIsNotPrinted() {
        assertThat(Unit.of("1").print()).isEmpty();
    }

    @Test
    void aQuantityKeepsItsUnit() {
        Quantity pounds = new Quantity(fraction("154.3"), Unit.of("lb"));

        assertThat(pounds.in(Unit.KILOGRAM)).hasToString("Optional[69.989302691 kg]");
        assertThat(pounds.in(Unit.PERCENT)).isEmpty();
        assertThat(new Quantity(BigFraction.of(1, 3), Unit.of("1"))).hasToString("0.333333333333333");
    }
}

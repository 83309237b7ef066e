package io.lotgate.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlyphCheckTest {
    @Test
    void findsNothingInAnOrdinaryCertificate() {
        assertThat(GlyphCheck.missing(SampleContent.p42())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "≥ 95.0 % ≤ 1 ≈ ≠ ± × ÷ < >",
                "0.9 × 10⁻⁶, 10¹²³, CO₂, m²",
                "µg μg 2–8 °C – — − ‰ … “quoted” ‘so’ • § †",
                "Łukasz Müller, José Nguyễn, Đặng, Øyvind Şahin",
                "α β γ δ Δ Ω Юлия",
                "王磊 陈喆 张玥 李堃 刘祎", // given names outside GB 2312
                "（批号）：“检验”、①②③",
                "tab\tand\nline break",
                "wide　and narrow\u202fspaces\u2009of Unicode"
            })
    void coversWhatLaboratoriesWrite(String text) {
        assertThat(missing(text)).isEmpty();
    }

    @Test
    void namesFieldAndCharacterOfAnEmoji() {
        assertThat(missing("Dr 🙂 Wang"))
                .containsExactly(new GlyphCheck.Missing("/results/0/name/en", "🙂"))
                .first()
                .hasToString("/results/0/name/en: 🙂 (U+1F642)");
    }

    @Test
    void reportsEveryFieldAndEachCharacterOnce() {
        assertThat(missing("ก ก ข")).extracting(GlyphCheck.Missing::character).containsExactly("ก", "ข");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202E%0.59", // would print 95.0 % from right to left
                "9\u200B5", // zero-width space
                "9\u00AD5", // soft hyphen
                "\u0000",
                "\u001B[2J",
                "\uFEFF95",
                "\uE000", // private use
                "x\u0302", // an accent that joins with nothing
                "\uD83D" // half a pair
            })
    void refusesWhatWouldNotBeSeen(String text) {
        assertThat(missing(text)).isNotEmpty();
    }

    @Test
    void acceptsALetterWhoseAccentStandsApart() {
        assertThat(missing("Jose\u0301")).isEmpty();
    }

    @Test
    void keepsTheRendererFromDrawingWhatItCannot() {
        CertificateContent content = content("∴ 🙂");

        assertThatThrownBy(() -> CertificateRenderer.shipped().pdf(content))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("🙂 (U+1F642)");
    }

    private static List<GlyphCheck.Missing> missing(String name) {
        return GlyphCheck.missing(content(name));
    }

    private static CertificateContent content(String name) {
        return SampleContent.with(List.of(SampleContent.line("t", name, "检验", "SOP", "≥ 1 %", "2 %")));
    }
}

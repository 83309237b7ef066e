package io.lotgate.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.certificate.CertificateContent.Stated;
import io.lotgate.certificate.CertificateContent.TestLine;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CertificateLayoutTest {
    private static final int PANEL = 60;
    private static final String HEADER = "Acceptance limit";
    private static final double RIGHT_MARGIN = (210 - 14 + 0.1) / 25.4 * 72; // A4, in points from the left
    private static final CertificateRenderer RENDERER = CertificateRenderer.shipped();
    private static final byte[] PDF = RENDERER.pdf(panel());
    private static final List<String> PAGES = Pages.of(PDF);

    @Test
    void losesNoRowOfALongPanel() {
        assertThat(IntStream.range(0, PANEL)).allSatisfy(i -> assertThat(pagesWith("Test-%02d.".formatted(i)))
                .hasSize(1));
    }

    @Test
    void keepsEveryRowOnOnePage() {
        assertThat(IntStream.range(0, PANEL)).allSatisfy(i -> {
            String page = pagesWith("Test-%02d.".formatted(i)).get(0);
            assertThat(page)
                    .contains("[%02d-lower]".formatted(i), "[%02d-upper]".formatted(i), "SOP-%02d.".formatted(i))
                    .contains(results(i));
        });
    }

    @Test
    void repeatsTheHeaderOnEveryPageWithResults() {
        assertThat(PAGES).hasSizeGreaterThan(3);
        assertThat(PAGES.stream().filter(page -> page.contains("Test-")))
                .hasSizeGreaterThan(3)
                .allSatisfy(page -> assertThat(page).contains(HEADER, "Verdict"));
    }

    @Test
    void countsThePages() {
        assertThat(IntStream.range(0, PAGES.size()))
                .allSatisfy(i -> assertThat(PAGES.get(i)).contains("Page %d of %d".formatted(i + 1, PAGES.size())));
    }

    @Test
    void namesTheLotAtTheHeadOfLaterPages() {
        assertThat(PAGES.stream().skip(1))
                .allSatisfy(page -> assertThat(page.lines().limit(3))
                        .anySatisfy(line -> assertThat(line).contains("UCM-P4-2", "Released")));
    }

    @Test
    void printsTheCertificationOnceAndWhole() {
        String page = pagesWith("Signed electronically by").get(0);

        assertThat(pagesWith("Signed electronically by")).hasSize(1);
        assertThat(page).contains("I certify that this lot", "Wang Lei", "07:40:31 UTC", "End of certificate");
    }

    @Test
    void breaksNamesAndValuesThatHaveNoSpace() {
        int length = 90;
        String word = "Ж".repeat(length);
        byte[] pdf = RENDERER.pdf(
                SampleContent.with(List.of(SampleContent.line("long", word, "细胞".repeat(40), word, word, word))));

        assertThat(Pages.text(pdf).chars().filter(c -> c == 'Ж')).hasSize(4 * length);
        assertThat(Pages.rightmost(pdf)).isLessThan(RIGHT_MARGIN);
    }

    @Test
    void startsNoLineWithChinesePunctuation() {
        String zh = "无菌检查，支原体检查：符合规定；（终读）内毒素、核型，均合格。".repeat(12);
        CertificateContent content =
                SampleContent.with(List.of(SampleContent.line("t", "Test", zh, "SOP", "≥ 1", "2")));

        List<String> lines = Pages.of(RENDERER.pdf(content)).stream()
                .flatMap(String::lines)
                .filter(line -> line.contains("检"))
                .toList();

        assertThat(lines).hasSizeGreaterThan(20).noneMatch(line -> line.matches("[，。、：；）].*"));
        assertThat(lines).noneMatch(line -> line.endsWith("（"));
    }

    @Test
    void printsNothingInTheRightMargin() {
        assertThat(Pages.rightmost(PDF)).isLessThan(RIGHT_MARGIN);
    }

    private static List<String> pagesWith(String text) {
        return PAGES.stream().filter(page -> page.contains(text)).toList();
    }

    private static CertificateContent panel() {
        return SampleContent.with(
                IntStream.range(0, PANEL).mapToObj(CertificateLayoutTest::row).toList());
    }

    private static TestLine row(int i) {
        String name = "Test-%02d. of a rather long panel of release tests".formatted(i);
        TestLine line = SampleContent.line("t" + i, name, "检验项目", "SOP-%02d.".formatted(i), "-", "-");
        return SampleContent.with(
                line,
                List.of(Stated.of("[%02d-lower]".formatted(i)), Stated.of("[%02d-upper]".formatted(i))),
                results(i).stream().map(Stated::of).toList());
    }

    /** Two to eight lines, so that a page is bound to end inside some row that may not be split. */
    private static List<String> results(int i) {
        return IntStream.range(0, 2 + i % 7)
                .mapToObj("<%02d.%%d>".formatted(i)::formatted)
                .toList();
    }
}

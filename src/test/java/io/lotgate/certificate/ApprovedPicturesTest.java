package io.lotgate.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.certificate.CertificateContent.Disposition;
import io.lotgate.certificate.CertificateContent.Pending;
import io.lotgate.specification.Text;
import io.lotgate.value.RecordJson;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pages look as they did when somebody last looked at them and said yes. A page that changes is written to
 * {@code target/pages}; after a look, {@code -Dlotgate.approve=true} takes it as the new one.
 */
class ApprovedPicturesTest {
    private static final Path APPROVED = Path.of("src/test/resources/approved");
    private static final Path SEEN = Path.of("target/pages");
    private static final int DPI = 72;

    /** Shades between neighbouring releases of Java differ by less at the edges of letters. */
    private static final int SHADE = 96;

    /** A letter more or less is about this many points. */
    private static final int POINTS = 12;

    static Stream<Arguments> certificates() {
        CertificateContent released = SampleContent.p42();
        Disposition conditional = new Disposition(
                Standing.CONDITIONALLY_RELEASED,
                new Text("Released before the final sterility reading.", "在无菌检查终读前放行。"),
                List.of(new Pending(
                        new Text("Sterility, final reading", "无菌(终读)"), SampleContent.at("2019-07-08T01:00:00Z"))));
        return Stream.of(
                Arguments.of("released", released),
                Arguments.of("rejected", SampleContent.rejected()),
                Arguments.of(
                        "conditional-trial-key",
                        CertificateContent.fromJson(SampleContent.with(conditional, released.site())
                                .toJson()
                                .put("sampleData", false)
                                .put("trialKey", true))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("certificates")
    void looksAsApproved(String name, CertificateContent content) throws IOException {
        List<BufferedImage> pages = pages(sealed(content));
        Files.createDirectories(SEEN);
        for (int i = 0; i < pages.size(); i++) {
            String file = name + "-" + (i + 1) + ".png";
            ImageIO.write(pages.get(i), "png", SEEN.resolve(file).toFile());
            if (Boolean.getBoolean("lotgate.approve")) {
                Files.createDirectories(APPROVED);
                ImageIO.write(pages.get(i), "png", APPROVED.resolve(file).toFile());
            }
            assertThat(APPROVED.resolve(file)).exists();
            assertThat(different(
                            pages.get(i), ImageIO.read(APPROVED.resolve(file).toFile())))
                    .as(file + " differs from the approved page in so many points")
                    .isLessThan(POINTS);
        }
        assertThat(APPROVED.resolve(name + "-" + (pages.size() + 1) + ".png")).doesNotExist();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("certificates")
    void isTheSameWhenMadeAnewFromWhatIsStored(String name, CertificateContent content) throws IOException {
        CertificateContent stored = CertificateContent.fromJson(RecordJson.parse(content.bytes()));
        byte[] first = sealed(content);
        byte[] again = sealed(stored);

        assertThat(Pages.of(again)).isEqualTo(Pages.of(first));
        List<BufferedImage> pages = pages(first);
        List<BufferedImage> anew = pages(again);
        assertThat(anew).hasSameSizeAs(pages);
        for (int i = 0; i < pages.size(); i++) {
            assertThat(different(anew.get(i), pages.get(i))).isZero();
        }
    }

    /** One changed digit on a page is seen. */
    @Test
    void seesOneChangedDigit() throws IOException {
        CertificateContent content = SampleContent.p42();
        CertificateContent changed =
                CertificateContent.fromJson(RecordJson.parse(new String(content.bytes(), StandardCharsets.UTF_8)
                        .replace("\"89 %\"", "\"80 %\"")
                        .getBytes(StandardCharsets.UTF_8)));
        List<BufferedImage> pages = pages(CertificateRenderer.shipped().pdf(content));

        assertThat(different(
                        pages.get(0),
                        pages(CertificateRenderer.shipped().pdf(changed)).get(0)))
                .isGreaterThan(POINTS);
    }

    private static byte[] sealed(CertificateContent content) {
        return new PdfSeal(SealingKeys.selfSigned(), Optional.empty(), Clock.systemUTC())
                .seal(CertificateRenderer.shipped().pdf(content), "Certificate of analysis");
    }

    private static List<BufferedImage> pages(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            List<BufferedImage> pages = new ArrayList<>();
            for (int i = 0; i < document.getNumberOfPages(); i++) {
                pages.add(renderer.renderImageWithDPI(i, DPI, ImageType.GRAY));
            }
            return pages;
        }
    }

    /** How many points are clearly lighter or darker; all of them when the pages are of different sizes. */
    private static int different(BufferedImage one, BufferedImage other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return one.getWidth() * one.getHeight();
        }
        int different = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                int shade =
                        one.getRaster().getSample(x, y, 0) - other.getRaster().getSample(x, y, 0);
                different += Math.abs(shade) > SHADE ? 1 : 0;
            }
        }
        return different;
    }
}

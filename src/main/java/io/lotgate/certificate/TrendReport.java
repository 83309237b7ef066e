package io.lotgate.certificate;

import com.itextpdf.html2pdf.ConverterProperties;
import com.itextpdf.html2pdf.HtmlConverter;
import io.lotgate.value.CanonicalJson;
import io.lotgate.value.Digest;
import io.lotgate.value.RecordJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import tools.jackson.databind.node.ObjectNode;

/**
 * A trend for the yearly product review, to be set as PDF: for the archive and for screen readers, with its content
 * attached as JSON. It is no controlled record: whoever asks again gets the trend of that day.
 *
 * @param sampleData whether it is marked SAMPLE
 * @param made when and by whom, in words
 * @param at when
 * @param notice what has to be known first; "" for nothing
 * @param picture the chart as SVG; "" for none
 * @param pictureWords what the chart shows, for those who do not see it
 * @param columns header of the values
 * @param rows as many cells a row as there are columns
 */
public record TrendReport(
        String site,
        boolean sampleData,
        String title,
        String product,
        String made,
        Instant at,
        String notice,
        String picture,
        String pictureWords,
        List<Line> figures,
        String ruleSet,
        List<String> rules,
        List<String> columns,
        List<List<String>> rows) {
    private static final CertificateTemplate TEMPLATE = CertificateTemplate.trend();
    private static final SpringTemplateEngine ENGINE = new SpringTemplateEngine();

    static {
        ENGINE.setTemplateResolver(TEMPLATE.resolver());
    }

    /** What a font of the report has to draw the picture with. */
    public static final String FONT = "Noto Sans";

    /** One statistic and what it rests on. */
    public record Line(String label, String value, String note) {}

    public TrendReport {
        figures = List.copyOf(figures);
        rules = List.copyOf(rules);
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** The first character that no font of the report has, with its place; empty when all can be printed. */
    public Optional<String> unprintable() {
        return GlyphCheck.missing(content()).stream().findFirst().map(Object::toString);
    }

    /** The PDF (PDF/A-3A and PDF/UA-1). Same content, same bytes. */
    public byte[] pdf() {
        byte[] json = CanonicalJson.bytes(content());
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        ArchivePdf pdf = ArchivePdf.open(out, title, site, Digest.of(json), at);
        pdf.attachData("trend.json", json, "The content of this report as canonical JSON", at);
        HtmlConverter.convertToPdf(
                html(),
                pdf,
                new ConverterProperties()
                        .setFontProvider(CertificateFonts.provider())
                        .setImmediateFlush(false));
        return out.toByteArray();
    }

    /** Everything but the picture, which follows from the rest. */
    private ObjectNode content() {
        ObjectNode content = RecordJson.of(this);
        content.remove("picture");
        return content;
    }

    private String html() {
        String encoded = Base64.getEncoder().encodeToString(picture.getBytes(StandardCharsets.UTF_8));
        Map<String, Object> variables =
                Map.of("c", this, "css", TEMPLATE.css(), "picture", "data:image/svg+xml;base64," + encoded);
        return ENGINE.process(CertificateTemplate.NAME, new Context(Locale.ROOT, variables));
    }
}

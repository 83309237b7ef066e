package io.lotgate.certificate;

import com.itextpdf.html2pdf.ConverterProperties;
import com.itextpdf.html2pdf.HtmlConverter;
import io.lotgate.value.CanonicalJson;
import io.lotgate.value.Digest;
import io.lotgate.value.RecordJson;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/**
 * Sets a certificate's content as a PDF. What is drawn is read from the canonical bytes that are hashed and
 * attached, so page, digest and attachment cannot differ. Same content and template, same bytes. Safe for use by
 * several threads.
 */
final class CertificateRenderer {
    private static final String ATTACHMENT = "certificate.json";
    private static final String EVALUATIONS = "evaluations.jsonl";

    private final CertificateTemplate template;
    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    CertificateRenderer(CertificateTemplate template) {
        this.template = template;
        engine.setTemplateResolver(template.resolver());
    }

    /** With the template that ships with Lotgate. */
    static CertificateRenderer shipped() {
        return new CertificateRenderer(CertificateTemplate.shipped());
    }

    /** The PDF. Throws {@link IllegalArgumentException} when {@link GlyphCheck} was not heeded. */
    byte[] pdf(CertificateContent content) {
        List<GlyphCheck.Missing> missing = GlyphCheck.missing(content);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("not printable: " + missing);
        }
        byte[] record = content.bytes();
        return draw(CertificateContent.fromJson(RecordJson.parse(record)), record);
    }

    private byte[] draw(CertificateContent content, byte[] record) {
        Digest digest = Digest.of(record);
        Instant at = content.issue().at().at();
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 17);
        ArchivePdf pdf =
                ArchivePdf.open(out, title(content), content.said(content.site().name()), digest, at);
        pdf.spokenIn(content.en() ? "en" : "zh");
        pdf.attachData(ATTACHMENT, record, "The content of this certificate as canonical JSON", at);
        content.evaluations()
                .ifPresent(made -> pdf.attachData(
                        EVALUATIONS,
                        lines(made),
                        "What each verdict was reached from, one JSON object a line, for lotgate evaluate",
                        at));
        HtmlConverter.convertToPdf(html(content, digest), pdf, properties());
        return out.toByteArray();
    }

    private static byte[] lines(List<CertificateContent.Evaluated> evaluations) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (CertificateContent.Evaluated one : evaluations) {
            lines.writeBytes(CanonicalJson.bytes(RecordJson.of(one)));
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    /** The page before it is set. */
    String html(CertificateContent content, Digest digest) {
        Map<String, Object> variables = Map.of("c", content, "css", template.css(), "digest", digest.hex());
        return plainSpaces(engine.process(CertificateTemplate.NAME, new Context(Locale.ROOT, variables)));
    }

    /** Not every font has the wide and narrow spaces of Unicode; they print as plain ones. */
    static String plainSpaces(String html) {
        return html.replace('\u2007', '\u00a0').replace('\u202f', '\u00a0').replaceAll("[\\p{Zs}&&[^ \u00a0]]", " ");
    }

    private static String title(CertificateContent content) {
        String number = content.issue().number();
        int version = content.issue().version();
        return content.en()
                ? content.title().en() + " " + number + ", version " + version + ", lot "
                        + content.lot().number()
                : content.title().zh() + " " + number + ",第 " + version + " 版,批号 "
                        + content.lot().number();
    }

    static ConverterProperties properties() {
        return new ConverterProperties()
                .setFontProvider(CertificateFonts.provider())
                .setTagWorkerFactory(new CertificateTags())
                .setCssApplierFactory(new CertificateTags.Styles())
                .setImmediateFlush(false);
    }
}

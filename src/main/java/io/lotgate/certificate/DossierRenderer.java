package io.lotgate.certificate;

import com.itextpdf.html2pdf.HtmlConverter;
import io.lotgate.value.Digest;
import io.lotgate.value.RecordJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** Sets a dossier as a PDF for the archive, from the bytes that are attached to it. */
final class DossierRenderer {
    static final String ATTACHMENT = "dossier.json";

    private static final CertificateTemplate TEMPLATE = CertificateTemplate.dossier();
    private static final SpringTemplateEngine ENGINE = new SpringTemplateEngine();

    static {
        ENGINE.setTemplateResolver(TEMPLATE.resolver());
    }

    private DossierRenderer() {}

    /** The PDF, not sealed yet. Characters that no font has are printed as their code point: a dossier leaves nothing out. */
    static byte[] pdf(DossierContent content) {
        byte[] record = content.bytes();
        Digest digest = Digest.of(record);
        DossierContent read = DossierContent.fromJson(RecordJson.parse(record));
        Instant at = content.made().at();
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 18);
        ArchivePdf pdf = ArchivePdf.open(
                out, "Dossier of lot " + content.lot(), content.site().en(), digest, at);
        pdf.attachData(ATTACHMENT, record, "The content of this dossier as canonical JSON", at);
        HtmlConverter.convertToPdf(html(read, digest), pdf, CertificateRenderer.properties());
        return out.toByteArray();
    }

    private static String html(DossierContent content, Digest digest) {
        List<String> pictures = new ArrayList<>();
        content.parts()
                .forEach(part -> pictures.add(
                        part.picture().isEmpty()
                                ? ""
                                : "data:image/svg+xml;base64,"
                                        + Base64.getEncoder()
                                                .encodeToString(part.picture().getBytes(StandardCharsets.UTF_8))));
        Map<String, Object> variables =
                Map.of("c", content, "css", TEMPLATE.css(), "digest", digest.hex(), "pictures", pictures);
        return GlyphCheck.spelled(CertificateRenderer.plainSpaces(
                ENGINE.process(CertificateTemplate.NAME, new Context(Locale.ROOT, variables))));
    }
}

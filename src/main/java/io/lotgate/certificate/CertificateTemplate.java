package io.lotgate.certificate;

import io.lotgate.document.Documents;
import io.lotgate.value.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ITemplateResolver;
import org.thymeleaf.templateresolver.StringTemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;
import org.thymeleaf.templateresource.StringTemplateResource;

/**
 * The page and the style sheet a certificate is set with: two files of a controlled template.
 *
 * @param html Thymeleaf, reads the content record as {@code c}
 * @param css of the page
 */
record CertificateTemplate(String html, String css) {
    /** What Thymeleaf calls the page, and what its error messages name. */
    static final String NAME = "certificate";

    private static final String FOLDER = "/META-INF/lotgate/templates/";
    private static final String HTML = "certificate.html";
    private static final String CSS = "certificate.css";

    /** The template that ships with Lotgate. */
    static CertificateTemplate shipped() {
        return new CertificateTemplate(resource(HTML), resource(CSS));
    }

    /** What reports of trends are set with. */
    static CertificateTemplate trend() {
        return new CertificateTemplate(resource("trend.html"), resource("trend.css"));
    }

    /** What dossiers are set with. */
    static CertificateTemplate dossier() {
        return new CertificateTemplate(read("dossier/dossier.html"), read("dossier/dossier.css"));
    }

    /** The laboratory's own page and style sheet where it has them, the shipped ones else. */
    static CertificateTemplate chosen(Function<String, Optional<String>> own) {
        return new CertificateTemplate(
                own.apply("certificate/" + HTML).orElseGet(() -> resource(HTML)),
                own.apply("certificate/" + CSS).orElseGet(() -> resource(CSS)));
    }

    /** The SHA-256 of the two files a certificate was set with. */
    record Pinned(String html, String css) {}

    /** Keeps both files, so that the certificate can be set with them later. */
    Pinned kept(Documents documents) {
        return new Pinned(
                documents
                        .keep("text/html", html.getBytes(StandardCharsets.UTF_8))
                        .hex(),
                documents.keep("text/css", css.getBytes(StandardCharsets.UTF_8)).hex());
    }

    /** The kept template. */
    static CertificateTemplate of(Pinned pinned, Documents documents) {
        return new CertificateTemplate(text(pinned.html(), documents), text(pinned.css(), documents));
    }

    private static String text(String sha256, Documents documents) {
        return new String(documents.file(new Digest(sha256)).orElseThrow(), StandardCharsets.UTF_8);
    }

    /** A template from a folder, for trying one out before it is approved. */
    static CertificateTemplate in(Path folder) {
        try {
            return new CertificateTemplate(
                    Files.readString(folder.resolve(HTML)), Files.readString(folder.resolve(CSS)));
        } catch (IOException e) {
            throw new UncheckedIOException("no certificate template in " + folder, e);
        }
    }

    /** Gives Thymeleaf this page and no other. */
    ITemplateResolver resolver() {
        StringTemplateResolver resolver = new StringTemplateResolver() {
            @Override
            protected ITemplateResource computeTemplateResource(
                    IEngineConfiguration configuration,
                    String ownerTemplate,
                    String name,
                    Map<String, Object> attributes) {
                return new StringTemplateResource(html);
            }
        };
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCacheable(true); // else every fragment parses the whole page again
        return resolver;
    }

    static String resource(String name) {
        return read("certificate/" + name);
    }

    private static String read(String name) {
        try (InputStream file = CertificateTemplate.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new IllegalStateException("missing from the installation: " + FOLDER + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("unreadable template " + name, e);
        }
    }
}

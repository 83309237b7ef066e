package io.lotgate.certificate;

import io.lotgate.certificate.Certificates.Certificate;
import io.lotgate.value.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Several certificates in one ZIP: of each the PDF as it was issued and its content, and {@code checksums.sha256} over
 * all, as {@code sha256sum -c} reads it.
 */
final class CertificateBundle {
    private static final String CHECKSUMS = "checksums.sha256";

    private final SortedMap<String, byte[]> files = new TreeMap<>();

    void add(Certificate certificate, byte[] pdf) {
        files.put(certificate.number() + ".pdf", pdf);
        files.put(certificate.number() + ".json", certificate.content().bytes());
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            StringBuilder sums = new StringBuilder();
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                sums.append(Digest.of(file.getValue()).hex())
                        .append("  ")
                        .append(file.getKey())
                        .append('\n');
                write(zip, file.getKey(), file.getValue());
            }
            write(zip, CHECKSUMS, sums.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }
}

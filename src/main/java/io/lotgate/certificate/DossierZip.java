package io.lotgate.certificate;

import io.lotgate.value.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The ZIP of a dossier, with {@code checksums.sha256} over everything in it, as {@code sha256sum -c} reads it. */
final class DossierZip {
    static final String PDF = "dossier.pdf";
    static final String CHECKSUMS = "checksums.sha256";

    private static final byte[] PDF_BEGINS = "%PDF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ZIP_BEGINS = {'P', 'K', 3, 4};

    private DossierZip() {}

    static byte[] of(byte[] pdf, Map<String, byte[]> files) {
        Map<String, byte[]> all = new TreeMap<>(files);
        all.put(PDF, pdf);
        return zipped(all);
    }

    /** These files and their checksums, always in the same order. */
    static byte[] zipped(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            StringBuilder sums = new StringBuilder();
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                sums.append(line(file.getKey(), file.getValue()));
                write(zip, file.getKey(), file.getValue());
            }
            write(zip, CHECKSUMS, sums.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static String line(String name, byte[] bytes) {
        return Digest.of(bytes).hex() + "  " + name + "\n";
    }

    /** What the bytes begin like; a program that opens the file asks for it. */
    static String extension(byte[] bytes) {
        if (begins(bytes, PDF_BEGINS)) {
            return ".pdf";
        }
        return begins(bytes, ZIP_BEGINS) ? ".xlsx" : ".txt";
    }

    private static boolean begins(byte[] bytes, byte[] with) {
        return bytes.length >= with.length && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }

    private static void write(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }
}

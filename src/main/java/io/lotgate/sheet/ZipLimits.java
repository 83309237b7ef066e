package io.lotgate.sheet;

import io.lotgate.evaluation.Finding;
import io.lotgate.evaluation.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/**
 * Looks through a zipped workbook before it is opened: inflates every part into nothing, and stops at the first that is
 * larger than an instrument's export can be. Counts what is really inflated; sizes that the archive claims are ignored.
 */
final class ZipLimits {
    private static final int MOST_PARTS = 500;
    private static final long MOST_INFLATED = 200L * 1024 * 1024;
    private static final long MOST_OF_A_PART = 8L * 1024 * 1024;
    private static final long MOST_STRINGS = 32L * 1024 * 1024;
    private static final long MOST_OF_A_SHEET = 150L * 1024 * 1024;

    /** Sheets of real exports shrink about tenfold; a bomb a thousandfold. */
    private static final long MOST_RATIO = 100;

    private static final long SMALL = 1024L * 1024;

    private ZipLimits() {}

    static boolean is(byte[] content) {
        return content.length > 3 && content[0] == 'P' && content[1] == 'K' && content[2] == 3 && content[3] == 4;
    }

    /** Why the archive is not opened as a workbook, if so. */
    static Optional<Finding> objection(byte[] content) throws IOException {
        long left = MOST_INFLATED;
        int parts = 0;
        boolean workbook = false;
        byte[] buffer = new byte[64 * 1024];
        try (ZipArchiveInputStream zip = open(content)) {
            for (ZipArchiveEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                String name = part.getName().toLowerCase(Locale.ROOT).replace('\\', '/');
                workbook |= name.startsWith("xl/");
                Optional<Finding> forbidden = forbidden(name);
                if (forbidden.isPresent()) {
                    return forbidden;
                }
                long most = Math.min(left, most(name));
                long size = size(zip, most, buffer);
                left -= size;
                boolean swollen = MOST_INFLATED - left > SMALL && (MOST_INFLATED - left) / MOST_RATIO > content.length;
                if (++parts > MOST_PARTS || size > most || swollen) {
                    return Optional.of(bomb());
                }
            }
        } catch (IllegalArgumentException unreadableName) {
            return Optional.of(Sheets.damaged().findings().get(0));
        }
        return workbook ? Optional.empty() : Optional.of(noWorkbook());
    }

    /** Some writers store parts without compression and give the size behind them, which the JDK does not read. */
    private static ZipArchiveInputStream open(byte[] content) {
        return new ZipArchiveInputStream(new ByteArrayInputStream(content), StandardCharsets.UTF_8.name(), true, true);
    }

    private static long most(String name) {
        if (name.startsWith("xl/worksheets/")) {
            return MOST_OF_A_SHEET;
        }
        return name.equals("xl/sharedstrings.xml") ? MOST_STRINGS : MOST_OF_A_PART;
    }

    /** Bytes of a part, or one more than the most. */
    private static long size(InputStream part, long most, byte[] buffer) throws IOException {
        long size = 0;
        for (int read = part.read(buffer); read >= 0; read = part.read(buffer)) {
            size += read;
            if (size > most) {
                return most + 1;
            }
        }
        return size;
    }

    private static Optional<Finding> forbidden(String name) {
        if (name.contains("vbaproject") || name.startsWith("xl/macrosheets/")) {
            return Optional.of(reason(
                    "MACROS",
                    "this workbook has macros, which can change what it shows. Save it without them (xlsx)."));
        }
        return name.startsWith("xl/externallinks/")
                ? Optional.of(reason(
                        "EXTERNAL_LINKS",
                        "this workbook takes values from other files, which are not here. Export values only."))
                : Optional.empty();
    }

    private static Finding bomb() {
        return reason(
                "FILE_TOO_LARGE",
                "this workbook unpacks to far more than an instrument's export holds. Export fewer samples.");
    }

    private static Finding noWorkbook() {
        return reason(
                "FILE_BINARY",
                "this is a zip archive, not a workbook or an instrument's text file."
                        + " Unpack it and upload the export itself.");
    }

    private static Finding reason(String code, String message) {
        return new Finding(code, Severity.ERROR, "", message);
    }
}

package io.lotgate.process;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says in plain words why a step failed; nothing of the program's inside reaches a page. */
final class FailureWords {
    static final String NOT_STARTED = "It was not started yet. The program may be busy, or was started without its own"
            + " steps (lotgate.jobs.enabled).";

    private static final String UNKNOWN =
            "The program met a failure it does not know. The administrator finds it in the log.";

    private static final Map<String, String> KNOWN = known();

    private FailureWords() {}

    static String of(@Nullable String trace) {
        String text = trace == null ? "" : trace.toLowerCase(Locale.ROOT);
        return KNOWN.entrySet().stream()
                .filter(known -> text.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(UNKNOWN);
    }

    private static Map<String, String> known() {
        Map<String, String> known = new LinkedHashMap<>();
        known.put(
                "permission denied",
                "The database did not allow the program to write. The administrator checks the rights of the program's"
                        + " role.");
        known.put("no space left", "The disk of the database is full. The administrator makes room.");
        known.put("could not extend file", "The disk of the database is full. The administrator makes room.");
        known.put("outofmemoryerror", "The program ran out of memory. The administrator gives it more.");
        known.put(
                "pdfseal$failed",
                "The PDF could not be sealed. The administrator checks that the time stamp authority answers"
                        + " (lotgate.time-stamp.url) and that this node has the site's key (lotgate.key.file).");
        known.put("connectexception", "The database could not be reached.");
        known.put("cannotcreatetransactionexception", "The database could not be reached.");
        known.put("io.lotgate.certificate.glyph", "The certificate holds a character that its fonts cannot print.");
        known.put("com.itextpdf", "The PDF could not be drawn.");
        return known;
    }
}

package io.lotgate.value;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads lot and serial number out of GS1 element strings, with separators or with printed brackets. */
final class ElementStrings {
    /** Stands behind each element of no fixed length; a scanner sends it for FNC1. */
    private static final char SEPARATOR = '\u001d';

    private static final Pattern PRINTED = Pattern.compile("\\((?<id>[0-9]{2,4})\\)(?<value>[^(]*)");

    /** A trade item's number in front, as on every packaged product. */
    private static final Pattern TRADE_ITEM = Pattern.compile("01[0-9]{14}(?:1[0-9]|21).+", Pattern.DOTALL);

    /** Lengths with their identifier, by its first two digits, of elements that need no separator. */
    private static final Map<String, Integer> FIXED = fixed();

    private ElementStrings() {}

    /** @param announced whether the scanner said that this is GS1 */
    static Optional<Scan> read(String data, boolean announced) {
        if (PRINTED.matcher(data).lookingAt()) {
            return elements(printed(data));
        }
        boolean looksLike = announced
                || data.indexOf(SEPARATOR) >= 0
                || TRADE_ITEM.matcher(data).matches();
        return looksLike ? elements(encoded(data)) : Optional.empty();
    }

    private static Optional<Scan> elements(Map<String, String> found) {
        String lot = found.getOrDefault("10", "");
        String serial = found.getOrDefault("21", "");
        return lot.isEmpty() && serial.isEmpty() ? Optional.empty() : Optional.of(new Scan.Elements(lot, serial));
    }

    private static Map<String, String> printed(String data) {
        Map<String, String> found = new HashMap<>();
        Matcher matcher = PRINTED.matcher(data);
        while (matcher.find()) {
            found.putIfAbsent(matcher.group("id"), matcher.group("value").strip());
        }
        return found;
    }

    private static Map<String, String> encoded(String data) {
        Map<String, String> found = new HashMap<>();
        int at = 0;
        while (at + 2 < data.length()) {
            if (data.charAt(at) == SEPARATOR) {
                at++;
                continue;
            }
            String id = data.substring(at, at + 2);
            int end = Math.min(end(data, at, id), data.length());
            found.putIfAbsent(id, data.substring(Math.min(at + 2, end), end).strip());
            at = end;
        }
        return found;
    }

    private static int end(String data, int at, String id) {
        Integer length = FIXED.get(id);
        if (length != null) {
            return at + length;
        }
        int separator = data.indexOf(SEPARATOR, at + 1);
        return separator < 0 ? data.length() : separator;
    }

    /** GS1 General Specifications, element strings with predefined length. */
    private static Map<String, Integer> fixed() {
        Map<String, Integer> lengths = new HashMap<>(Map.of("00", 20, "01", 16, "02", 16, "03", 16, "04", 18, "20", 4));
        for (int date = 11; date <= 19; date++) {
            lengths.put(Integer.toString(date), 8);
        }
        for (int measure = 31; measure <= 36; measure++) {
            lengths.put(Integer.toString(measure), 10);
        }
        lengths.put("41", 16);
        return Map.copyOf(lengths);
    }
}

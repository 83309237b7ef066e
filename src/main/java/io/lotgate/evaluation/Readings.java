package io.lotgate.evaluation;

import java.math.BigInteger;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import tools.jackson.databind.JsonNode;

/** What single JSON values can be read as. */
final class Readings {
    static final int LONGEST_TEXT = 2000;
    static final int LONGEST_LIST = 1000;
    private static final int MOST_BITS = 99;
    private static final BigInteger MOST = BigInteger.valueOf(1_000_000_000);

    private Readings() {}

    /** A number as text: a JSON string, or a JSON number that was read exactly. */
    static Optional<String> numeral(JsonNode value) {
        if (value.isString()) {
            return Optional.of(value.stringValue());
        }
        if (!value.isNumber()) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber()) {
            return Optional.of(value.decimalValue().toString()); // never the plain form: 1e999999999 is short
        }
        return Optional.of(value.bigIntegerValue())
                .filter(whole -> whole.bitLength() <= MOST_BITS)
                .map(BigInteger::toString);
    }

    static Optional<Boolean> flag(JsonNode value) {
        if (value.isBoolean()) {
            return Optional.of(value.booleanValue());
        }
        return value.stringValueOpt().map(String::strip).flatMap(text -> switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    static boolean isCount(BigFraction value) {
        return value.signum() >= 0
                && value.getDenominator().equals(BigInteger.ONE)
                && value.getNumerator().compareTo(MOST) <= 0;
    }

    /** Printable and storable: no control characters, no half of a surrogate pair. */
    static boolean isPrintable(String text) {
        return text.length() <= LONGEST_TEXT && text.codePoints().allMatch(Readings::isPrintable);
    }

    private static boolean isPrintable(int character) {
        return !Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE;
    }

    /** The form in which names and wordings are compared: case, blanks and Unicode composition do not matter. */
    static String comparable(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }

    static boolean same(String one, String other) {
        return comparable(one).equals(comparable(other));
    }

    /** A foreign text that may be printed and stored: as it is, or without what cannot be. */
    static String shown(String text) {
        if (isPrintable(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_TEXT / 2)
                .map(c -> isPrintable(c) ? c : '?')
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    /** A foreign text cut for a message. */
    static String quoted(String text) {
        int end = text.offsetByCodePoints(0, Math.min(60, text.codePointCount(0, text.length())));
        return "\"" + shown(text.substring(0, end)) + (end < text.length() ? "..." : "") + "\"";
    }
}

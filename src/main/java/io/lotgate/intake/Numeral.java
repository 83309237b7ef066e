package io.lotgate.intake;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A printed number read exactly, or why it has no sure value. */
sealed interface Numeral {

    /** The amount with the digits as printed, and what the instrument wrote behind it, as "Out of optimal range". */
    record Value(BigDecimal amount, String remark) implements Numeral {}

    record Unreadable(String code, String reason) implements Numeral {}

    static Numeral of(String printed, DecimalMark mark) {
        String text = printed.strip();
        Matcher parts = Grammar.NUMBER.matcher(text);
        if (text.length() > Grammar.LONGEST || !parts.matches()) {
            return unreadable(text.toUpperCase(Locale.ROOT));
        }
        String digits = parts.group(1);
        if (Grammar.ambiguous(digits, mark)) {
            return new Unreadable(
                    "NUMBER_AMBIGUOUS",
                    "comma and point could mark decimals or thousands here; export with a point as decimal mark");
        }
        String plain = Grammar.THIN.matcher(digits).replaceAll("").replace(',', '.');
        return new Value(
                new BigDecimal(plain),
                parts.group(2) == null ? "" : parts.group(2).strip());
    }

    private static Unreadable unreadable(String text) {
        if (text.isEmpty()) {
            return new Unreadable("VALUE_MISSING", "there is no value; look it up at the instrument");
        }
        if (text.equals(BookFile.FORMULA)) {
            return new Unreadable(
                    "FORMULA", "the cell holds a formula, which is not evaluated; export values from the instrument");
        }
        if (text.equals("NO CALL") || text.equals("UNDETERMINED")) {
            return new Unreadable("NO_CALL", "the instrument made no call here, which is not a zero; judge its plot");
        }
        if (text.startsWith("ERR") || text.startsWith("#")) {
            return new Unreadable(
                    "INSTRUMENT_ERROR", "the instrument could not measure this sample; see its log, count again");
        }
        if (text.startsWith("<") || text.startsWith(">")) {
            return new Unreadable(
                    "VALUE_CENSORED", "this is a bound outside the instrument's range, not a count; count again");
        }
        return new Unreadable("NUMBER_UNREADABLE", "this is not a number; compare with the instrument");
    }

    /** The ways in which the known counters print numbers: 68.2, 2.45E6, 9.28E+05, 274 000 with no-break spaces. */
    final class Grammar {
        static final int LONGEST = 120;
        static final Pattern THIN = Pattern.compile("[\\u00A0\\u202F]");
        static final Pattern NUMBER = Pattern.compile(
                "(-?(?:[0-9]{1,3}(?:[\\u00A0\\u202F][0-9]{3})+|[0-9]{1,20})(?:[.,][0-9]{1,20})?(?:[eE][+-]?[0-9]{1,2})?)"
                        + "(?:\\s*\\(([^()]*)\\)?)?");
        private static final Pattern THOUSAND = Pattern.compile("-?[1-9][0-9]{0,2}[.,][0-9]{3}");

        private Grammar() {}

        static boolean ambiguous(String digits, DecimalMark mark) {
            boolean comma = digits.indexOf(',') >= 0;
            boolean thousand = THOUSAND.matcher(digits).matches();
            return switch (mark) {
                case POINT -> comma;
                case POINT_BESIDE_SEMICOLON, COMMA -> thousand;
                case COMMA_BY_MAP -> digits.indexOf('.') >= 0;
                case UNCERTAIN -> comma || digits.indexOf('.') >= 0;
            };
        }
    }
}

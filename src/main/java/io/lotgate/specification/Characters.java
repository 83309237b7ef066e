package io.lotgate.specification;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Turns bytes into text that prints as it reads: UTF-8, no control characters, none that reorder or hide their
 * neighbours (Unicode category Cf), no half surrogate pairs. A limit must look on paper as it is compared.
 */
final class Characters {
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private Characters() {}

    /** The text of the file without a byte order mark, or empty with the reason on record. */
    static Optional<String> decode(byte[] bytes, Problems problems) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder(); // reports malformed bytes, unlike new String
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            problems.add(Place.line(lineAt(text, text.length())), "is not UTF-8");
            return Optional.empty();
        }
        String bare = text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text;
        return everyLinePrints(bare, problems) ? Optional.of(bare) : Optional.empty();
    }

    /** The first character that a value must not hold; line feeds are allowed in a block of text. */
    static OptionalInt unprintable(String value) {
        return value.codePoints().filter(c -> c != '\n' && !prints(c)).findFirst();
    }

    /** {@code U+202E}. */
    static String name(int codePoint) {
        return String.format("U+%04X", codePoint);
    }

    private static boolean everyLinePrints(String text, Problems problems) {
        boolean clean = true;
        int line = 1;
        for (String content : text.split("\r?\n", -1)) {
            OptionalInt unprintable = unprintable(content.replace("\t", "")); // tabs may stand in a comment
            if (unprintable.isPresent()) {
                problems.add(Place.line(line), "holds " + name(unprintable.getAsInt()) + ", which does not print");
                clean = false;
            }
            line++;
        }
        return clean;
    }

    private static boolean prints(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> codePoint != BYTE_ORDER_MARK && (codePoint & 0xFFFE) != 0xFFFE; // noncharacters
        };
    }

    private static int lineAt(String text, int end) {
        return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    }
}

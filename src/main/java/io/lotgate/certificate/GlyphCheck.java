package io.lotgate.certificate;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Finds characters that no font of the certificate can draw. It runs before anyone signs: a certificate never shows an
 * empty box where a name stood.
 */
final class GlyphCheck {
    /**
     * A character that cannot be printed.
     *
     * @param field JSON pointer of the text in {@link CertificateContent#toJson}, for example {@code /results/3/name/zh}
     * @param character the character itself
     */
    record Missing(String field, String character) {
        /** Field, character and code point in one line, for the person who has to change it. */
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s: %s (U+%04X)", field, character, character.codePointAt(0));
        }
    }

    private static final int SOFT_HYPHEN = 0xAD;

    private GlyphCheck() {}

    /** Every unprintable character, each once a field; empty when the content can be printed. */
    static List<Missing> missing(CertificateContent content) {
        List<Missing> missing = new ArrayList<>();
        collect(content.toJson(), "", missing);
        return missing;
    }

    /** The same of any document, such as what was entered. */
    static List<Missing> missing(JsonNode document) {
        List<Missing> missing = new ArrayList<>();
        collect(document, "", missing);
        return missing;
    }

    /** The text with every character that cannot be drawn written as its code point, {@code [U+1F600]}. */
    static String spelled(String text) {
        StringBuilder spelled = new StringBuilder(text.length());
        text.codePoints()
                .forEach(character -> spelled.append(
                        printable(character)
                                ? Character.toString(character)
                                : String.format(Locale.ROOT, "[U+%04X]", character)));
        return spelled.toString();
    }

    private static void collect(JsonNode node, String pointer, List<Missing> missing) {
        if (node.isObject()) {
            node.propertyNames().forEach(name -> collect(node.get(name), pointer + "/" + name, missing));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), pointer + "/" + i, missing);
            }
        } else if (node.isString()) {
            // as it will be stored: a letter and its accent may have a glyph only when joined
            Normalizer.normalize(node.stringValue(), Normalizer.Form.NFC)
                    .codePoints()
                    .filter(character -> !printable(character))
                    .distinct()
                    .forEach(character -> missing.add(new Missing(pointer, Character.toString(character))));
        }
    }

    private static boolean printable(int character) {
        return blank(character) || (!hidden(character) && CertificateFonts.cover(character));
    }

    /** Prints as a space, a line break in a remark too. */
    private static boolean blank(int character) {
        return Character.getType(character) == Character.SPACE_SEPARATOR || "\n\r\t".indexOf(character) >= 0;
    }

    /** Would not be seen, or would reorder what is: such characters have no place on a certificate. */
    private static boolean hidden(int character) {
        return Character.isIdentifierIgnorable(character) || character == SOFT_HYPHEN;
    }
}

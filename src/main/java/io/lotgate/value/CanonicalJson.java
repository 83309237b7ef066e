package io.lotgate.value;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The one byte form of a JSON document that is stored, hashed and signed.
 *
 * <p>RFC 8785 (JSON Canonicalization Scheme) over a narrower input: decimals are strings, numbers are integers below
 * 2^53 in magnitude, text is normalised to NFC, null does not occur. Under these rules the number formatting of the RFC
 * is plain integer text.
 */
public final class CanonicalJson {
    private static final long SAFE_INTEGER = 1L << 53;

    private CanonicalJson() {}

    /**
     * The canonical bytes, UTF-8. Throws {@link IllegalArgumentException} for a null, a fraction, a huge integer, half
     * of a surrogate pair, or two names that normalise to one.
     */
    public static byte[] bytes(JsonNode node) {
        return text(node).getBytes(StandardCharsets.UTF_8);
    }

    /** The canonical text; same rules as {@link #bytes}. */
    public static String text(JsonNode node) {
        StringBuilder out = new StringBuilder(256);
        write(node, out);
        return out.toString();
    }

    /** Whether these bytes are a document in its canonical form; false for what is no document. */
    public static boolean isCanonical(byte[] content) {
        return CanonicalScan.holds(content);
    }

    private static void write(JsonNode node, StringBuilder out) {
        if (node.isObject()) {
            writeObject(node, out);
        } else if (node.isArray()) {
            writeArray(node, out);
        } else if (node.isString()) {
            writeText(node.stringValue(), out);
        } else if (node.isBoolean()) {
            out.append(node.booleanValue());
        } else if (isSafeInteger(node)) {
            out.append(node.longValue());
        } else {
            throw new IllegalArgumentException("not allowed in canonical JSON: " + node);
        }
    }

    private static boolean isSafeInteger(JsonNode node) {
        return node.isIntegralNumber()
                && node.canConvertToLong()
                && node.longValue() < SAFE_INTEGER
                && node.longValue() > -SAFE_INTEGER;
    }

    private static void writeObject(JsonNode node, StringBuilder out) {
        SortedMap<String, JsonNode> properties = new TreeMap<>(); // by UTF-16 code unit: RFC 8785, section 3.2.3
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            if (properties.put(normal(property.getKey()), property.getValue()) != null) {
                throw new IllegalArgumentException("two names that are one after normalisation: " + property.getKey());
            }
        }
        out.append('{');
        String separator = "";
        for (Map.Entry<String, JsonNode> property : properties.entrySet()) {
            out.append(separator);
            writeText(property.getKey(), out);
            out.append(':');
            write(property.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    private static void writeArray(JsonNode node, StringBuilder out) {
        out.append('[');
        String separator = "";
        for (JsonNode element : node) {
            out.append(separator);
            write(element, out);
            separator = ",";
        }
        out.append(']');
    }

    private static void writeText(String text, StringBuilder out) {
        out.append('"');
        String normal = normal(text);
        for (int i = 0; i < normal.length(); i++) {
            char c = normal.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** NFC; half of a surrogate pair has no UTF-8 form and would be hashed as a question mark. */
    private static String normal(String text) {
        boolean lone = text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        if (lone) {
            throw new IllegalArgumentException("half of a surrogate pair in a text");
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}

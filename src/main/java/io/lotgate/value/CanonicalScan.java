package io.lotgate.value;

import java.util.Arrays;
import tools.jackson.core.JacksonException;

/**
 * Tells whether stored bytes are canonical without building the document, where they are plain ASCII without an escape in
 * a name; everything else is built, written anew and compared.
 */
final class CanonicalScan {
    private static final int DEEPEST = 500;

    private final byte[] in;
    private int at;
    private boolean unsure;

    private CanonicalScan(byte[] in) {
        this.in = in;
    }

    static boolean holds(byte[] content) {
        CanonicalScan scan = new CanonicalScan(content);
        boolean plain = scan.value(0) && scan.at == content.length;
        return scan.unsure ? rewritten(content) : plain;
    }

    private static boolean rewritten(byte[] content) {
        try {
            return Arrays.equals(CanonicalJson.bytes(RecordJson.parse(content)), content);
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    private int peek() {
        return at < in.length ? in[at] : -1;
    }

    private boolean skip(char expected) {
        if (peek() != expected) {
            return false;
        }
        at++;
        return true;
    }

    private boolean value(int depth) {
        if (depth > DEEPEST) {
            unsure = true;
            return false;
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> text(false);
            case 't' -> word("true");
            case 'f' -> word("false");
            default -> integer();
        };
    }

    private boolean object(int depth) {
        at++;
        if (skip('}')) {
            return true;
        }
        int lastFrom = -1;
        int lastTo = -1;
        do {
            int from = at + 1;
            if (peek() != '"' || !text(true)) {
                return false;
            }
            int to = at - 1;
            if (lastFrom >= 0 && Arrays.compare(in, lastFrom, lastTo, in, from, to) >= 0) {
                return false; // names not in order, or one twice
            }
            lastFrom = from;
            lastTo = to;
            if (!skip(':') || !value(depth + 1)) {
                return false;
            }
        } while (skip(','));
        return skip('}');
    }

    private boolean array(int depth) {
        at++;
        if (skip(']')) {
            return true;
        }
        do {
            if (!value(depth + 1)) {
                return false;
            }
        } while (skip(','));
        return skip(']');
    }

    private boolean text(boolean name) {
        for (at++; at < in.length; at++) {
            byte b = in[at];
            if (b == '"') {
                at++;
                return true;
            }
            if (b < 0 || (b == '\\' && (name || !plainEscape()))) {
                unsure = true;
                return false;
            }
            if (b < 0x20) {
                return false;
            }
        }
        return false;
    }

    /** One of the two-character escapes, all of which are the canonical ones of their characters but that of a slash. */
    private boolean plainEscape() {
        at++;
        return "\"\\bfnrt".indexOf(peek()) >= 0;
    }

    private boolean word(String expected) {
        for (int i = 0; i < expected.length(); i++) {
            if (!skip(expected.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean integer() {
        boolean negative = skip('-');
        int from = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        int digits = at - from;
        if (digits > 15) { // may be beyond 2^53
            unsure = true;
            return false;
        }
        return digits == 1 ? !negative || in[from] != '0' : digits > 0 && in[from] != '0';
    }
}

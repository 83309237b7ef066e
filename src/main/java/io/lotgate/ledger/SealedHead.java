package io.lotgate.ledger;

import io.lotgate.value.CanonicalJson;
import io.lotgate.value.RecordJson;
import java.util.Comparator;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** A stream's last entry when a seal was made, in the first seal that covers it: one leaf of the seal's tree. */
record SealedHead(String stream, long seal, long number, String hash) {
    /** Streams in the order of their UTF-8 bytes, which is that of the seal's leaves. */
    static final Comparator<String> ORDER = SealedHead::compare;

    /** Canonical JSON of kind, name, number, hash and the site. */
    byte[] leaf(UUID site) {
        int slash = stream.indexOf('/');
        ObjectNode leaf = RecordJson.object();
        leaf.put("kind", slash < 0 ? stream : stream.substring(0, slash));
        leaf.put("name", slash < 0 ? "" : stream.substring(slash + 1));
        leaf.put("number", number).put("hash", hash).put("site", site.toString());
        return CanonicalJson.bytes(leaf);
    }

    private static int compare(String one, String other) {
        int end = Math.min(one.length(), other.length());
        for (int i = 0; i < end; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) { // UTF-16 puts surrogates before U+E000 to U+FFFF, UTF-8 behind
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}

package io.lotgate.app;

import io.lotgate.value.CanonicalJson;
import io.lotgate.value.Digest;
import io.lotgate.value.RecordJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON that leaves the program and comes back: {@code content}, which names its format, beside the SHA-256 of the
 * content's canonical bytes. Fields beside these two are ignored, so that a later release can add a signature.
 */
final class Envelope {
    private Envelope() {}

    static byte[] write(String format, long version, ObjectNode content) {
        content.put("format", format).put("formatVersion", version);
        ObjectNode envelope = RecordJson.object();
        envelope.set("content", content);
        envelope.put("sha256", Digest.of(CanonicalJson.bytes(content)).hex());
        return CanonicalJson.bytes(envelope);
    }

    /** The content without its format; refuses what is not of this format, newer than this version, or changed. */
    static ObjectNode read(byte[] bytes, String format, long version, String name) {
        ObjectNode content = content(bytes, name);
        JsonNode number = content.path("formatVersion");
        if (!content.path("format").asString("").equals(format) || !number.isIntegralNumber()) {
            throw new StartupRefusal(name + " is not a file of the format " + format + ". Nothing was changed.");
        }
        if (number.longValue() != version) {
            throw new StartupRefusal(name + " has format " + number.longValue() + "; this Lotgate reads " + version
                    + ". Use the release that wrote it: "
                    + content.path("version").asString("unknown") + ".");
        }
        content.remove("format");
        content.remove("formatVersion");
        return content;
    }

    private static ObjectNode content(byte[] bytes, String name) {
        try {
            JsonNode envelope = RecordJson.parse(bytes);
            if (envelope.path("content") instanceof ObjectNode content
                    && Digest.of(CanonicalJson.bytes(content))
                            .hex()
                            .equals(envelope.path("sha256").asString(""))) {
                return content;
            }
        } catch (JacksonException | IllegalArgumentException unreadable) {
            throw new StartupRefusal(damaged(name), unreadable);
        }
        throw new StartupRefusal(damaged(name));
    }

    private static String damaged(String name) {
        return name + " is damaged or was changed: it does not have the SHA-256 written in it. Take another copy.";
    }
}

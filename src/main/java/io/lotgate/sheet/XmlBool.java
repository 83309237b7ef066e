package io.lotgate.sheet;

import org.jspecify.annotations.Nullable;

/** Truth values of an XML attribute, which may be absent. */
final class XmlBool {
    private XmlBool() {}

    static boolean of(@Nullable String value) {
        return value != null && (value.equals("1") || value.equals("true"));
    }
}

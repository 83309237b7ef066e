package io.lotgate.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a person typed into a form and what is wrong with it, by field name. A refused form is shown again with both.
 *
 * @param values field name to the text as typed
 * @param errors field name to the message, in the order of the page; the name "" is the form as a whole
 */
public record FormView(Map<String, String> values, Map<String, String> errors) {
    /** A form nobody has typed into. */
    public static FormView blank() {
        return new FormView(Map.of(), Map.of());
    }

    /** The same form with one field filled in. */
    public FormView with(String name, String value) {
        return new FormView(added(values, name, value), errors);
    }

    /** The same form with a message at one field. */
    public FormView refused(String name, String message) {
        return new FormView(values, added(errors, name, message));
    }

    /** The text of a field, "" when nothing was typed. */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** The message at a field, "" when it is accepted. */
    public String error(String name) {
        return errors.getOrDefault(name, "");
    }

    /** Whether a field holds exactly this choice. */
    public boolean chosen(String name, String choice) {
        return value(name).equals(choice);
    }

    private static Map<String, String> added(Map<String, String> base, String name, String text) {
        Map<String, String> all = new LinkedHashMap<>(base);
        all.put(name, text);
        return Collections.unmodifiableMap(all);
    }
}

package io.lotgate.lot;

import java.util.List;

/**
 * One thing that an act asks a person for.
 *
 * @param name of the field as it is sent
 * @param label in words
 * @param hint what it wants, with unit and limits; empty when the label says it all
 * @param choices of a {@link Kind#CHOICE} or {@link Kind#CHECKS}
 */
public record Ask(String name, String label, String hint, Kind kind, boolean required, List<Choice> choices) {

    /** How it is entered. */
    public enum Kind {
        /** A line. */
        TEXT,
        /** Several lines. */
        PROSE,
        NUMBER,
        DATE,
        /** Local date and time of the site. */
        INSTANT,
        /** One of the choices. */
        CHOICE,
        /** Any of the choices; sent as one text separated by commas. */
        CHECKS,
        /** A file to attach; sent as the SHA-256 under which it is kept. */
        FILE
    }

    /** One choice, as it is sent and as it is read. */
    public record Choice(String value, String label) {}

    public Ask {
        choices = List.copyOf(choices);
    }

    static Ask text(String name, String label, String hint) {
        return new Ask(name, label, hint, Kind.TEXT, true, List.of());
    }

    static Ask prose(String name, String label, String hint) {
        return new Ask(name, label, hint, Kind.PROSE, true, List.of());
    }

    static Ask number(String name, String label, String hint) {
        return new Ask(name, label, hint, Kind.NUMBER, true, List.of());
    }

    static Ask date(String name, String label, String hint) {
        return new Ask(name, label, hint, Kind.DATE, true, List.of());
    }

    static Ask instant(String name, String label, String hint) {
        return new Ask(name, label, hint, Kind.INSTANT, true, List.of());
    }

    static Ask choice(String name, String label, List<Choice> choices) {
        return new Ask(name, label, "", Kind.CHOICE, true, choices);
    }

    static Ask checks(String name, String label, List<Choice> choices) {
        return new Ask(name, label, "", Kind.CHECKS, true, choices);
    }

    static Ask file(String name, String label, String hint) {
        return new Ask(name, label, hint, Kind.FILE, true, List.of());
    }

    Ask optional() {
        return new Ask(name, label, hint, kind, false, choices);
    }
}

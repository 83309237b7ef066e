package io.lotgate.web;

/**
 * A verdict as every page shows it: icon, word and colour.
 *
 * @param name {@code CONFORMS}, {@code OUT_OF_SPECIFICATION}, {@code INCONCLUSIVE}, {@code PENDING} or
 *     {@code INVALID}; "" while there is none
 * @param previouslyOut whether an earlier attempt of the same test was out of specification; the flag stays
 */
public record VerdictView(String name, boolean previouslyOut) {
    /** No verdict yet. */
    public static VerdictView none() {
        return new VerdictView("", false);
    }
}

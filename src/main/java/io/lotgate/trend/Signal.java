package io.lotgate.trend;

/**
 * A rule that is met.
 *
 * @param at place of the point among those in the limits, the first being 0
 * @param rule number of the rule in its set, as people cite it
 * @param set the set's name
 * @param words what the pattern is
 */
public record Signal(int at, int rule, String set, String words) {
    /** As people cite it: {@code Nelson 2}. */
    public String name() {
        return set + " " + rule;
    }
}

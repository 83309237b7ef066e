package io.lotgate.evaluation;

/**
 * What a method concludes from a readable observation.
 *
 * @param stands whether the verdict stands even when the entry is incomplete or a control failed: growth is growth
 */
record Outcome(Verdict verdict, String reported, boolean stands) {
    static Outcome of(Verdict verdict, String reported) {
        return new Outcome(verdict, reported, false);
    }
}

package io.lotgate.intake;

import java.util.regex.Pattern;

/** A printed dilution. Counters multiply by it themselves, so it is shown and never applied a second time. */
final class Dilution {
    private static final Pattern NONE = Pattern.compile("1(?:[.,]0{1,10})?");

    private Dilution() {}

    static void note(Draft draft, Cell factor) {
        if (!factor.isBlank() && !NONE.matcher(factor.stripped()).matches()) {
            draft.info(
                    "DILUTION",
                    Draft.VIABLE_PER_ML,
                    factor.shown()
                            + ": the concentration is taken as the instrument printed it, not multiplied again.");
        }
    }
}

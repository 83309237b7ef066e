package io.lotgate.specification;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a value of an observation comes from when nobody enters it with the test. */
public sealed interface InputSource {
    /** A fact of the lot: {@code lot.weight} (recipient, kg) or {@code lot.volume} (product given, mL). */
    record LotFact(String name) implements InputSource {}

    /** A value another test's evaluation gave: {@code test.viability.viablePerMl}. */
    record TestValue(String test, String value) implements InputSource {}

    /** A constant: {@code fixed:kg}. */
    record Fixed(String value) implements InputSource {}

    /** Reads a source as written in a specification; empty when it is none of the three. */
    static Optional<InputSource> parse(String written) {
        Matcher lot = Syntax.LOT.matcher(written);
        if (lot.matches()) {
            return Optional.of(new LotFact(lot.group(1)));
        }
        Matcher test = Syntax.TEST.matcher(written);
        if (test.matches()) {
            return Optional.of(new TestValue(test.group(1), test.group(2)));
        }
        Matcher fixed = Syntax.FIXED.matcher(written);
        return fixed.matches() ? Optional.of(new Fixed(fixed.group(1))) : Optional.empty();
    }

    /** The three written forms. */
    final class Syntax {
        private static final Pattern LOT = Pattern.compile("lot\\.(weight|volume)");
        private static final Pattern TEST = Pattern.compile("test\\.([a-z0-9-]+)\\.([A-Za-z0-9]+)");
        private static final Pattern FIXED = Pattern.compile("fixed:(\\S(?:.*\\S)?)");

        private Syntax() {}
    }
}

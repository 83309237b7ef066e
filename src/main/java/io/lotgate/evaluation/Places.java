package io.lotgate.evaluation;

import io.lotgate.value.Rounding;
import java.util.Optional;

/** The criterion's fields {@code decimals} and {@code rounding}. */
final class Places {
    private static final long MOST = 12;

    private Places() {}

    static Optional<Integer> read(Source source) {
        Optional<Long> places = source.given("decimals", source::count);
        if (places.filter(count -> count > MOST).isPresent()) {
            source.error("OUT_OF_RANGE", "decimals", "Only 0 to " + MOST + " decimals are possible");
            return Optional.empty();
        }
        return places.map(Long::intValue);
    }

    static Optional<Rounding> rounding(Source source) {
        Optional<Rounding> rule = source.text("rounding").flatMap(text -> switch (text) {
            case "usp" -> Optional.of(Rounding.USP);
            case "e29" -> Optional.of(Rounding.E29);
            case "none" -> Optional.of(Rounding.NONE);
            default -> Optional.empty();
        });
        if (rule.isEmpty()) {
            source.error("UNKNOWN_ROUNDING", "rounding", "Rounding is usp, e29 or none");
        }
        return rule;
    }
}

package io.lotgate.evaluation;

import io.lotgate.value.Decimal;
import io.lotgate.value.Limit;
import io.lotgate.value.Measured;
import io.lotgate.value.Rounding;
import io.lotgate.value.Sign;
import io.lotgate.value.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * One or two limits on the same value, and how it is rounded before it is compared.
 *
 * @param unit unit of the limits; absent where the value has none
 * @param decimals decimals to round to instead of each limit's own
 */
record Limits(List<Limit> all, Optional<Unit> unit, Rounding rounding, OptionalInt decimals) {
    /** What holds where the criterion itself does not say. */
    record Defaults(Optional<Unit> unit, Rounding rounding, OptionalInt decimals) {
        /** For a plain measured value: USP rounding to the limit's decimals. */
        static Defaults measured() {
            return new Defaults(Optional.empty(), Rounding.USP, OptionalInt.empty());
        }

        /** For calculated doses: compared unrounded. */
        static Defaults unrounded() {
            return new Defaults(Optional.empty(), Rounding.NONE, OptionalInt.empty());
        }

        Defaults in(Unit known) {
            return new Defaults(Optional.of(known), rounding, decimals);
        }

        /** Reads {@code rounding} and {@code decimals}; asking for decimals is asking for rounding. */
        Defaults read(Source source) {
            OptionalInt places = Places.read(source).map(OptionalInt::of).orElse(decimals);
            Optional<Rounding> asked = source.given("rounding", name -> Places.rounding(source));
            if (source.has("decimals") && asked.filter(Rounding.NONE::equals).isPresent()) {
                source.error(
                        "CONTRADICTION", "decimals", "A value that is not rounded has no decimals to be rounded to");
            }
            Rounding rule = places.isPresent() && rounding == Rounding.NONE ? Rounding.USP : rounding;
            return new Defaults(unit, asked.orElse(rule), places);
        }
    }

    Limits {
        all = List.copyOf(all);
    }

    static Limits of(Sign sign, Decimal bound, Defaults defaults) {
        return new Limits(List.of(new Limit(sign, bound)), defaults.unit(), defaults.rounding(), defaults.decimals());
    }

    /** Reads the limits; empty when there are none, with a finding where they make no sense. */
    static Optional<Limits> optional(Source source, Defaults given) {
        Defaults defaults = given.read(source);
        Optional<Unit> unit = source.given("unit", source::unit).or(defaults::unit);
        List<Limit> limits = new ArrayList<>();
        for (Sign sign : Sign.values()) {
            source.given(sign.field(), source::decimal).ifPresent(bound -> limits.add(new Limit(sign, bound)));
        }
        check(limits, source);
        return limits.isEmpty()
                ? Optional.empty()
                : Optional.of(new Limits(limits, unit, defaults.rounding(), defaults.decimals()));
    }

    /** Reads the limits; a finding when there are none. */
    static Optional<Limits> required(Source source, Defaults defaults) {
        Optional<Limits> limits = optional(source, defaults);
        boolean named = List.of(Sign.values()).stream().anyMatch(sign -> source.has(sign.field()));
        if (!named) {
            source.notes().error("NO_LIMIT", source.where(), "A limit is needed: min, max, above or below");
        }
        return limits;
    }

    private static void check(List<Limit> limits, Source source) {
        List<Limit> lower =
                limits.stream().filter(limit -> limit.sign().lower()).toList();
        List<Limit> upper =
                limits.stream().filter(limit -> !limit.sign().lower()).toList();
        if (lower.size() > 1 || upper.size() > 1) {
            source.notes().error("TWO_LIMITS", source.where(), "Only one lower and one upper limit make sense");
        } else if (!lower.isEmpty() && !upper.isEmpty()) {
            int gap =
                    lower.get(0).bound().exact().compareTo(upper.get(0).bound().exact());
            boolean point =
                    lower.get(0).sign().inclusive() && upper.get(0).sign().inclusive();
            if (gap > 0 || (gap == 0 && !point)) {
                source.notes().error("LIMITS_CROSSED", source.where(), "No value can meet both limits");
            }
        }
    }

    /** Judges a reading that is in the unit of the limits. */
    Judged judge(Measured reading) {
        return Judged.by(this, reading);
    }

    /** Whether an exact value, rounded as the limits ask, meets them all: {@link #judge} without its words. */
    boolean admits(BigFraction value) {
        return all.stream().allMatch(limit -> {
            OptionalInt places = decimalsFor(limit);
            return limit.admits(places.isEmpty() ? value : Decimal.exact(rounding.round(value, places.getAsInt())));
        });
    }

    /** Decimals this limit asks the value to be rounded to; empty when it is compared unrounded. */
    OptionalInt decimalsFor(Limit limit) {
        if (rounding == Rounding.NONE) {
            return OptionalInt.empty();
        }
        return decimals.isPresent() ? decimals : limit.bound().decimals();
    }

    /** The most decimals any of the limits asks for. */
    OptionalInt reportedDecimals() {
        return all.stream()
                .map(this::decimalsFor)
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .max();
    }

    /** The limits of one side only; empty when there are none. */
    Optional<Limits> side(boolean lower) {
        List<Limit> chosen =
                all.stream().filter(limit -> limit.sign().lower() == lower).toList();
        return chosen.isEmpty() ? Optional.empty() : Optional.of(new Limits(chosen, unit, rounding, decimals));
    }

    /** The unit as people read it, "" without one. */
    String printedUnit() {
        return unit.map(Unit::print).orElse("");
    }

    /** As filed: {@code ≥ 95.0 %}. */
    String print() {
        return print(printedUnit());
    }

    /** As filed, with a unit that is no UCUM unit, such as cells/kg. */
    String print(String printedUnit) {
        return all.stream()
                .map(limit -> (limit.print() + " " + printedUnit).strip())
                .collect(Collectors.joining(" and "));
    }
}

package io.lotgate.evaluation;

import io.lotgate.value.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * What the validated assay can tell (CLSI EP17): from the limit of detection on, a target is seen, from the lower to the
 * upper limit of quantification it is measured. In the unit of the limit.
 */
record AssayRange(Optional<Decimal> lod, Optional<Decimal> lloq, Optional<Decimal> uloq) {
    static final AssayRange NONE = new AssayRange(Optional.empty(), Optional.empty(), Optional.empty());

    /** Reads the optional fields {@code lod}, {@code lloq} and {@code uloq}. */
    static AssayRange read(Source source, Optional<Limits> limits) {
        Optional<Decimal> lod = source.given("lod", source::positiveDecimal);
        Optional<Decimal> lloq = source.given("lloq", source::positiveDecimal);
        Optional<Decimal> uloq = source.given("uloq", source::positiveDecimal);
        List<Decimal> rising = new ArrayList<>();
        lod.ifPresent(rising::add);
        lloq.ifPresent(rising::add);
        limits.ifPresent(limit -> rising.add(limit.all().get(0).bound()));
        uloq.ifPresent(rising::add);
        for (int i = 1; i < rising.size(); i++) {
            if (rising.get(i - 1).exact().compareTo(rising.get(i).exact()) > 0) {
                String field = lod.isPresent() ? "lod" : lloq.isPresent() ? "lloq" : "uloq";
                source.error(
                        "LIMITS_CROSSED",
                        field,
                        "An assay proves a limit only if its LOD and LLOQ are not above the limit and its ULOQ not"
                                + " below: lod <= lloq <= max <= uloq");
                return NONE;
            }
        }
        return new AssayRange(lod, lloq, uloq);
    }

    /** The assay's limit that this estimate lies below; empty when it is measured. */
    Optional<BigFraction> level(BigFraction point) {
        return under(lod, point).or(() -> under(lloq, point)).map(Decimal::exact);
    }

    /** How a result outside the range is reported; empty for one that is measured. */
    Optional<String> words(BigFraction point, String unit) {
        return under(lod, point)
                .map(level -> "<LOD (" + level + " " + unit + ")")
                .or(() -> under(lloq, point).map(level -> "detected, <LLOQ (" + level + " " + unit + ")"))
                .or(() -> uloq.filter(level -> point.compareTo(level.exact()) > 0)
                        .map(level -> ">ULOQ (" + level + " " + unit + ")"));
    }

    private static Optional<Decimal> under(Optional<Decimal> limit, BigFraction point) {
        return limit.filter(level -> point.compareTo(level.exact()) < 0);
    }
}

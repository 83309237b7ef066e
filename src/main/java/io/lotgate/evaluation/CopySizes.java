package io.lotgate.evaluation;

import io.lotgate.value.Decimal;
import io.lotgate.value.Figures;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;

/** Judges the size of new segments. Without a limit of size nothing says that a new segment conforms. */
record CopySizes(Optional<Decimal> maxSize, Notes notes) {
    Verdict judge(List<CopyCall> fresh, List<CopyCall> known, Decimal resolutionKb) {
        if (maxSize.isEmpty()) {
            return fresh.stream().map(this::unlimited).reduce(Verdict.CONFORMS, Verdict::and);
        }
        fresh.stream().filter(call -> !sized(call)).forEach(this::missing);
        List<CopyCall> sized = Stream.concat(fresh.stream(), known.stream())
                .filter(CopySizes::sized)
                .toList();
        return CopyRun.of(sized, resolutionKb).stream()
                .map(run -> judge(run, fresh))
                .reduce(Verdict.CONFORMS, Verdict::and);
    }

    private static boolean sized(CopyCall call) {
        return call.segment().sizeKb().isPresent();
    }

    private Verdict unlimited(CopyCall call) {
        notes.warning(
                "NO_LIMIT_FOR_SEGMENT",
                call.segment().where(),
                call.segment().region() + " is new, and the criterion has no limit for it: a person has to judge");
        return Verdict.INCONCLUSIVE;
    }

    private void missing(CopyCall call) {
        notes.error(
                "MISSING",
                call.segment().where() + "/start",
                "The size is needed: start and end of " + call.segment().region());
    }

    /** A run of known segments only is not new; one that a new segment makes longer is. */
    private Verdict judge(CopyRun run, List<CopyCall> fresh) {
        Optional<CopyCall> first = run.calls().stream().filter(fresh::contains).findFirst();
        if (first.isEmpty()) {
            return Verdict.CONFORMS;
        }
        Decimal most = maxSize.orElseThrow();
        BigFraction size = run.sizeKb();
        boolean met = size.compareTo(most.exact()) <= 0;
        notes.working(run.print() + ": " + Figures.of(size) + " kb " + (met ? "<= " : "is more than ") + most + " kb");
        if (!met) {
            notes.warning(
                    "OUTSIDE_LIMIT", first.get().segment().where(), run.subject() + " larger than " + most + " kb");
        }
        return met ? Verdict.CONFORMS : Verdict.OUT_OF_SPECIFICATION;
    }
}

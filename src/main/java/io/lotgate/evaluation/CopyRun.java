package io.lotgate.evaluation;

import io.lotgate.value.Decimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Calls of one direction that lie side by side, with nothing between them that the assay could see. They are one change to
 * the size limit, into however many pieces the report cuts it.
 */
record CopyRun(List<CopyCall> calls) {
    private static final BigFraction PER_KB = BigFraction.of(1, 1000);

    CopyRun {
        calls = List.copyOf(calls);
    }

    /** Joins what lies side by side, of calls that have coordinates. */
    static List<CopyRun> of(List<CopyCall> calls, Decimal resolutionKb) {
        List<List<CopyCall>> runs = new ArrayList<>();
        for (CopyCall call :
                calls.stream().sorted(Comparator.comparing(CopyRun::start)).toList()) {
            runs.stream()
                    .filter(run -> new CopyRun(run).reaches(call, resolutionKb))
                    .findFirst()
                    .orElseGet(() -> {
                        runs.add(new ArrayList<>());
                        return runs.get(runs.size() - 1);
                    })
                    .add(call);
        }
        return runs.stream().map(CopyRun::new).toList();
    }

    private boolean reaches(CopyCall next, Decimal resolutionKb) {
        CopyCall first = calls.get(0);
        boolean samePlace = first.region().isPresent()
                && first.region()
                        .map(CopyRegion::chromosome)
                        .equals(next.region().map(CopyRegion::chromosome));
        BigFraction gap = BigFraction.of(start(next) - end() - 1).multiply(PER_KB);
        return samePlace && first.side() == next.side() && gap.compareTo(resolutionKb.exact()) <= 0;
    }

    private static long start(CopyCall call) {
        return call.segment().start().orElseThrow();
    }

    private long end() {
        return calls.stream()
                .mapToLong(call -> call.segment().end().orElseThrow())
                .max()
                .orElseThrow();
    }

    BigFraction sizeKb() {
        return BigFraction.of(end() - start(calls.get(0)) + 1).multiply(PER_KB);
    }

    /** The pieces in words. */
    String print() {
        return calls.stream().map(CopyCall::print).collect(Collectors.joining(" + "));
    }

    /** What is larger or smaller than a limit, for a message. */
    String subject() {
        return calls.size() == 1
                ? calls.get(0).segment().region() + " is"
                : calls.stream().map(call -> call.segment().region()).distinct().collect(Collectors.joining(", "))
                        + ", " + calls.size() + " segments side by side, are together";
    }
}

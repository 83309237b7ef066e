package io.lotgate.web;

import io.lotgate.intake.Origin;
import io.lotgate.intake.Proposal;
import io.lotgate.intake.Reading;
import io.lotgate.lot.AttemptKind;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Result;
import java.util.List;

/** Marks the rows of a file that an earlier attempt at a test was taken from: measuring again needs another row. */
record UsedBefore(LotTest test, String sha256) {

    Reading.Recognised mark(Reading.Recognised reading) {
        if (test.nextKind() == AttemptKind.CORRECTION) {
            return reading; // the same measurement, transcribed anew
        }
        List<Result.FileOrigin> used = test.attempts().stream()
                .map(attempt -> attempt.result().record())
                .flatMap(result -> result.origin().stream())
                .filter(origin -> origin.file().equals(sha256))
                .toList();
        return reading.refusing(
                proposal -> used.stream().anyMatch(origin -> same(origin, proposal)),
                "ROW_USED_BEFORE",
                "an earlier attempt at this test was taken from this row of this file: the same measurement is not a"
                        + " second one. Choose another row or file.");
    }

    private static boolean same(Result.FileOrigin used, Proposal proposal) {
        int line = proposal.origins().stream().mapToInt(Origin::line).min().orElse(0);
        return used.sample().equals(proposal.sampleName()) && used.line() == line;
    }
}

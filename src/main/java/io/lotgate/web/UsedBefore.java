package io.lotgate.web;

import io.lotgate.intake.Origin;
import io.lotgate.intake.Proposal;
import io.lotgate.intake.Reading;
import io.lotgate.lot.AttemptKind;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Result;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Marks the rows of a file that an earlier attempt at a test was taken from: measuring again needs another row. */
record UsedBefore(LotTest test, String sha256) {

    Reading.Recognised mark(Reading.Recognised reading) {
        if (test.nextKind() == AttemptKind.CORRECTION) {
            return reading; // the same measurement, transcribed anew
        }
        List<Result> used = test.attempts().stream()
                .map(attempt -> attempt.result().record())
                .filter(result -> result.origin()
                        .filter(origin -> origin.file().equals(sha256))
                        .isPresent())
                .toList();
        return reading.refusing(
                proposal -> used.stream().anyMatch(result -> same(result, proposal)),
                "ROW_USED_BEFORE",
                "an earlier attempt at this test was taken from this row of this file: the same measurement is not a"
                        + " second one. Choose another row or file.");
    }

    private static boolean same(Result result, Proposal proposal) {
        Result.FileOrigin used = result.origin().orElseThrow();
        int line = proposal.origins().stream().mapToInt(Origin::line).min().orElse(0);
        return used.sample().equals(proposal.sampleName())
                && (used.line() == line || holds(result.observation().path("wells"), proposal));
    }

    /** Of wells added up, the result's origin names the first line only. */
    private static boolean holds(JsonNode wells, Proposal proposal) {
        JsonNode well = proposal.observation().at("/wells/0");
        for (JsonNode known : wells) {
            if (known.equals(well)) {
                return true;
            }
        }
        return false;
    }
}

package io.lotgate.web;

import io.lotgate.intake.Origin;
import io.lotgate.intake.Proposal;
import io.lotgate.lot.Result;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A sample of an instrument's file whose values a person chose. */
record TakenSample(String file, String name, String instrument, Optional<String> columnMap, Proposal proposal) {

    ObjectNode observation() {
        return proposal.observation();
    }

    /** Whether people filled it in, so that what is empty there may be typed. */
    boolean ofWorksheet() {
        return proposal.kind() == Proposal.Kind.WORKSHEET;
    }

    /** Where a value stands in the file, in words. */
    String origin(String pointer) {
        return proposal.origins().stream()
                .filter(origin -> origin.pointer().equals(pointer))
                .findFirst()
                .map(origin -> "from " + name + ", " + origin.place() + ": " + origin.printed())
                .orElse("from " + name);
    }

    Result.FileOrigin record() {
        int line = proposal.origins().stream().mapToInt(Origin::line).min().orElse(0);
        return new Result.FileOrigin(file, name, instrument, proposal.sampleName(), line, columnMap);
    }
}

package io.lotgate.process;

import io.lotgate.lot.Lots;
import io.lotgate.specification.TestSpecification;
import java.util.List;
import java.util.UUID;

/** The tests that gate the decision, for the model's multi-instance call. */
public record GatingTests(Lots lots) {
    /** Their ids, in the specification's order. */
    public List<String> of(String lot) {
        return lots.find(UUID.fromString(lot)).orElseThrow().specification().tests().stream()
                .filter(test -> test.gate().beforeDecision())
                .map(TestSpecification::id)
                .toList();
    }
}

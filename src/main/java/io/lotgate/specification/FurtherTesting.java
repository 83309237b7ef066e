package io.lotgate.specification;

import java.util.Optional;

/**
 * What may follow a result that does not conform, fixed before the first one is seen.
 *
 * @param followUp what an inconclusive result needs, such as more metaphases; empty when nothing does
 * @param followUps how often at most; with none left the result is handled as out of specification
 * @param retests number of retests of the same sample in phase II of an investigation; 0 where none is possible
 * @param assessment whether QA may accept a result outside the limits by an assessment that the certificate prints
 */
public record FurtherTesting(Optional<Text> followUp, int followUps, int retests, boolean assessment) {
    /** Nothing may follow. */
    static final FurtherTesting NONE = new FurtherTesting(Optional.empty(), 0, 0, false);
}

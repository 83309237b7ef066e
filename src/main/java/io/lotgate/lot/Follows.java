package io.lotgate.lot;

import io.lotgate.evaluation.Verdict;
import io.lotgate.specification.Gate;

/**
 * What follows a result from its verdict, before anybody reviewed it. The record goes by this rule; the decision table
 * {@code follow-up}, by which the models go, must answer the same to be imported.
 */
public enum Follows {
    /** It is reviewed, and its test is concluded then. */
    CONCLUDE,
    /** It is reviewed, and the further test that the specification plans is made then. */
    FURTHER_TEST,
    /** Its run is repeated. */
    REPEAT_RUN,
    /** It is investigated at once, and reviewed as a part of that. */
    INVESTIGATE;

    /** @param furtherTests how many the specification still allows, from 0; those made are counted already */
    public static Follows of(Verdict verdict, Gate gate, int furtherTests) {
        return switch (verdict) {
            case CONFORMS -> CONCLUDE;
            case OUT_OF_SPECIFICATION -> failed(gate);
            case INCONCLUSIVE -> furtherTests > 0 ? FURTHER_TEST : failed(gate);
            case INVALID -> REPEAT_RUN;
            case PENDING -> throw new IllegalArgumentException("an interim read is not recorded as a result");
        };
    }

    /** A test for information opens no investigation. */
    private static Follows failed(Gate gate) {
        return gate == Gate.INFORMATION ? CONCLUDE : INVESTIGATE;
    }
}

package io.lotgate.lot;

import java.time.Instant;
import java.util.List;

/**
 * Every attempt at one test of one lot, oldest first, with what each of them counts for.
 *
 * @param number the lot's number
 * @param reference the specification it is tested under, {@code uc-msc-iv/2}
 */
public record TestHistory(String number, String reference, Instant manufacturedAt, List<Entry> entries) {
    public TestHistory {
        entries = List.copyOf(entries);
    }

    /** One attempt. */
    public record Entry(Result result, Use use) {}

    /** What an attempt counts for. */
    public enum Use {
        /** Reviewed, and the result the test is judged by: the original one unless it was proven invalid. */
        REPORTABLE,
        /** Nobody reviewed it yet. */
        NOT_REVIEWED,
        /** A reviewer sent it back. */
        RETURNED,
        /** The run or the entry was not valid. */
        NOT_VALID,
        /** Out of specification, and the investigation is not concluded. */
        UNDER_INVESTIGATION,
        /** An investigation proved a cause apart from the product. */
        INVALIDATED,
        /** A retest beside an original result that stands. */
        RETEST,
        /** A later attempt took its place. */
        SUPERSEDED
    }
}

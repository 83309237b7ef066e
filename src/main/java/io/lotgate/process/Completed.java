package io.lotgate.process;

import io.lotgate.ledger.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A step the ledger says was completed.
 *
 * @param process id of the model it is a step of
 * @param test the test it belongs to, "" for the lot as a whole
 * @param by who made the entry that caused it, in the same transaction
 */
record Completed(String node, String process, String test, Instant at, String by) {

    /** All of a lot's ledger stream, oldest first. */
    static List<Completed> of(List<Entry> entries) {
        List<Completed> completed = new ArrayList<>();
        String by = "";
        for (Entry entry : entries) {
            if (entry.action().equals("step completed")) {
                completed.add(new Completed(
                        entry.after().path("node").asString(),
                        entry.after().path("process").asString(),
                        entry.after().path("test").asString(),
                        entry.at(),
                        by));
            } else {
                by = entry.actor().printedName();
            }
        }
        return completed;
    }

    /** The last time a node was completed. */
    static Optional<Completed> last(List<Completed> completed, String node) {
        return completed.stream().filter(step -> step.node().equals(node)).reduce((earlier, later) -> later);
    }
}

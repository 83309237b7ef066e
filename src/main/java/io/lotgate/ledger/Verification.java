package io.lotgate.ledger;

import java.util.List;

/**
 * The outcome of a verification.
 *
 * @param entries ledger entries recomputed
 * @param records record rows compared with the entry that wrote them
 * @param faults everything that does not hold, the first first
 */
public record Verification(long streams, long entries, long records, List<Fault> faults) {

    /** One thing that does not hold: its place (table, row, column) and what is wrong. */
    public record Fault(String place, String what) {}

    /** Whether everything holds. */
    public boolean holds() {
        return faults.isEmpty();
    }
}

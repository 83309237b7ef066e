package io.lotgate.ledger;

import java.util.List;
import java.util.Optional;

/**
 * The outcome of a verification.
 *
 * @param entries ledger entries recomputed
 * @param records record rows compared with the entry that wrote them
 * @param sealing what the seals prove
 * @param faults everything that does not hold, the first first
 */
public record Verification(long streams, long entries, long records, Sealing sealing, List<Fault> faults) {

    /**
     * What the seals prove.
     *
     * @param last the last seal; empty when nothing was ever sealed
     * @param sealed entries and rows without a stream that it covers
     * @param unsealed those that came after it
     * @param certificate whether the keys were compared with a certificate that the verifier brought
     * @param kept seals that were compared with those kept elsewhere
     */
    public record Sealing(Optional<Seal> last, long sealed, long unsealed, boolean certificate, long kept) {}

    /** The same with further faults behind. */
    public Verification and(List<Fault> more) {
        List<Fault> all = new java.util.ArrayList<>(faults);
        all.addAll(more);
        return new Verification(streams, entries, records, sealing, List.copyOf(all));
    }

    /** One thing that does not hold: its place (table, row, column) and what is wrong. */
    public record Fault(String place, String what) {}

    /** Whether everything holds. */
    public boolean holds() {
        return faults.isEmpty();
    }
}

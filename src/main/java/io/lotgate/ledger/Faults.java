package io.lotgate.ledger;

import java.util.ArrayList;
import java.util.List;

/** What does not hold, in the order it was found; the first are kept, all are counted. */
final class Faults {
    private static final int KEPT = 2000;

    private final List<Verification.Fault> kept = new ArrayList<>();
    private long count;

    void add(String place, String what) {
        count++;
        if (kept.size() < KEPT) {
            kept.add(new Verification.Fault(place, what));
        }
    }

    List<Verification.Fault> all() {
        List<Verification.Fault> all = new ArrayList<>(kept);
        if (count > kept.size()) {
            all.add(new Verification.Fault("everything", "has " + (count - kept.size()) + " more faults"));
        }
        return List.copyOf(all);
    }
}

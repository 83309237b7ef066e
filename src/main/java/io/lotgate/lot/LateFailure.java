package io.lotgate.lot;

import io.lotgate.specification.Gate;
import java.util.ArrayList;
import java.util.List;

/** What follows at once when a late result does not conform after the lot was let go. */
record LateFailure(Lot lot, Result result) {

    /** The lot is held; what is underway is called back. */
    List<Detail> consequences() {
        String name = lot.specification()
                .test(result.test())
                .filter(test -> test.gate() == Gate.LATE)
                .map(test -> test.name().en())
                .orElse("");
        if (name.isEmpty() || !lot.letGo() || lot.status().over()) {
            return List.of();
        }
        String reason = name + " does not conform: " + result.evaluated().reported() + ".";
        List<Detail> all = new ArrayList<>(List.of(Detail.Hold.of(Detail.Cause.LATE_RESULT, reason)));
        if (lot.stock().underway()) {
            all.add(new Detail.Recalled(reason + " Containers are underway."));
        }
        return all;
    }
}

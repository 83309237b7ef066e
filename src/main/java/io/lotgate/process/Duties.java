package io.lotgate.process;

import io.lotgate.lot.Lot;
import io.lotgate.lot.LotInvestigation;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.OpenWork;
import io.lotgate.lot.TestPhase;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a lot waits for, and whose duty it is. */
final class Duties {
    private Duties() {}

    /** The open work of a lot by kind, each with the tests it is about; none for the lot as a whole. */
    static Map<OpenWork.Kind, List<LotTest>> open(Lot lot) {
        Map<OpenWork.Kind, List<LotTest>> open = new EnumMap<>(OpenWork.Kind.class);
        whole(lot).ifPresent(kind -> open.put(kind, List.of()));
        for (LotTest test : lot.tests()) {
            if (!lot.closed(test)) {
                test(test).ifPresent(kind -> add(open, kind, test));
                investigation(test).ifPresent(kind -> add(open, kind, test));
            }
        }
        return open;
    }

    private static void add(Map<OpenWork.Kind, List<LotTest>> open, OpenWork.Kind kind, LotTest test) {
        open.computeIfAbsent(kind, any -> new ArrayList<>()).add(test);
    }

    private static Optional<OpenWork.Kind> whole(Lot lot) {
        return switch (lot.step()) {
            case RECEIVE_SAMPLES -> Optional.of(OpenWork.Kind.RECEIVE_SAMPLES);
            case REVIEW_BATCH_RECORD -> Optional.of(OpenWork.Kind.REVIEW_BATCH_RECORD);
            case DECIDE -> Optional.of(OpenWork.Kind.DECIDE);
            default -> Optional.empty();
        };
    }

    private static Optional<OpenWork.Kind> test(LotTest test) {
        return switch (test.phase()) {
            case TO_PERFORM -> Optional.of(OpenWork.Kind.PERFORM);
            case TO_REVIEW -> Optional.of(OpenWork.Kind.REVIEW);
            default -> Optional.empty();
        };
    }

    /** The laboratory's part runs beside the review; QA's steps wait until the result is reviewed. */
    private static Optional<OpenWork.Kind> investigation(LotTest test) {
        boolean reviewed = test.phase() == TestPhase.INVESTIGATION;
        return test.openInvestigation().map(LotInvestigation::phase).flatMap(phase -> switch (phase) {
            case LABORATORY -> Optional.of(OpenWork.Kind.LABORATORY_PHASE);
            case ASSESSMENT -> reviewed ? Optional.of(OpenWork.Kind.ASSESS_INVESTIGATION) : Optional.empty();
            case CONCLUSION -> reviewed ? Optional.of(OpenWork.Kind.CONCLUDE_INVESTIGATION) : Optional.empty();
            default -> Optional.empty();
        });
    }

    /** Name of the role whose duty the work is. */
    static String role(OpenWork.Kind kind) {
        return switch (kind) {
            case RECEIVE_SAMPLES, PERFORM -> "QC_TECHNICIAN";
            case REVIEW, LABORATORY_PHASE -> "QC_REVIEWER";
            case DECIDE -> "CERTIFIER";
            default -> "QA_MANAGER";
        };
    }
}

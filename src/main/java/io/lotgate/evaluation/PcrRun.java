package io.lotgate.evaluation;

import io.lotgate.value.Figures;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * What this run was made with. Positives of runs of another loading or volume are not positives of the same number of
 * cells: adding them up would hide a failed first run behind a larger second one, so only equal runs are added.
 */
final class PcrRun {
    private static final String VOLUME = "partitionVolumeNl";
    private static final String COPIES = "copiesPerCell";
    private static final String CELLS = "cellsLoaded";
    private static final String REACTION = "reactionVolumeUl";

    /** The fields in which runs must agree. */
    static final List<String> FIELDS = List.of(VOLUME, COPIES, CELLS, REACTION);

    private final Map<String, BigFraction> made = new HashMap<>();
    private final Set<String> differing = new LinkedHashSet<>();
    private final Set<String> silent = new TreeSet<>();

    PcrRun(Optional<BigFraction> partitionVolumeNl, Optional<CellShare> share) {
        partitionVolumeNl.ifPresent(volume -> made.put(VOLUME, volume));
        share.ifPresent(cells -> {
            made.put(COPIES, cells.copiesPerCell());
            made.put(CELLS, cells.cellsLoaded());
            made.put(REACTION, cells.reactionVolumeUl());
        });
    }

    /** Holds the wells of earlier runs against this one; what differs, or is not known, becomes a finding. */
    void compare(List<Source> earlier, Source observation) {
        earlier.forEach(well -> FIELDS.forEach(name -> compare(well, name, observation)));
        if (!silent.isEmpty() && differing.isEmpty()) {
            observation
                    .notes()
                    .info(
                            "EARLIER_TAKEN_AS_EQUAL",
                            observation.where("earlier"),
                            "Earlier wells are recorded without " + String.join(", ", silent)
                                    + ": taken as equal to this run. Compare with the first run's record");
        }
    }

    private void compare(Source well, String name, Source observation) {
        Optional<BigFraction> before = well.given(name, well::positive);
        Optional<BigFraction> now = Optional.ofNullable(made.get(name));
        if (now.isPresent() && !well.has(name)) {
            silent.add(name);
        }
        boolean differs = now.isPresent()
                && before.filter(one -> one.compareTo(now.get()) != 0).isPresent();
        if (differs && differing.add(name + Figures.of(before.orElseThrow()))) {
            observation.error(
                    "RUNS_DIFFER",
                    name,
                    "The earlier run had " + name + " " + Figures.of(before.get()) + ", this one has "
                            + Figures.of(now.get()) + ": only equal runs are added up. Correct the entry, or make the"
                            + " follow-up as the first run was made");
        }
    }
}

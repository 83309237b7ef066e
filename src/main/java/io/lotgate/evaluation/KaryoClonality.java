package io.lotgate.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * In how many cells each abnormality is, over all clones that have it. A clone is the same structural change or gain in
 * two cells or the same loss in three (release criterion of PMC8427225; the rule is ISCN's). What all cells have
 * because the donor has it is constitutional; cells without it differ from the donor as well.
 */
final class KaryoClonality {
    private final List<KaryoClone> clones;
    private final KaryoDonor donor;
    private final Map<String, KaryoChange> changes = new LinkedHashMap<>();
    private final Map<String, Integer> cells = new LinkedHashMap<>();
    private final Set<String> marked = new HashSet<>();
    private final List<Count> acquired = new ArrayList<>();
    private final List<KaryoChange> constitutional = new ArrayList<>();
    private final List<KaryoChange> notReported = new ArrayList<>();

    /**
     * An abnormality with its cells.
     *
     * @param absent whether what is counted is cells without a constitutional abnormality
     * @param needed cells that make a clone
     */
    record Count(KaryoChange change, boolean absent, int cells, int needed) {
        boolean clonal() {
            return cells >= needed;
        }

        String text() {
            return (absent ? "without " : "") + change.text();
        }
    }

    KaryoClonality(List<KaryoClone> clones, KaryoDonor donor) {
        this.clones = clones.stream().filter(KaryoClone::described).toList();
        this.donor = donor;
        this.clones.forEach(this::count);
        Set<String> all = new LinkedHashSet<>(changes.keySet());
        recorded().keySet().forEach(all::add);
        all.forEach(this::classify);
    }

    private void count(KaryoClone clone) {
        Map<String, Integer> here = new LinkedHashMap<>();
        for (KaryoChange change : clone.against(donor.sex())) {
            changes.putIfAbsent(change.key(), change);
            here.merge(change.key(), change.cells().orElse(clone.cells()), Math::max);
            if (change.constitutional()) {
                marked.add(change.key());
            }
        }
        here.forEach((key, count) -> cells.merge(key, count, Integer::sum));
    }

    private int total() {
        return clones.stream().mapToInt(KaryoClone::cells).sum();
    }

    private Map<String, KaryoChange> recorded() {
        Map<String, KaryoChange> recorded = new LinkedHashMap<>();
        donor.record().orElse(List.of()).forEach(change -> recorded.put(change.key(), change));
        return recorded;
    }

    private void classify(String key) {
        Optional<KaryoChange> seen = Optional.ofNullable(changes.get(key));
        KaryoChange change = seen.orElseGet(() -> recorded().getOrDefault(key, KaryoChange.incomplete()));
        int present = cells.getOrDefault(key, 0);
        int absent = total() - present;
        boolean own = recorded().containsKey(key) || marked.contains(key) || (change.variant() && absent <= 0);
        if (!own) {
            acquired.add(new Count(change, false, present, change.kind().needed()));
        } else if (absent <= 0) {
            constitutional.add(change);
        } else if (change.variant() && present == 0) {
            notReported.add(change);
        } else {
            acquired.add(new Count(change, true, absent, change.kind().neededWithout()));
        }
    }

    List<Count> clonal() {
        return acquired.stream().filter(Count::clonal).toList();
    }

    List<Count> nonClonal() {
        return acquired.stream().filter(count -> !count.clonal()).toList();
    }

    List<Count> acquired() {
        return acquired;
    }

    List<KaryoChange> constitutional() {
        return constitutional;
    }

    /** Constitutional here, but not in the donor's record. */
    List<KaryoChange> notRecorded() {
        Map<String, KaryoChange> recorded = recorded();
        return constitutional.stream()
                .filter(change -> !recorded.containsKey(change.key()))
                .toList();
    }

    /** Variants of the donor that this report does not mention; laboratories may leave them out. */
    List<KaryoChange> notReported() {
        return notReported;
    }
}

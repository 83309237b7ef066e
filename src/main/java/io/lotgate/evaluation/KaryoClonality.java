package io.lotgate.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * In how many cells each abnormality is, over all clones that have it. A clone is the same structural change or gain in
 * two cells or the same loss in three (release criterion of PMC8427225; the rule is ISCN's). What all cells have
 * because the donor has it is constitutional; cells without it differ from the donor as well.
 */
final class KaryoClonality {
    private final List<KaryoClone> clones;
    private final KaryoDonor donor;
    private final Set<String> ofDonor;
    private final Map<String, KaryoCopy> copies = new LinkedHashMap<>();
    private final Map<String, Integer> cells = new LinkedHashMap<>();
    private final Set<String> marked = new HashSet<>();
    private final Map<String, KaryoCopy> recorded = new LinkedHashMap<>();
    private final Map<String, Count> acquired = new LinkedHashMap<>();
    private final List<KaryoCopy> constitutional = new ArrayList<>();
    private final List<KaryoChange> notReported = new ArrayList<>();

    /**
     * An abnormality with its cells.
     *
     * @param absent whether what is counted is cells without a constitutional abnormality
     * @param needed cells that make a clone
     */
    record Count(KaryoCopy copy, boolean absent, int cells, int needed) {
        boolean clonal() {
            return cells >= needed;
        }

        KaryoChange change() {
            return copy.change();
        }

        String text() {
            return (absent ? "without " : "") + copy.text();
        }
    }

    KaryoClonality(List<KaryoClone> clones, KaryoDonor donor) {
        this.clones = clones.stream().filter(KaryoClone::described).toList();
        this.donor = donor;
        List<KaryoChange> record = donor.record().orElse(List.of());
        this.ofDonor = Stream.concat(
                        record.stream(),
                        this.clones.stream()
                                .flatMap(clone -> clone.against(donor.sex()).stream())
                                .filter(change -> change.constitutional() || change.variant()))
                .map(KaryoChange::name)
                .collect(Collectors.toSet());
        KaryoCopy.of(record, 1, this::name).forEach(copy -> recorded.put(copy.key(), copy));
        this.clones.forEach(this::count);
        Set<String> all = new LinkedHashSet<>(copies.keySet());
        all.addAll(recorded.keySet());
        all.forEach(this::classify);
    }

    private String name(KaryoChange change) {
        return ofDonor.contains(change.name()) ? change.signed() : change.name();
    }

    private List<KaryoCopy> copies(KaryoClone clone) {
        return KaryoCopy.of(clone.against(donor.sex()), clone.doubled(), this::name);
    }

    private void count(KaryoClone clone) {
        for (KaryoCopy copy : copies(clone)) {
            copies.putIfAbsent(copy.key(), copy);
            cells.merge(copy.key(), copy.change().cells().orElse(clone.cells()), Integer::sum);
            if (copy.change().constitutional()) {
                marked.add(copy.key());
            }
        }
    }

    private int total() {
        return clones.stream().mapToInt(KaryoClone::cells).sum();
    }

    private void classify(String key) {
        Optional<KaryoCopy> seen = Optional.ofNullable(copies.get(key));
        KaryoCopy copy = seen.or(() -> Optional.ofNullable(recorded.get(key))).orElseThrow();
        KaryoChange change = copy.change();
        int present = cells.getOrDefault(key, 0);
        int absent = total() - present;
        boolean own = recorded.containsKey(key) || marked.contains(key) || (change.variant() && absent <= 0);
        if (!own) {
            acquired.put(key, new Count(copy, false, present, change.kind().needed()));
        } else if (absent <= 0) {
            constitutional.add(copy);
        } else if (change.variant() && present == 0) {
            notReported.add(change);
        } else {
            acquired.put(key, new Count(copy, true, absent, change.kind().neededWithout()));
        }
    }

    List<Count> clonal() {
        return acquired.values().stream().filter(Count::clonal).toList();
    }

    List<Count> nonClonal() {
        return acquired.values().stream().filter(count -> !count.clonal()).toList();
    }

    List<Count> acquired() {
        return List.copyOf(acquired.values());
    }

    /** Whether the cells of a clone have anything that the donor has not. */
    boolean hasAcquired(KaryoClone clone) {
        return copies(clone).stream()
                .map(copy -> Optional.ofNullable(acquired.get(copy.key())))
                .anyMatch(count -> count.filter(found -> !found.absent()).isPresent());
    }

    /** Cells of all clones that have anything acquired. */
    int abnormalCells() {
        return clones.stream()
                .filter(this::hasAcquired)
                .mapToInt(KaryoClone::cells)
                .sum();
    }

    List<KaryoCopy> constitutional() {
        return constitutional;
    }

    /** Constitutional here, but not in the donor's record. */
    List<KaryoCopy> notRecorded() {
        return constitutional.stream()
                .filter(copy -> !recorded.containsKey(copy.key()))
                .toList();
    }

    /** Variants of the donor that this report does not mention; laboratories may leave them out. */
    List<KaryoChange> notReported() {
        return notReported;
    }
}

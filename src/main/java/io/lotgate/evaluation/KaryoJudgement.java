package io.lotgate.evaluation;

import io.lotgate.value.Measured;
import io.lotgate.value.Unit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.numbers.fraction.BigFraction;

/** Classifies a karyotype that could be read: everything it is, with the verdict that follows from each. */
final class KaryoJudgement {
    private static final int POLYPLOID_CELLS = 100;
    private static final String WHERE = KaryoReading.WHERE;

    private final Karyotype.Criterion criterion;
    private final KaryoReading reading;
    private final KaryoDonor donor;
    private final KaryoClonality clonality;
    private final Notes notes;
    private final Map<KaryoClass, Verdict> classes = new EnumMap<>(KaryoClass.class);

    KaryoJudgement(Karyotype.Criterion criterion, KaryoReading reading, KaryoDonor donor, Notes notes) {
        this.criterion = criterion;
        this.reading = reading;
        this.donor = donor;
        this.clonality = new KaryoClonality(reading.clones(), donor);
        this.notes = notes;
    }

    Outcome outcome() {
        sex();
        clonal();
        polyploid();
        nonClonal();
        constitutional();
        molecular();
        enough();
        classes.putIfAbsent(KaryoClass.NORMAL, Verdict.CONFORMS);
        KaryoClass gravest = classes.keySet().iterator().next();
        Verdict verdict = classes.values().stream().reduce(Verdict.CONFORMS, Verdict::and);
        new KaryoAnswer(reading, clonality, notes.values()).write(gravest);
        KaryoPower.work(reading.cells(), notes);
        boolean abnormal = gravest.compareTo(KaryoClass.NONCLONAL) <= 0
                || classes.containsKey(KaryoClass.MOLECULAR_PART)
                || verdict == Verdict.OUT_OF_SPECIFICATION;
        return new Outcome(verdict, reading.report().print(), abnormal && verdict != Verdict.CONFORMS);
    }

    private void found(KaryoClass what, Verdict verdict, String message) {
        classes.merge(what, verdict, Verdict::and);
        notes.warning(what.name(), WHERE, message);
    }

    private void sex() {
        List<KaryoClone> others = reading.clones().stream()
                .filter(clone -> clone.contradicts(donor.sex()))
                .toList();
        if (!others.isEmpty()) {
            found(
                    KaryoClass.SEX_MISMATCH,
                    Verdict.OUT_OF_SPECIFICATION,
                    others.stream().mapToInt(KaryoClone::cells).sum()
                            + " cells are not of the donor's sex: mixed up or contaminated with cells of another person?");
        } else if (reading.report().prefix().equals("chi")) {
            found(
                    KaryoClass.SEX_MISMATCH,
                    Verdict.OUT_OF_SPECIFICATION,
                    "The report says chimaera (chi): cells of two persons, here of one sex");
        }
    }

    private void clonal() {
        List<KaryoClonality.Count> clonal = clonality.clonal();
        clonality
                .acquired()
                .forEach(count -> notes.working(count.text() + " in " + count.cells() + " of " + reading.cells()
                        + " cells; a clone needs " + count.needed()));
        if (!clonal.isEmpty()) {
            found(KaryoClass.CLONAL, Verdict.OUT_OF_SPECIFICATION, "Clonal: " + listed(clonal));
        }
    }

    private void nonClonal() {
        List<KaryoClonality.Count> single = clonality.nonClonal();
        KaryoSingleCells cells = new KaryoSingleCells(reading, clonality);
        cells.note(notes);
        boolean undescribed = reading.undescribedCells() > 0;
        boolean reported = criterion.reportsNonClonal() && cells.mayBeReportedOnly() && !undescribed;
        Verdict verdict = reported ? Verdict.CONFORMS : Verdict.INCONCLUSIVE;
        if (!single.isEmpty()) {
            String next = reported ? "" : ": examine more cells, or test for it by FISH or PCR";
            found(KaryoClass.NONCLONAL, verdict, "In too few cells to be a clone: " + listed(single) + next);
        }
        if (undescribed) {
            found(
                    KaryoClass.NONCLONAL,
                    verdict,
                    reading.undescribedCells()
                            + " cells are called nonclonal without their abnormalities: ask for them");
        }
    }

    private static String listed(List<KaryoClonality.Count> counts) {
        return counts.stream()
                .map(count -> count.text() + " (" + count.cells() + (count.cells() == 1 ? " cell)" : " cells)"))
                .collect(Collectors.joining(", "));
    }

    private void polyploid() {
        int cells = reading.polyploidCells();
        if (cells == 0) {
            return;
        }
        boolean enough = reading.cells() >= POLYPLOID_CELLS;
        Verdict verdict = Verdict.INCONCLUSIVE;
        if (enough && criterion.maxTetraploid().isPresent()) {
            verdict = tetraploid(cells, criterion.maxTetraploid().get());
        }
        String next = enough ? "" : ": count " + POLYPLOID_CELLS + " cells or more";
        found(KaryoClass.POLYPLOID, verdict, cells + " of " + reading.cells() + " cells are polyploid" + next);
    }

    private Verdict tetraploid(int cells, Limits limits) {
        BigFraction fraction = BigFraction.of(cells, reading.cells());
        BigFraction amount = Unit.of("1")
                .convert(fraction, limits.unit().orElse(Unit.PERCENT))
                .orElse(fraction);
        return limits.judge(Measured.of(amount))
                .named("tetraploid cells")
                .noted(notes, WHERE, "The share of tetraploid cells")
                .verdict();
    }

    private void constitutional() {
        for (KaryoChange change : clonality.notReported()) {
            notes.warning(
                    "VARIANT_NOT_REPORTED", WHERE, change.text() + " of the donor's record is not mentioned here");
        }
        List<KaryoCopy> own = clonality.constitutional();
        own.stream()
                .filter(copy -> copy.change().variant())
                .forEach(copy -> notes.info(
                        "HETEROMORPHISM", WHERE, copy.text() + " is a variant of the person, not of the culture"));
        if (own.isEmpty()) {
            return;
        }
        String texts = own.stream().map(KaryoCopy::text).collect(Collectors.joining(", "));
        List<KaryoCopy> unknown = clonality.notRecorded();
        if (donor.record().isEmpty()) {
            found(
                    KaryoClass.CONSTITUTIONAL,
                    Verdict.INCONCLUSIVE,
                    texts + " in all cells: compare with the donor's karyotype, which is not recorded here");
        } else if (unknown.isEmpty()) {
            classes.put(KaryoClass.CONSTITUTIONAL, Verdict.CONFORMS);
            notes.info("CONSTITUTIONAL", WHERE, texts + " in all cells, as the donor's record says");
        } else {
            boolean variants = unknown.stream().allMatch(copy -> copy.change().variant());
            found(
                    KaryoClass.CONSTITUTIONAL,
                    variants ? Verdict.INCONCLUSIVE : Verdict.OUT_OF_SPECIFICATION,
                    texts + " in all cells, but not so in the donor's record: is this the donor?");
        }
    }

    /** More cells do not answer what FISH or an array may have found. */
    private void molecular() {
        if (!reading.report().molecular().isEmpty()) {
            found(
                    KaryoClass.MOLECULAR_PART,
                    Verdict.INCONCLUSIVE,
                    "The part behind the full stop is not banding and was not judged: a person has to read it, more"
                            + " cells do not answer it");
        }
    }

    private void enough() {
        if (reading.cells() < criterion.minCells()) {
            found(
                    KaryoClass.INSUFFICIENT,
                    Verdict.INCONCLUSIVE,
                    reading.cells() + " cells were examined, fewer than " + criterion.minCells());
        }
    }

    /** Whether the report fits together; what does not is written down. */
    boolean consistent() {
        return new KaryoConsistency(reading, clonality, notes).holds();
    }
}

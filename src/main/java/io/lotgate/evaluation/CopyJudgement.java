package io.lotgate.evaluation;

import io.lotgate.value.Decimal;
import io.lotgate.value.Figures;
import io.lotgate.value.Measured;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.numbers.fraction.BigFraction;

/** Judges the segments of an array or a panel, one after the other. */
final class CopyJudgement {
    /** Below this share of the cells an array shows a mosaic only now and then (dossier 3.3). */
    private static final BigFraction MOSAIC_SEEN = BigFraction.of(1, 5);

    private final CopyNumber.Criterion criterion;
    private final List<CopySegment> known;
    private final Notes notes;
    private final List<String> fresh = new ArrayList<>();
    private final Set<String> recurrent = new LinkedHashSet<>();
    private Verdict verdict = Verdict.CONFORMS;

    CopyJudgement(CopyNumber.Criterion criterion, List<CopySegment> known, Notes notes) {
        this.criterion = criterion;
        this.known = known;
        this.notes = notes;
    }

    Outcome outcome(List<CopySegment> segments, Decimal resolutionKb) {
        for (CopyNumber.Region region : criterion.regions()) {
            if (segments.stream().noneMatch(segment -> Readings.same(segment.region(), region.name()))) {
                notes.error("REGION_MISSING", "/segments", "The region " + region.name() + " is needed");
            }
        }
        segments.forEach(this::judge);
        resolution(resolutionKb);
        fresh.forEach(notes.values().putArray("newSegments")::add);
        recurrent.forEach(notes.values().putArray("recurrent")::add);
        String reported = fresh.isEmpty() ? "no new segment" : "new: " + String.join("; ", fresh);
        return new Outcome(verdict, reported, verdict == Verdict.OUT_OF_SPECIFICATION || !recurrent.isEmpty());
    }

    private void judge(CopySegment segment) {
        Optional<CopyNumber.Region> region = criterion.regions().stream()
                .filter(one -> Readings.same(one.name(), segment.region()))
                .findFirst();
        if (region.isPresent()) {
            limited(segment, region.get());
            return;
        }
        if (segment.normal()) {
            notes.working(segment.print() + ": the usual number");
            return;
        }
        if (known.stream().anyMatch(segment::coveredBy)) {
            notes.working(segment.print() + ": known before");
            return;
        }
        fresh.add(segment.print());
        sized(segment);
        copies(segment);
        hotspot(segment);
    }

    /** The region's own limits say what is normal for it. */
    private void limited(CopySegment segment, CopyNumber.Region region) {
        Judged judged = region.limits()
                .judge(Measured.of(segment.copyNumber().exact()))
                .named(region.name())
                .noted(notes, segment.where() + "/copyNumber", "The copy number of " + region.name());
        verdict = verdict.and(judged.verdict());
        if (judged.verdict() != Verdict.CONFORMS) {
            fresh.add(segment.print());
            recurrent.addAll(segment.recurrent());
        }
    }

    private void sized(CopySegment segment) {
        if (criterion.maxSize().isEmpty()) {
            return;
        }
        if (segment.sizeKb().isEmpty()) {
            notes.error(
                    "MISSING", segment.where() + "/start", "The size is needed: start and end of " + segment.region());
            return;
        }
        BigFraction size = segment.sizeKb().get();
        boolean met = size.compareTo(criterion.maxSize().get().exact()) <= 0;
        notes.working(segment.print() + ": " + Figures.of(size) + " kb " + (met ? "<= " : "is more than ")
                + criterion.maxSize().get() + " kb");
        if (!met) {
            outside(
                    segment,
                    segment.region() + " is larger than " + criterion.maxSize().get() + " kb");
        }
    }

    private void copies(CopySegment segment) {
        if (criterion
                .maxCopyNumber()
                .filter(most -> segment.copyNumber().exact().compareTo(most.exact()) > 0)
                .isPresent()) {
            outside(
                    segment,
                    segment.region() + " has more than "
                            + criterion.maxCopyNumber().get() + " copies");
        }
    }

    private void outside(CopySegment segment, String message) {
        notes.warning("OUTSIDE_LIMIT", segment.where(), message);
        verdict = verdict.and(Verdict.OUT_OF_SPECIFICATION);
    }

    private void hotspot(CopySegment segment) {
        if (!segment.recurrent().isEmpty()) {
            recurrent.addAll(segment.recurrent());
            verdict = verdict.and(Verdict.INCONCLUSIVE);
            notes.warning(
                    "RECURRENT_REGION",
                    segment.where(),
                    segment.region() + " is gained or lost again and again in stem cell cultures: follow up");
        }
        if (segment.cellFraction()
                .filter(share -> share.compareTo(MOSAIC_SEEN) < 0)
                .isPresent()) {
            notes.warning(
                    "MOSAIC_UNSURE",
                    segment.where() + "/cellFraction",
                    "Less than 20 % of the cells: confirm it by FISH");
        }
    }

    /** What is too small to be seen cannot be excluded. */
    private void resolution(Decimal kb) {
        if (criterion
                .maxSize()
                .filter(size -> kb.exact().compareTo(size.exact()) > 0)
                .isPresent()) {
            verdict = verdict.and(Verdict.INCONCLUSIVE);
            notes.warning(
                    "RESOLUTION",
                    "/resolutionKb",
                    "Segments between " + criterion.maxSize().get() + " and " + kb + " kb would not be seen");
        }
        notes.working("resolution " + kb + " kb; mosaics below 20 % of the cells are not excluded");
    }
}

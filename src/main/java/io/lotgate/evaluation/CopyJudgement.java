package io.lotgate.evaluation;

import io.lotgate.value.Decimal;
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
    private final CopyBaseline baseline;
    private final Notes notes;
    private final List<CopyCall> known = new ArrayList<>();
    private final List<CopyCall> fresh = new ArrayList<>();
    private final List<String> printed = new ArrayList<>();
    private final Set<String> recurrent = new LinkedHashSet<>();
    private Verdict verdict = Verdict.CONFORMS;

    CopyJudgement(CopyNumber.Criterion criterion, CopyBaseline baseline, Notes notes) {
        this.criterion = criterion;
        this.baseline = baseline;
        this.notes = notes;
    }

    Outcome outcome(List<CopySegment> segments, Decimal resolutionKb) {
        for (CopyNumber.Region region : criterion.regions()) {
            if (segments.stream().noneMatch(region::isOf)) {
                notes.error("REGION_MISSING", "/segments", "The region " + region.name() + " is needed");
            }
        }
        segments.forEach(segment -> judge(CopyCall.of(segment, baseline)));
        CopySizes sizes = new CopySizes(criterion.maxSize(), notes);
        verdict = verdict.and(sizes.judge(fresh, known, resolutionKb));
        resolution(resolutionKb);
        printed.forEach(notes.values().putArray("newSegments")::add);
        recurrent.forEach(notes.values().putArray("recurrent")::add);
        String reported = printed.isEmpty() ? "no new segment" : "new: " + String.join("; ", printed);
        return new Outcome(verdict, reported, verdict == Verdict.OUT_OF_SPECIFICATION || !recurrent.isEmpty());
    }

    private void judge(CopyCall call) {
        share(call);
        Optional<CopyNumber.Region> region = criterion.regions().stream()
                .filter(one -> one.isOf(call.segment()))
                .findFirst();
        if (region.isPresent()) {
            limited(call, region.get());
            return;
        }
        place(call);
        Optional<CopySegment> before = baseline.accountsFor(call);
        if (call.side() == 0) {
            notes.working(
                    call.print() + (call.usual().known() ? ": the usual number" : ": the usual number of one sex"));
        } else if (before.isPresent()) {
            known(call, before.get());
        } else {
            fresh.add(call);
            printed.add(call.print());
            copies(call);
            hotspot(call);
        }
    }

    /** The region's own limits say what is normal for it. */
    private void limited(CopyCall call, CopyNumber.Region region) {
        CopySegment segment = call.segment();
        Judged judged = region.limits()
                .judge(Measured.of(segment.copyNumber().exact()))
                .named(region.name())
                .noted(notes, segment.where() + "/copyNumber", "The copy number of " + region.name());
        verdict = verdict.and(judged.verdict());
        if (judged.verdict() != Verdict.CONFORMS) {
            printed.add(call.print());
            recurrent.addAll(call.recurrent());
        }
    }

    private void share(CopyCall call) {
        if (call.contradictsItself()) {
            doubt(
                    "SHARE_CONTRADICTS",
                    call.segment().where() + "/cellFraction",
                    "A part of the cells is said to have " + call.segment().copyNumber()
                            + " copies, the usual number: is another number meant, or a loss of heterozygosity?");
        }
    }

    /** Without its place a segment cannot be held against the recurrent regions, nor without the sex one of X or Y. */
    private void place(CopyCall call) {
        CopySegment segment = call.segment();
        if (call.region().isEmpty()) {
            notes.error(
                    "NOT_A_REGION",
                    segment.where() + "/region",
                    Readings.quoted(segment.region()) + " names no chromosome and band that exist: enter one such as"
                            + " 20q11.21, 1q21-q32, 12p or X, and nothing else");
        } else if (!call.usual().known()) {
            doubt(
                    "DONOR_SEX_NEEDED",
                    segment.where(),
                    "How many copies of " + segment.region() + " are usual depends on the sex: enter donorSex, or the"
                            + " donor's own copies as baseline");
        }
    }

    private void known(CopyCall call, CopySegment before) {
        known.add(call);
        notes.working(call.print() + ": known before");
        if (call.segment().mosaic() && before.cellFraction().isEmpty()) {
            doubt(
                    "SHARE_NOT_COMPARED",
                    call.segment().where() + "/cellFraction",
                    "It was known before, but not in which share of the cells: a person has to compare");
        }
    }

    private void copies(CopyCall call) {
        CopySegment segment = call.segment();
        if (criterion
                .maxCopyNumber()
                .filter(most -> segment.copyNumber().exact().compareTo(most.exact()) > 0)
                .isPresent()) {
            notes.warning(
                    "OUTSIDE_LIMIT",
                    segment.where(),
                    segment.region() + " has more than "
                            + criterion.maxCopyNumber().get() + " copies");
            verdict = verdict.and(Verdict.OUT_OF_SPECIFICATION);
        }
    }

    private void hotspot(CopyCall call) {
        CopySegment segment = call.segment();
        if (!call.recurrent().isEmpty()) {
            recurrent.addAll(call.recurrent());
            doubt(
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

    private void doubt(String code, String where, String message) {
        verdict = verdict.and(Verdict.INCONCLUSIVE);
        notes.warning(code, where, message);
    }

    /** What is too small to be seen cannot be excluded. */
    private void resolution(Decimal kb) {
        if (criterion
                .maxSize()
                .filter(size -> kb.exact().compareTo(size.exact()) > 0)
                .isPresent()) {
            doubt(
                    "RESOLUTION",
                    "/resolutionKb",
                    "Segments between " + criterion.maxSize().get() + " and " + kb + " kb would not be seen");
        }
        notes.working("resolution " + kb + " kb; mosaics below 20 % of the cells are not excluded");
    }
}

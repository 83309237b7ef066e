package io.lotgate.evaluation;

import io.lotgate.value.Figures;
import io.lotgate.value.Measured;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.numbers.fraction.BigFraction;
import tools.jackson.databind.node.ArrayNode;

/** Two profiles compared, with what speaks against taking the number alone. */
final class StrJudgement {
    /**
     * More loci than this with a third allele point to a mixture of two lines; up to here each is a warning. A third allele
     * here and there occurs in cultured lines without contamination (Fang et al., J Forensic Res, STR Profiling of Human
     * Cell Lines: 127 lines typed), while two unrelated persons mixed show one at most loci. Three is also what
     * STRprofiler, the Jackson Laboratory's program for this comparison, lets pass (mix_threshold).
     */
    private static final int MIXED = 3;

    private final IdentityStr.Criterion criterion;
    private final StrProfile donor;
    private final StrProfile lot;
    private final Notes notes;

    StrJudgement(IdentityStr.Criterion criterion, StrProfile donor, StrProfile lot, Notes notes) {
        this.criterion = criterion;
        this.donor = donor;
        this.lot = lot;
        this.notes = notes;
    }

    Outcome outcome() {
        List<String> typed =
                donor.loci().keySet().stream().filter(lot.loci()::containsKey).toList();
        List<String> compared = typed.stream()
                .filter(key -> donor.compares(key) && lot.compares(key))
                .toList();
        StrMatch match = StrMatch.of(compared, donor, lot);
        missing(compared);
        Verdict doubts = amelogenin().and(mixture()).and(panel(typed));
        notes.values().put("formula", criterion.formula().print());
        notes.values().put("loci", String.valueOf(match.loci()));
        if (match.loci() == 0) {
            return tooFew(match, "no locus in common");
        }
        Outcome judged = judged(match, StrMatch.of(typed, donor, lot));
        if (match.loci() < criterion.minLoci()) {
            differing(compared);
        }
        return match.loci() < criterion.minLoci()
                ? tooFew(match, judged.reported())
                : Outcome.of(judged.verdict().and(doubts), judged.reported());
    }

    /** Judges the match; one that holds only without the alleles outside the ladder proves nothing. */
    private Outcome judged(StrMatch match, StrMatch worst) {
        BigFraction percent = match.percent(criterion.formula());
        notes.values().put("match", Figures.of(percent)).put("shared", String.valueOf(match.shared()));
        notes.working(criterion.formula().print() + ": " + match.words(criterion.formula()) + " = "
                + Figures.of(percent) + " % at " + match.loci() + " loci");
        Judged judged = criterion.minMatch().judge(Measured.of(percent)).noted(notes, "/lot", "The match");
        Verdict verdict = judged.verdict();
        BigFraction least = worst.percent(criterion.formula());
        if (verdict == Verdict.CONFORMS && !criterion.minMatch().admits(least)) {
            notes.warning(
                    "OFF_LADDER_ACROSS_LIMIT",
                    "/lot",
                    "With the alleles outside the ladder counted as foreign the match would be " + Shown.down(least)
                            + " %: name these alleles");
            verdict = Verdict.INCONCLUSIVE;
        }
        boolean rounded = criterion.minMatch().reportedDecimals().isPresent();
        String shown = rounded ? judged.rounded() : Shown.down(percent);
        return Outcome.of(verdict, shown + " % (" + criterion.formula().print() + ", " + match.loci() + " loci)");
    }

    /** Too few loci to prove that it is the donor are not too few to speak against it. */
    private void differing(List<String> compared) {
        List<StrLocus> others = compared.stream()
                .flatMap(key -> lot.locus(key).stream().filter(locus -> donor.locus(key)
                        .filter(own -> own.alleles().equals(locus.alleles()))
                        .isEmpty()))
                .toList();
        if (!others.isEmpty()) {
            notes.warning(
                    "LOCI_DIFFER",
                    "/lot",
                    others.size() + " of " + compared.size() + " loci compared differ from the donor's: "
                            + others.stream().map(StrLocus::name).collect(Collectors.joining(", "))
                            + ". Do not only type more loci: ask whether this is the donor");
        }
    }

    /** A filed panel is the laboratory's promise of what it types: a locus left out may be the one that differs. */
    private Verdict panel(List<String> typed) {
        List<String> left = criterion.loci().stream()
                .filter(name -> !typed.contains(StrLocus.comparable(name)))
                .toList();
        if (left.isEmpty()) {
            return Verdict.CONFORMS;
        }
        notes.warning(
                "PANEL_INCOMPLETE",
                "/lot",
                "Loci of the filed panel were not typed on both sides: " + String.join(", ", left) + ". Type them");
        return Verdict.INCONCLUSIVE;
    }

    private Outcome tooFew(StrMatch match, String reported) {
        notes.warning(
                "TOO_FEW_LOCI",
                "/lot",
                match.loci() + " loci were compared, " + criterion.minLoci() + " are needed: they prove nothing");
        return Outcome.of(Verdict.INCONCLUSIVE, reported);
    }

    /** Lists the loci that only one side has, that the panel asks for, or that have alleles without a number. */
    private void missing(List<String> compared) {
        Map<String, String> names = new LinkedHashMap<>();
        criterion.loci().forEach(name -> names.put(StrLocus.comparable(name), name));
        donor.loci().forEach((key, locus) -> names.putIfAbsent(key, locus.name()));
        lot.loci().forEach((key, locus) -> names.putIfAbsent(key, locus.name()));
        compared.forEach(names::remove);
        ArrayNode listed = notes.values().putArray("missing");
        names.forEach((key, name) -> {
            listed.add(name);
            missing(key, name, "donor", donor);
            missing(key, name, "lot", lot);
        });
    }

    private void missing(String key, String name, String side, StrProfile profile) {
        Optional<StrLocus> locus = profile.locus(key);
        if (locus.isEmpty()) {
            notes.info("MISSING_LOCUS", "/" + side, name + " of the " + side + " is not there and was not compared");
        } else if (locus.get().offLadder() > 0) {
            notes.warning(
                    "OFF_LADDER",
                    locus.get().where(),
                    name + " of the " + side + " has an allele outside the ladder and was not compared");
        }
    }

    /** A sex marker that differs speaks against the donor, or for a lost Y: a person has to judge. */
    private Verdict amelogenin() {
        boolean named = donor.amelogenin().filter(StrLocus::comparable).isPresent()
                && lot.amelogenin().filter(StrLocus::comparable).isPresent();
        if (!named) {
            notes.info("AMELOGENIN_NOT_COMPARED", "/lot", "Amelogenin was not compared: it is not named on both sides");
            return Verdict.CONFORMS;
        }
        StrLocus of = lot.amelogenin().orElseThrow();
        boolean same = of.alleles().equals(donor.amelogenin().orElseThrow().alleles());
        notes.working("amelogenin, not counted: " + (same ? "the same" : "different"));
        if (!same) {
            notes.warning(
                    "AMELOGENIN_DIFFERS",
                    of.where(),
                    "Amelogenin differs from the donor's, although it is not counted");
        }
        return same ? Verdict.CONFORMS : Verdict.INCONCLUSIVE;
    }

    private Verdict mixture() {
        List<StrLocus> foreign = lot.loci().entrySet().stream()
                .filter(entry -> entry.getValue().foreign(donor.locus(entry.getKey())))
                .map(Map.Entry::getValue)
                .toList();
        foreign.forEach(locus -> notes.warning(
                "MORE_THAN_TWO_ALLELES", locus.where(), locus.name() + " of the lot has more than two alleles"));
        if (foreign.size() <= MIXED) {
            return Verdict.CONFORMS;
        }
        notes.warning(
                "POSSIBLE_MIXTURE",
                "/lot",
                foreign.size() + " loci with more than two alleles: the lot may be a mixture of two lines");
        return Verdict.INCONCLUSIVE;
    }
}

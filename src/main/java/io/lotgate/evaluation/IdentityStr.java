package io.lotgate.evaluation;

import io.lotgate.evaluation.Field.Kind;
import io.lotgate.value.Decimal;
import io.lotgate.value.Sign;
import io.lotgate.value.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Identity of a lot with its donor by short tandem repeats: the share of alleles that both have, at the loci that both
 * were typed for (ANSI/ATCC ASN-0002).
 */
final class IdentityStr implements Method<IdentityStr.Criterion> {
    /** Core loci: the first eight of ASN-0002:2011, with the other five of its revision of 2022. */
    private static final List<String> CORE = List.of(
            "D5S818", "D13S317", "D7S820", "D16S539", "vWA", "TH01", "TPOX", "CSF1PO", "D8S1179", "D3S1358", "D18S51",
            "D21S11", "FGA");

    private static final int USUAL_LOCI = 8;
    private static final Unit PERCENT = Unit.PERCENT;
    /** Unrelated persons share up to about 55 %: a lower limit would prove nothing, and 0.8 is no percentage. */
    private static final BigFraction LEAST = BigFraction.of(50);

    private static final BigFraction MOST = BigFraction.of(100);

    /**
     * @param loci the panel, as filed; empty when any loci may be reported
     * @param minLoci fewer loci in common prove nothing
     */
    record Criterion(Limits minMatch, long minLoci, StrMatch.Formula formula, List<String> loci) {
        String print() {
            return "match " + minMatch.print() + " (" + formula.print() + ") at ≥ " + minLoci + " loci";
        }
    }

    @Override
    public String name() {
        return "identity-str";
    }

    @Override
    public Optional<Criterion> criterion(Source source) {
        source.given("unit", source::unit)
                .filter(unit -> !unit.equals(PERCENT))
                .ifPresent(unit -> source.error("UNIT_MISMATCH", "unit", "The match is given in %"));
        Limits.Defaults defaults = Limits.Defaults.unrounded().in(PERCENT).read(source);
        Optional<Decimal> least = source.decimal("minMatch").filter(bound -> possible(bound, source));
        Optional<Long> minLoci = source.given("minLoci", source::count);
        if (minLoci.filter(count -> count < 1).isPresent()) {
            source.error("OUT_OF_RANGE", "minLoci", "Only 1 or more is possible");
        }
        StrMatch.Formula formula = formula(source);
        List<String> loci = source.has("loci") ? loci(source) : List.of();
        return least.map(bound ->
                new Criterion(Limits.of(Sign.MIN, bound, defaults), minLoci.orElse((long) USUAL_LOCI), formula, loci));
    }

    private static boolean possible(Decimal bound, Source source) {
        boolean possible = bound.exact().compareTo(LEAST) >= 0 && bound.exact().compareTo(MOST) <= 0;
        if (!possible) {
            source.error("OUT_OF_RANGE", "minMatch", "Only 50 to 100 is possible, in %");
        }
        return possible;
    }

    private static StrMatch.Formula formula(Source source) {
        Optional<String> name = source.given("formula", source::text);
        for (StrMatch.Formula formula : StrMatch.Formula.values()) {
            if (name.filter(asked -> Readings.same(asked, formula.print())).isPresent()) {
                return formula;
            }
        }
        if (name.isPresent()) {
            source.error("UNKNOWN_FORMULA", "formula", "The formula is Tanabe or Masters");
        }
        return StrMatch.Formula.TANABE;
    }

    private static List<String> loci(Source source) {
        Source list = source.listAt("loci");
        Set<String> names = new HashSet<>();
        return list.each(at -> {
            Optional<String> name = list.text(at);
            name.ifPresent(locus -> check(locus, names, list, at));
            return name;
        });
    }

    private static void check(String locus, Set<String> names, Source list, String at) {
        if (!StrLocus.isName(locus) || StrLocus.isAmelogenin(locus)) {
            list.error("NOT_A_LOCUS", at, "Name a locus of repeats; amelogenin is asked for anyway");
        } else if (!names.add(StrLocus.comparable(locus))) {
            list.error("NAME_TWICE", at, "Two loci have this name");
        }
    }

    @Override
    public List<String> limits(Criterion criterion) {
        return List.of(criterion.print());
    }

    /** A filed panel is asked for whole; otherwise as many of the core loci as the limit needs. */
    @Override
    public List<Field> fields(Criterion criterion) {
        List<String> panel = criterion.loci().isEmpty() ? CORE : criterion.loci();
        long needed = criterion.loci().isEmpty() ? criterion.minLoci() : panel.size();
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < panel.size(); i++) {
            for (Field field : pair(panel.get(i), "such as 6 9.3")) {
                fields.add(i < needed ? field : field.optional());
            }
        }
        pair("AMEL", "X, or X Y").forEach(field -> fields.add(field.optional()));
        return fields;
    }

    private static List<Field> pair(String locus, String example) {
        String at = "/" + locus.replace("~", "~0").replace("/", "~1");
        return List.of(
                Field.asked("/donor" + at, locus + " of the donor, " + example, Kind.TEXT),
                Field.asked("/lot" + at, locus + " of the lot", Kind.TEXT));
    }

    @Override
    public Optional<Outcome> judge(Criterion criterion, Source observation, Notes notes) {
        StrProfile donor = StrProfile.read(observation.at("donor"));
        StrProfile lot = StrProfile.read(observation.at("lot"));
        return notes.unusable()
                ? Optional.empty()
                : Optional.of(new StrJudgement(criterion, donor, lot, notes).outcome());
    }
}

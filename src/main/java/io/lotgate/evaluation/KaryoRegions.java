package io.lotgate.evaluation;

import io.lotgate.evaluation.IscnAbnormality.Structure;
import io.lotgate.evaluation.IscnAbnormality.Whole;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which bands an abnormality makes more or fewer. Breakpoints count to both sides, so that nothing is overlooked. */
final class KaryoRegions {
    private final Map<String, BitSet> gained = new HashMap<>();
    private final Map<String, BitSet> lost = new HashMap<>();

    private KaryoRegions() {}

    static KaryoRegions of(KaryoChange change) {
        KaryoRegions regions = new KaryoRegions();
        if (change.what() instanceof Whole whole) {
            Map<String, BitSet> where = change.kind() == KaryoChange.Kind.LOSS ? regions.lost : regions.gained;
            regions.set(where, whole.chromosome(), all(whole.chromosome()));
        } else if (change.what() instanceof Structure structure) {
            regions.structure(structure);
            if (change.kind() == KaryoChange.Kind.EXTRA) {
                regions.extra(structure);
            }
        }
        return regions;
    }

    /** A change named without its place in a karyotype: a copy number segment. */
    static KaryoRegions of(String chromosome, IscnSpan bands, boolean gain) {
        KaryoRegions regions = new KaryoRegions();
        regions.set(gain ? regions.gained : regions.lost, chromosome, bands);
        return regions;
    }

    boolean touches(boolean gain, String chromosome, IscnSpan bands) {
        BitSet set = (gain ? gained : lost).getOrDefault(chromosome, new BitSet());
        int next = set.nextSetBit(bands.low());
        return next >= 0 && next <= bands.high();
    }

    private void structure(Structure structure) {
        List<String> names = structure.chromosomes();
        List<List<IscnBreak>> breaks = structure.breaks();
        switch (structure.symbol()) {
            case DIC, PSU_DIC, DER_DIC, DER_PSU_DIC, ROB, TAS, TRC, DER -> fused(names, breaks);
            case IDER, ISO, IDIC -> mirrored(structure);
            default -> change(structure);
        }
        structure.parts().forEach(part -> part(names, part));
    }

    private void change(Structure structure) {
        for (int i = 0; i < structure.breaks().size(); i++) {
            String name = structure.chromosomes().get(i);
            List<IscnBreak> breaks = structure.breaks().get(i);
            switch (structure.symbol()) {
                case ADD -> set(lost, name, distal(name, breaks.get(0)));
                case DEL -> set(lost, name, breaks.size() == 1 ? distal(name, breaks.get(0)) : between(name, breaks));
                case DUP, TRP, QDP -> set(gained, name, between(name, breaks));
                case RING -> breaks.forEach(point -> set(lost, name, distal(name, point)));
                default -> {} // balanced, or its content unknown
            }
        }
    }

    private void fused(List<String> names, List<List<IscnBreak>> breaks) {
        for (int i = 0; i < breaks.size(); i++) {
            IscnBreak point = breaks.get(i).get(0);
            String name = names.get(i);
            set(lost, name, point.centromere() ? arm(name, point.arm() == 'p' ? "q" : "p") : distal(name, point));
        }
    }

    /** An isochromosome keeps the arm named; a dicentric one all but what lies beyond its break. */
    private void mirrored(Structure structure) {
        String name = structure.chromosomes().get(0);
        if (structure.breaks().isEmpty()) {
            return;
        }
        IscnBreak point = structure.breaks().get(0).get(0);
        boolean arms = structure.symbol() != IscnSymbol.IDIC || point.centromere();
        String other = point.arm() == 'p' ? "q" : "p";
        set(lost, name, arms ? arm(name, other) : distal(name, point));
        set(gained, name, arms ? arm(name, String.valueOf(point.arm())) : proximal(name, point));
    }

    /** A part of a derivative: what lies beyond its break is replaced by the piece of the other chromosome. */
    private void part(List<String> owners, Structure part) {
        if (part.symbol() == IscnSymbol.T) {
            translocated(owners, part);
        } else if (part.symbol() == IscnSymbol.INS && part.chromosomes().size() == 2) {
            inserted(owners, part);
        } else {
            change(part);
        }
    }

    private void translocated(List<String> owners, Structure part) {
        for (int i = 0; i < part.breaks().size(); i++) {
            String name = part.chromosomes().get(i);
            IscnBreak point = part.breaks().get(i).get(0);
            IscnSpan piece = distal(name, point);
            if (owners.contains(name)) { // of a break in the centromere the arm named is kept
                set(lost, name, point.centromere() ? arm(name, point.arm() == 'p' ? "q" : "p") : piece);
            } else {
                set(gained, name, piece);
            }
            if (owners.contains(name) && part.chromosomes().stream().distinct().count() == 1) {
                set(gained, name, piece);
            }
        }
    }

    private void inserted(List<String> owners, Structure part) {
        String donor = part.chromosomes().get(1);
        if (part.breaks().size() == 2) {
            Map<String, BitSet> where = owners.contains(donor) ? lost : gained;
            set(where, donor, between(donor, part.breaks().get(1)));
        }
    }

    /** A changed chromosome beside two normal ones is a gain of all it holds, and no loss. */
    private void extra(Structure structure) {
        for (String name : structure.chromosomes()) {
            BitSet held = new BitSet();
            held.set(0, IscnBands.count(name));
            held.andNot(lost.getOrDefault(name, new BitSet()));
            gained.computeIfAbsent(name, any -> new BitSet()).or(held);
        }
        lost.clear();
    }

    private static IscnSpan all(String name) {
        return new IscnSpan(0, IscnBands.count(name) - 1);
    }

    private static IscnSpan arm(String name, String arm) {
        return IscnBands.find(name, arm).orElse(all(name));
    }

    private static IscnSpan distal(String name, IscnBreak point) {
        IscnSpan at = point.bands().orElse(all(name));
        return point.arm() == 'p'
                ? new IscnSpan(0, at.high())
                : new IscnSpan(at.low(), all(name).high());
    }

    private static IscnSpan proximal(String name, IscnBreak point) {
        IscnSpan at = point.bands().orElse(all(name));
        return point.arm() == 'p' ? new IscnSpan(at.low(), all(name).high()) : new IscnSpan(0, at.high());
    }

    private static IscnSpan between(String name, List<IscnBreak> breaks) {
        List<IscnSpan> bands =
                breaks.stream().map(point -> point.bands().orElse(all(name))).toList();
        return new IscnSpan(
                bands.stream().mapToInt(IscnSpan::low).min().orElse(0),
                bands.stream().mapToInt(IscnSpan::high).max().orElse(0));
    }

    private void set(Map<String, BitSet> where, String name, IscnSpan bands) {
        BitSet set = where.computeIfAbsent(name, any -> new BitSet());
        IntStream.rangeClosed(bands.low(), bands.high()).forEach(set::set);
    }
}

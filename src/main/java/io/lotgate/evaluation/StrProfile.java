package io.lotgate.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The profile of short tandem repeats of one sample.
 *
 * @param loci by the comparable form of their names, those without any allele left out
 * @param amelogenin the sex marker, which is no repeat and is not counted
 */
record StrProfile(Map<String, StrLocus> loci, Optional<StrLocus> amelogenin) {
    private static final String AMELOGENIN = "AMEL";

    /** Reads a profile; what cannot be read in it becomes findings. */
    static StrProfile read(Source profile) {
        Map<String, StrLocus> loci = new LinkedHashMap<>();
        for (String name : profile.names()) {
            String key = key(name);
            if (!StrLocus.isName(name)) {
                profile.error("NOT_A_LOCUS", name, "This is no name of a locus");
                profile.has(name);
            } else if (profile.has(name)) {
                boolean twice = loci.containsKey(key);
                if (twice) {
                    profile.error("NAME_TWICE", name, "Two loci have this name");
                }
                StrLocus.read(profile, name).filter(locus -> !twice).ifPresent(locus -> loci.put(key, locus));
            }
        }
        loci.values().removeIf(locus -> locus.alleles().isEmpty() && locus.offLadder() == 0);
        Optional<StrLocus> sex = Optional.ofNullable(loci.remove(AMELOGENIN));
        if (loci.isEmpty() && !profile.notes().unusable()) {
            profile.notes().error("NO_LOCI", profile.where(), "The alleles of at least one locus are needed");
        }
        return new StrProfile(loci, sex);
    }

    private static String key(String name) {
        return StrLocus.isAmelogenin(name) ? AMELOGENIN : StrLocus.comparable(name);
    }

    Optional<StrLocus> locus(String key) {
        return Optional.ofNullable(loci.get(key));
    }

    /** Whether the locus is there with all its alleles named. */
    boolean compares(String key) {
        return locus(key).filter(StrLocus::comparable).isPresent();
    }
}

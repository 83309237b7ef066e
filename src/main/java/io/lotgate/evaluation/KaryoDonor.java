package io.lotgate.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * The donor whose cells these are.
 *
 * @param sex sex chromosomes that go with the donor's sex
 * @param record abnormalities of the recorded karyotype; absent without a usable record
 */
record KaryoDonor(KaryoSex sex, Optional<List<KaryoChange>> record) {
    /** Reads sex and record; absent, with findings, when the sex is not there. */
    static Optional<KaryoDonor> read(Source observation) {
        Optional<KaryoSex> sex = KaryoSex.read(observation);
        Optional<KaryoClone> known = observation
                .given("donorKaryotype", observation::passage)
                .flatMap(text -> clone(text, sex, observation));
        return sex.map(one -> new KaryoDonor(one, known.map(clone -> clone.against(one))));
    }

    private static Optional<KaryoClone> clone(String text, Optional<KaryoSex> sex, Source observation) {
        IscnRemarks remarks = new IscnRemarks();
        IscnReport report = IscnParser.read(text, remarks);
        List<KaryoClone> clones = remarks.refused() ? List.of() : KaryoExpansion.of(report, remarks);
        clones.stream()
                .filter(clone -> sex.filter(clone::contradicts).isPresent())
                .findFirst()
                .ifPresent(clone -> remarks.refuse(
                        "DONOR_CONTRADICTS",
                        clone.written().place(),
                        "The donor's karyotype does not go with the donor's sex"));
        for (IscnRemarks.Remark remark : remarks.all()) {
            if (remark.refusal()) {
                observation.error(remark.code(), "donorKaryotype", remark.located());
            }
        }
        if (remarks.refused() || comparable(report, clones)) {
            return remarks.refused() ? Optional.empty() : clones.stream().findFirst();
        }
        observation
                .notes()
                .warning(
                        "DONOR_NOT_COMPARED",
                        observation.where("donorKaryotype"),
                        "Only a complete record of one clone with an exact number of chromosomes, without ? and without"
                                + " a part that is not banding, is compared by rule: a person has to judge");
        return Optional.empty();
    }

    /** What is left open in the donor's record would account for anything in the lot. */
    private static boolean comparable(IscnReport report, List<KaryoClone> clones) {
        return report.molecular().isEmpty()
                && report.prefix().isEmpty()
                && clones.size() == 1
                && clones.stream().noneMatch(KaryoDonor::open);
    }

    private static boolean open(KaryoClone clone) {
        return clone.vague()
                || clone.haploid()
                || clone.polyploid()
                || clone.written().incomplete()
                || clone.written().items().stream().anyMatch(IscnItem::questionable);
    }
}

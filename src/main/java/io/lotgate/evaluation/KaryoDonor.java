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
        Optional<KaryoClone> known =
                observation.given("donorKaryotype", observation::passage).flatMap(text -> clone(text, observation));
        if (sex.isPresent()
                && known.filter(clone -> clone.contradicts(sex.get())).isPresent()) {
            observation.error(
                    "DONOR_CONTRADICTS", "donorKaryotype", "The donor's karyotype does not go with the donor's sex");
        }
        return sex.map(one -> new KaryoDonor(one, known.map(clone -> clone.against(one))));
    }

    private static Optional<KaryoClone> clone(String text, Source observation) {
        IscnRemarks remarks = new IscnRemarks();
        IscnReport report = IscnParser.read(text, remarks);
        List<KaryoClone> clones = remarks.refused() ? List.of() : KaryoExpansion.of(report, remarks);
        for (IscnRemarks.Remark remark : remarks.all()) {
            if (remark.refusal()) {
                observation.error(remark.code(), "donorKaryotype", remark.located());
            }
        }
        if (clones.size() > 1 || !report.molecular().isEmpty()) {
            observation
                    .notes()
                    .warning(
                            "DONOR_NOT_COMPARED",
                            observation.where("donorKaryotype"),
                            "A donor's record of several clones, or with a part that is not banding, is not compared by rule: a"
                                    + " person has to judge");
            return Optional.empty();
        }
        return remarks.refused() ? Optional.empty() : clones.stream().findFirst();
    }
}

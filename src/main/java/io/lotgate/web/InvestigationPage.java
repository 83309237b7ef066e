package io.lotgate.web;

import java.util.List;

/**
 * An investigation, {@code investigation.html}: what is on record of each part and the form of the one that is open.
 * Posts to {@code action}; the fields are those of {@link io.lotgate.lot.LaboratoryFindings},
 * {@link io.lotgate.lot.PlanRetests} or {@link io.lotgate.lot.ConcludeInvestigation}, with {@code signer} and
 * {@code password} where it is signed.
 *
 * @param number the investigation's number
 * @param test name of the test
 * @param testHref page of the test
 * @param facts result, limit, opened, due
 * @param attempts every attempt of the test
 * @param parts the parts in order
 * @param open which form is shown: {@code LABORATORY}, {@code PLAN}, {@code CONCLUDE}, or "" for none
 * @param other the other step QA may take instead; "" address for none
 * @param questions the laboratory's checklist
 * @param findings the conclusions there are
 * @param retests number of retests the specification fixes
 */
public record InvestigationPage(
        LotHeadView lot,
        String number,
        String test,
        String testHref,
        List<FactRow> facts,
        List<AttemptRow> attempts,
        List<PartRow> parts,
        String open,
        BlockRow other,
        String action,
        CommandView command,
        List<BatchRecordPage.ItemRow> questions,
        List<OptionRow> findings,
        int retests,
        FormView form,
        SigningView signing) {

    /**
     * A part of the investigation.
     *
     * @param state {@code done}, {@code open} or {@code ahead}
     * @param facts what is on record
     */
    public record PartRow(String title, String state, List<FactRow> facts) {}
}

package io.lotgate.web;

import java.util.List;
import java.util.Optional;

/**
 * One item of the inventory, {@code item.html}: what happened to it, and what can be done. Posts to
 * {@code /lotgate/inventory/renew}: {@code code}, {@code from}, {@code until}, {@code remark}; to
 * {@code /lotgate/inventory/fail}: {@code code}, {@code reason}, {@code signer}, {@code password}.
 *
 * @param code as on the label
 * @param kind in words
 * @param objection why it may not be used today, "" when it may
 * @param facts what it is
 * @param history what happened to it, the newest first
 * @param used numbers of the lots that used it, the newest first
 * @param auditHref its stream in the ledger
 * @param lapses whether it can be renewed at all
 * @param renewBlock why this person cannot renew it, "" when they can
 * @param signing the signing panel of a failure; absent when it failed already
 */
public record ItemPage(
        String code,
        String kind,
        String objection,
        List<FactRow> facts,
        List<HappenedRow> history,
        List<String> used,
        String auditHref,
        boolean lapses,
        String renewBlock,
        CommandView command,
        FormView form,
        Optional<SigningView> signing) {
    /** One thing that happened to it. */
    public record HappenedRow(TimeView at, String what, String text, String by) {}
}

package io.lotgate.web;

import java.util.List;
import java.util.Optional;

/**
 * The decision about a lot, {@code decision.html}. Posts to {@code action}: {@code decision} ({@code release}, {@code conditional}, {@code supply} or
 * {@code reject}), {@code reason}, {@code signer}, {@code password}.
 *
 * @param lot the lot
 * @param facts donor, manufacture, expiry, containers, dose
 * @param concerns everything not plainly conforming, the gravest first
 * @param conforming the tests that plainly conform
 * @param batchRecord answers of the batch record review, question and answer
 * @param batchRecordBy who signed it
 * @param releaseBlocks why the lot cannot be released; release then stays visible and is disabled
 * @param conditionalBlocks the same of a release while late results are open; absent where it is not on offer
 * @param supplyBlocks the same of a supply out of specification; absent where no physician asked for it
 * @param again whether the lot was let go before, so that rejecting it recalls it
 * @param languages of the certificate, to choose from
 * @param language that the specification files
 * @param action address of the form
 * @param command hidden fields
 * @param form what was typed, with its messages
 * @param signing the signing panel; its blocks stop both decisions
 */
public record DecisionPage(
        LotHeadView lot,
        List<FactRow> facts,
        List<ConcernRow> concerns,
        List<TestRow> conforming,
        List<FactRow> batchRecord,
        Optional<SignatureView> batchRecordBy,
        List<BlockRow> releaseBlocks,
        Optional<List<BlockRow>> conditionalBlocks,
        Optional<List<BlockRow>> supplyBlocks,
        boolean again,
        List<OptionRow> languages,
        String language,
        String action,
        CommandView command,
        FormView form,
        SigningView signing) {}

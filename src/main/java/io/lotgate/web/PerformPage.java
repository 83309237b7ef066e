package io.lotgate.web;

import java.util.List;
import java.util.Optional;

/**
 * Perform a test or transcribe a report, {@code perform.html}. Posts to {@code action}: the observation
 * ({@code o:} and JSON pointer), {@code performedAt}, {@code lateReason}; for a repeat or correction {@code reason};
 * from outside {@code laboratory}, {@code reportNumber}, {@code reportDate}, {@code report} (file) or
 * {@code reportFile} (SHA-256 of one sent before); from an instrument {@code file} and {@code sample};
 * of the run {@code run:} and type, {@code runDeviation}; {@code signer}, {@code password}. The buttons of the file part send the same form to {@code action} with
 * {@code /read}, {@code /take} or {@code /drop} behind it, so nothing typed is lost.
 *
 * @param lot the lot
 * @param test the test
 * @param action address of the form, {@code /lotgate/tasks/{id}/perform}
 * @param command hidden fields
 * @param kind name of an {@link io.lotgate.lot.AttemptKind}
 * @param returned why the reviewer sent it back, "" when nobody did
 * @param again what this follow-up or retest is, "" for neither
 * @param inputs the values asked for, in order
 * @param external whether an external laboratory reported it
 * @param report the report sent before, when the form is shown again
 * @param intake the file part, when an instrument's file can fill the form
 * @param run what the run names, where the specification asks for it
 * @param attempts earlier attempts
 * @param form the other fields as typed, with their messages
 * @param signing the signing panel
 */
public record PerformPage(
        LotHeadView lot,
        TestHeadView test,
        String action,
        CommandView command,
        String kind,
        String returned,
        String again,
        List<InputRow> inputs,
        boolean external,
        Optional<FileView> report,
        Optional<IntakeView> intake,
        Optional<RunView> run,
        List<AttemptRow> attempts,
        FormView form,
        SigningView signing) {}

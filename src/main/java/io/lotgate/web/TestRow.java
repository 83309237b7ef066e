package io.lotgate.web;

import java.util.List;
import java.util.Optional;

/**
 * A test in the table of a lot.
 *
 * @param name name of the test
 * @param reference procedure with version
 * @param samplePoint where the sample was taken
 * @param limits the limit as filed, one entry a marker
 * @param reported the result as reported, "" while there is none
 * @param verdict its verdict
 * @param state name of a {@link io.lotgate.lot.TestPhase}
 * @param due when the open task is due
 * @param performed who performed or transcribed it
 * @param reviewed who reviewed it
 * @param gate name of a {@link io.lotgate.specification.Gate}
 * @param laboratory external laboratory that reported it, "" for our own
 * @param attempts how many attempts stand on record
 * @param href page of the result, "" while there is none
 * @param taskHref the open task, "" when there is none or it is not for this person
 * @param taskLink words of that link, {@code Perform} or {@code Review}
 */
public record TestRow(
        String name,
        String reference,
        String samplePoint,
        List<String> limits,
        String reported,
        VerdictView verdict,
        String state,
        LeftView due,
        Optional<SignatureView> performed,
        Optional<SignatureView> reviewed,
        String gate,
        String laboratory,
        int attempts,
        String href,
        String taskHref,
        String taskLink) {}

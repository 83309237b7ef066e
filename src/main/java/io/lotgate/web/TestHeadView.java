package io.lotgate.web;

import java.util.List;

/**
 * The test a task is about.
 *
 * @param name name of the test
 * @param method how it is judged and measured, in words
 * @param reference procedure with version, as printed on the certificate
 * @param limits the limit as filed, one entry a line
 * @param samplePoint where the sample was taken
 * @param gate name of a {@link io.lotgate.specification.Gate}
 * @param due when the task is due
 * @param attempt number of this attempt, from 1
 */
public record TestHeadView(
        String name,
        String method,
        String reference,
        List<String> limits,
        String samplePoint,
        String gate,
        LeftView due,
        int attempt) {}

package io.lotgate.web;

import java.util.List;

/**
 * How far a lot, or one test of it, has come in its process, {@code process.html}.
 *
 * @param lot the lot
 * @param name name of the process in its model
 * @param test name of the test, "" for the lot as a whole
 * @param upHref the process of the lot, "" when this is it
 * @param modelHref the model's file, as the lot pins it
 * @param model SHA-256 of that file
 * @param passed ids of the flows, gateways and events passed, with blanks between
 * @param steps all steps that were done, are open or may still come
 * @param tests the tests of the lot; empty on the page of a test
 */
public record ProcessPage(
        LotHeadView lot,
        String name,
        String test,
        String upHref,
        String modelHref,
        String model,
        String passed,
        List<StepRow> steps,
        List<TestLine> tests) {
    /**
     * A step.
     *
     * @param node its id in the model
     * @param name its name
     * @param state {@code done}, {@code open}, {@code stopped} or {@code to-come}
     * @param words the state in words
     * @param time when it was last completed
     * @param who who completed it, or whose it is
     * @param note at which answer it comes, how often it was done; "" for nothing
     */
    public record StepRow(
            String node, String name, String state, String words, TimeView time, String who, String note) {}

    /**
     * A test and where it stands.
     *
     * @param row the test
     * @param href its own process
     */
    public record TestLine(TestRow row, String href) {}
}

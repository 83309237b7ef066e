package io.lotgate.web;

import java.util.List;

/**
 * What stands above My work, {@code above.html}.
 *
 * @param attention steps of the program's own that need a person
 * @param unsent mails that were given up
 * @param together lots with several results to review, the most urgent first
 */
public record AboveTasksView(List<StuckView> attention, List<UnsentView> unsent, List<TogetherRow> together) {
    /**
     * A lot with several results to review.
     *
     * @param lot lot number
     * @param results how many
     * @param href page where they are reviewed together
     */
    public record TogetherRow(String lot, int results, String href) {}
}

package io.lotgate.web;

import java.util.List;

/**
 * My work, {@code tasks.html}: overdue on top, then by time left.
 *
 * @param tasks one page of open tasks for this person
 * @param overdue how many are overdue
 * @param total how many are open
 * @param firstHref first page, "" when this is it
 * @param nextHref next page, "" when this is the last
 */
public record TasksPage(List<TaskRow> tasks, int overdue, int total, String firstHref, String nextHref) {
    /**
     * An open task.
     *
     * @param kind what is to be done: {@code Perform}, {@code Review}, {@code Receive samples}, {@code Decide}
     * @param test name of the test, or of the step when it is none
     * @param lot lot number
     * @param lotHref page of the lot
     * @param product name of the product
     * @param note for example {@code returned: wrong dilution}, "" for none
     * @param due when it is due
     * @param href page of the task
     */
    public record TaskRow(
            String kind,
            String test,
            String lot,
            String lotHref,
            String product,
            String note,
            LeftView due,
            String href) {}
}

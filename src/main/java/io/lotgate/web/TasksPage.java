package io.lotgate.web;

import java.util.List;

/**
 * My work, {@code tasks.html}: overdue on top, then by time left.
 *
 * @param tasks one page of open tasks for this person
 * @param total how many are open, in words; "" when none is
 * @param overdue how many are overdue, in words; "" when none is
 * @param filtered whether the list is cut down to something
 * @param kind kind of work filtered by, "" for all
 * @param product product filtered by, "" for all
 * @param due {@code overdue}, {@code day} or "" for all
 * @param dues the filters by due time on offer
 * @param kinds the kinds of work on offer, empty when this person has one only
 * @param products the products on offer, empty when there is one only
 * @param lots whether the installation has any lot at all
 * @param mayRegister whether this person registers lots
 * @param pages the way to the other pages
 */
public record TasksPage(
        List<TaskRow> tasks,
        String total,
        String overdue,
        boolean filtered,
        String kind,
        String product,
        String due,
        List<FilterRow> dues,
        List<OptionRow> kinds,
        List<OptionRow> products,
        boolean lots,
        boolean mayRegister,
        PagesView pages) {
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

package io.lotgate.web;

import java.util.List;

/**
 * The part of a task form that says what the run was made with.
 *
 * @param selects one for each type of equipment or reagent
 * @param qualification the analyst's, in words; "" where none is asked for
 * @param error message about the qualification
 * @param deviations of the lot that QA closed as acceptable
 */
public record RunView(List<Select> selects, String qualification, String error, List<OptionRow> deviations) {
    /**
     * A choice among the items of a type.
     *
     * @param name of the field
     * @param options items; the note says why one is not usable
     */
    public record Select(String name, String label, List<OptionRow> options) {
        /** Id of its field, to which messages lead. */
        public String id() {
            return "f-" + name.replaceAll("[^A-Za-z0-9]+", "-");
        }
    }
}

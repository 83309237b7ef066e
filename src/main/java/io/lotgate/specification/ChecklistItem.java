package io.lotgate.specification;

/**
 * One line of the signed batch record review.
 *
 * @param id unique in the checklist, {@code [a-z0-9-]+}
 * @param text what the reviewer confirms
 * @param deviations true for the line on deviations: the reviewer states here how many are open, and an open major
 *     deviation blocks the release
 */
public record ChecklistItem(String id, Text text, boolean deviations) {}

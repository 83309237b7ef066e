package io.lotgate.web;

import java.util.List;

/**
 * What the person's roles were told, {@code notices.html}: the newest first. Posts {@code upTo} to mark what is shown, and
 * all before, as seen.
 *
 * @param rows one page of notices
 * @param fresh how many are new to this person, in words; "" when none is
 * @param upTo identifier of the newest shown, "" when nothing is shown
 * @param pages the way to the other pages
 */
public record NoticesPage(List<ToldRow> rows, String fresh, String upTo, PagesView pages) {
    /**
     * A notice.
     *
     * @param kind what happened, in a few words
     * @param tone {@code bad}, {@code warning} or {@code plain}
     * @param text what happened, in a sentence
     * @param lot lot number
     * @param lotHref page of the lot
     * @param at when it was told
     * @param fresh whether this person has not marked it as seen
     */
    public record ToldRow(
            String kind, String tone, String text, String lot, String lotHref, TimeView at, boolean fresh) {}
}

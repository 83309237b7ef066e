package io.lotgate.web;

/**
 * One line at the top of a page about what has just happened.
 *
 * @param tone {@code done}, {@code info} or {@code warning}
 * @param text what happened
 * @param link words of the link that leads on, "" for none
 * @param href where it leads, "" for none
 */
public record NoticeView(String tone, String text, String link, String href) {}

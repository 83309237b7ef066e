package io.lotgate.web;

/**
 * Something about a lot that is not plainly conforming.
 *
 * @param verdict the verdict behind it, none when it is not a test's result
 * @param title the test or the event
 * @param text result against limit, or what happened
 * @param link words of the link, "" for none
 * @param href where it leads, "" for none
 */
public record ConcernRow(VerdictView verdict, String title, String text, String link, String href) {}

package io.lotgate.web;

/**
 * One thing that stands in the way of an act.
 *
 * @param text what is missing or who may not, in words
 * @param link words of the link to where it can be mended, "" for none
 * @param href where it leads, "" for none
 */
public record BlockRow(String text, String link, String href) {}

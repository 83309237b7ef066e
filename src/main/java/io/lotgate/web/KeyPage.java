package io.lotgate.web;

import java.util.List;

/**
 * A page behind a one-time link, {@code key.html}: a person chooses a password, one of the first administrators also
 * their names. Posts to {@code action}: {@code key}, {@code username}, {@code printedName}, {@code new}, {@code again}.
 *
 * @param title what is done here
 * @param lead for whom, in a sentence
 * @param site name of the site
 * @param version version of the program
 * @param action address of the form
 * @param key the link's key
 * @param names whether user name and printed name are asked
 * @param userName whose password it is, where that is known; password keepers of browsers store it
 * @param rules what a password has to be
 * @param button words on the button
 * @param form what was typed, passwords left out
 */
public record KeyPage(
        String title,
        String lead,
        String site,
        String version,
        String action,
        String key,
        boolean names,
        String userName,
        List<String> rules,
        String button,
        FormView form) {}

package io.lotgate.web;

import java.util.List;

/**
 * What surrounds every page; model attribute {@code shell}.
 *
 * @param sample whether this installation holds sample data
 * @param person printed name of who is signed in, "" for nobody: then rail, search and sign-out are left away
 * @param roles their roles in words
 * @param places the rail
 * @param fresh notices that this person has not seen; 0 shows no number
 * @param search what stands in the search box
 * @param site name of the site
 * @param zone zone in which all times are shown
 * @param version version of the program; also keeps browsers from using old style sheets
 * @param notices what has just happened
 */
public record ShellView(
        boolean sample,
        String person,
        List<String> roles,
        List<PlaceRow> places,
        int fresh,
        String search,
        String site,
        String zone,
        String version,
        List<NoticeView> notices) {}

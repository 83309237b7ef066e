package io.lotgate.web;

import java.util.List;

/**
 * Sign-in, {@code login.html}. Posts {@code username} and {@code password} to {@code /lotgate/login}.
 *
 * @param site name of the site
 * @param version version of the program
 * @param userName what was typed before, or chosen from the sample accounts
 * @param error why the last attempt was refused, "" for none
 * @param notice for example that the session ended or one has signed out, "" for none
 * @param sample whether this installation holds sample data
 * @param samplePassword password of all sample accounts, "" when not in sample mode
 * @param accounts the sample accounts, empty when not in sample mode
 */
public record LoginPage(
        String site,
        String version,
        String userName,
        String error,
        String notice,
        boolean sample,
        String samplePassword,
        List<AccountRow> accounts) {
    /**
     * A sample account.
     *
     * @param userName name to sign in with
     * @param person printed name
     * @param roles roles in words
     */
    public record AccountRow(String userName, String person, String roles) {}
}

package io.lotgate.web;

import java.util.List;

/**
 * One's own account, {@code account.html}. Posts {@code present}, {@code new} and {@code again} to {@code
 * /lotgate/account}.
 *
 * @param rules what a password has to be
 */
public record AccountPage(String userName, String person, List<String> roles, List<String> rules, FormView form) {}

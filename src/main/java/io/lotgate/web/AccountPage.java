package io.lotgate.web;

import java.util.List;

/**
 * One's own account, {@code account.html}. Posts {@code present}, {@code new} and {@code again} to {@code
 * /lotgate/account}.
 *
 * @param rules what a password has to be
 * @param until when the present one expires; empty when it does not
 * @param expired whether it has
 */
public record AccountPage(
        String userName,
        String person,
        List<String> roles,
        List<String> rules,
        String until,
        boolean expired,
        FormView form) {}

package io.lotgate.web;

import java.util.List;

/**
 * The signing panel: what I sign, its meaning, my name, my password. Sends {@code signer} and {@code password}
 * beside the form's own fields.
 *
 * @param meaning meaning of the signature as it will be printed, "" when it follows from the choice in the form
 * @param statement one sentence: what the signature says
 * @param items what is signed, as it will stand
 * @param userName user name, filled in
 * @param person printed name
 * @param button words on the button
 * @param blocks why this person cannot sign now; the button then stays visible and is disabled
 */
public record SigningView(
        String meaning,
        String statement,
        List<FactRow> items,
        String userName,
        String person,
        String button,
        List<BlockRow> blocks) {}

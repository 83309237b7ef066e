package io.lotgate.web;

import java.util.List;
import java.util.Optional;

/**
 * One account, {@code person.html}. Each form posts to {@code action} and its verb with {@code reason}: {@code /roles}
 * with {@code role:} and the role, {@code /invite}, {@code /unlock}, {@code /remove}, {@code /reset} with {@code
 * request} and {@code answer}.
 *
 * @param link the invitation's address, shown this once, "" for none
 * @param linkUntil until when it works
 * @param blocks why this person cannot be changed by who is signed in; empty for an administrator
 * @param reset a request for a new password that waits
 * @param hasPassword whether a new invitation replaces a password, which needs a second administrator
 */
public record PersonPage(
        PeoplePage.PersonRow person,
        String link,
        String linkUntil,
        String action,
        String ledgerHref,
        CommandView command,
        List<OptionRow> roles,
        boolean hasPassword,
        Optional<ResetRow> reset,
        List<BlockRow> blocks,
        FormView form) {
    /**
     * A request for a new password.
     *
     * @param own whether who is signed in asked for it: then they can withdraw it but not confirm it
     */
    public record ResetRow(String id, String asked, String reason, TimeView expires, boolean own) {}
}

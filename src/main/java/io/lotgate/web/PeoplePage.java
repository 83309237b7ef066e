package io.lotgate.web;

import java.util.List;

/**
 * Everyone with an account, {@code people.html}; an administrator invites people here. Posts to {@code /lotgate/people}:
 * {@code username}, {@code printedName}, {@code role:} and the role ({@code yes}), {@code reason}.
 *
 * @param rows the accounts, by user name
 * @param mayWrite whether the person who is signed in is an administrator
 * @param roles the roles to choose from
 */
public record PeoplePage(
        List<PersonRow> rows, boolean mayWrite, List<OptionRow> roles, CommandView command, FormView form) {
    /**
     * An account.
     *
     * @param state {@code INVITED}, {@code ACTIVE}, {@code LOCKED} or {@code REMOVED}
     * @param note what there is to know about the state, "" for nothing
     */
    public record PersonRow(
            String userName, String person, List<String> roles, String state, String note, String href) {}
}

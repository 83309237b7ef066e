package io.lotgate.web;

import io.lotgate.account.Account;
import io.lotgate.account.Accounts;
import io.lotgate.account.Role;
import io.lotgate.ledger.Sites;
import io.lotgate.lot.Outcome;
import io.lotgate.process.People;
import io.lotgate.process.People.Invited;
import io.lotgate.process.ReleaseProcess;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** One account, and what an administrator does with it. */
@Controller
@RequestMapping("/lotgate/people/{username}")
final class PersonController {
    private static final String KEY = "lotgate.invitation";

    private final Accounts accounts;
    private final ReleaseProcess process;
    private final Sites sites;

    PersonController(Accounts accounts, ReleaseProcess process, Sites sites) {
        this.accounts = accounts;
        this.process = process;
        this.sites = sites;
    }

    /** Keeps an invitation's key for the one page that shows it. */
    static void remember(Invited invited, HttpSession session) {
        invited.key().ifPresent(key -> session.setAttribute(KEY, invited));
    }

    @GetMapping
    String person(
            @PathVariable String username, HttpServletRequest request, HttpServletResponse response, Model model) {
        PeopleController.checkReader();
        Account account = account(username);
        HttpSession session = request.getSession();
        String link = session.getAttribute(KEY) instanceof Invited invited
                        && invited.username().equals(username)
                ? address(invited.key().orElse(""))
                : "";
        session.removeAttribute(KEY);
        response.setHeader("Cache-Control", "no-store");
        FormView form = account.person().roles().stream()
                .reduce(FormView.blank(), (shown, role) -> shown.with("role:" + role, "yes"), (a, b) -> b);
        return show(account, link, Forms.command(0), form, model);
    }

    @PostMapping("/{verb}")
    @DoneBy(Role.ADMINISTRATOR)
    String change(
            @PathVariable String username,
            @PathVariable String verb,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            HttpSession session,
            Model model) {
        Account account = account(username);
        Outcome<?> outcome = verb(verb, username, typed);
        if (outcome instanceof Outcome.Refused<?> refused) {
            Forms.status(response, refused);
            Map<String, String> names = Map.of("reason", verb + "-reason");
            FormView form = Forms.refused(
                    Forms.typed(typed).with(verb + "-reason", typed.getOrDefault("reason", "")),
                    refused.reasons(),
                    names);
            return show(account, "", Forms.again(typed, 0), form, model);
        }
        Object done = ((Outcome.Done<?>) outcome).value();
        if (done instanceof Invited invited) {
            remember(invited, session);
        }
        session.setAttribute(Shell.NOTICE, new NoticeView("done", told(verb, done), "", ""));
        return "redirect:/lotgate/people/" + username;
    }

    private Outcome<?> verb(String verb, String username, Map<String, String> typed) {
        People people = process.people();
        UUID id = Forms.commandId(typed);
        String reason = typed.getOrDefault("reason", "").strip();
        return switch (verb) {
            case "roles" -> people.changeRoles(id, username, PeopleController.roles(typed), reason, Session.actor());
            case "invite" -> people.inviteAgain(id, username, reason, Session.actor());
            case "unlock" -> people.unlock(id, username, reason, Session.actor());
            case "remove" -> people.remove(id, username, reason, Session.actor());
            case "reset" ->
                people.decideReset(
                        id,
                        username,
                        Forms.id(typed, "request"),
                        typed.getOrDefault("answer", "").equals("confirm"),
                        reason,
                        Session.actor());
            default -> throw new NotFound("There is no page at this address.");
        };
    }

    private static String told(String verb, Object done) {
        return switch (verb) {
            case "roles" -> "The roles are changed, from the person's next click on.";
            case "unlock" -> "The account is unlocked.";
            case "remove" -> "The account is removed; open sessions end at their next click.";
            case "reset" -> ((Invited) done).key().isPresent() ? "Confirmed." : "The request is closed.";
            default ->
                ((Invited) done).key().isPresent()
                        ? "The invitation is made."
                        : "Asked for. Another administrator confirms it on this page.";
        };
    }

    private Account account(String username) {
        return accounts.account(username).orElseThrow(() -> new NotFound("There is no person of this user name."));
    }

    private String show(Account account, String link, CommandView command, FormView form, Model model) {
        PeoplePage.PersonRow row = PeopleController.row(account, sites);
        model.addAttribute(
                "page",
                new PersonPage(
                        row,
                        link,
                        account.until()
                                .map(end -> TimeView.of(end, sites.current().zoneId())
                                        .text())
                                .orElse(""),
                        row.href(),
                        "/lotgate/ledger/person/" + account.person().username().toLowerCase(java.util.Locale.ROOT),
                        command,
                        PeopleController.options(),
                        accounts.password(account.person()).isPresent(),
                        reset(account),
                        blocks(account),
                        form));
        return WebConfiguration.UI + "person";
    }

    private Optional<PersonPage.ResetRow> reset(Account account) {
        return account.reset()
                .map(asked -> new PersonPage.ResetRow(
                        asked.id().toString(),
                        asked.asked().printedName(),
                        asked.reason(),
                        TimeView.of(asked.expires(), sites.current().zoneId()),
                        asked.asked().person().equals(Session.person().id())));
    }

    private static List<BlockRow> blocks(Account account) {
        if (account.state() == Account.State.REMOVED) {
            return List.of(new BlockRow("This account was removed; its user name is never given again.", "", ""));
        }
        if (!Session.has(Role.ADMINISTRATOR)) {
            return List.of(new BlockRow("Only an administrator changes accounts.", "", ""));
        }
        return account.person().id().equals(Session.person().id())
                ? List.of(new BlockRow(
                        "Nobody changes their own roles or account. Another administrator does it.",
                        "Change your password",
                        "/lotgate/account"))
                : List.of();
    }

    private static String address(String key) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/lotgate/invitation")
                .queryParam("key", key)
                .toUriString();
    }
}

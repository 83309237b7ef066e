package io.lotgate.web;

import io.lotgate.account.Account;
import io.lotgate.account.Accounts;
import io.lotgate.account.Person;
import io.lotgate.account.Role;
import io.lotgate.ledger.Sites;
import io.lotgate.lot.Outcome;
import io.lotgate.process.People.Invited;
import io.lotgate.process.ReleaseProcess;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of accounts, and inviting a person. */
@Controller
final class PeopleController {
    private static final Map<Role, String> DUTIES = Map.of(
            Role.QC_TECHNICIAN, "receives samples, performs tests",
            Role.QC_REVIEWER, "reviews results of others",
            Role.QA_MANAGER, "reviews batch records, approves documents",
            Role.CERTIFIER, "releases or rejects lots",
            Role.AUDITOR, "reads and verifies everything",
            Role.ADMINISTRATOR, "people and their roles; no other role beside it but auditor");

    private final Accounts accounts;
    private final ReleaseProcess process;
    private final Sites sites;

    PeopleController(Accounts accounts, ReleaseProcess process, Sites sites) {
        this.accounts = accounts;
        this.process = process;
        this.sites = sites;
    }

    @GetMapping("/lotgate/people")
    String people(Model model) {
        checkReader();
        return show(FormView.blank(), Forms.command(0), model);
    }

    @PostMapping("/lotgate/people")
    @DoneBy(Role.ADMINISTRATOR)
    String invite(
            @RequestParam Map<String, String> typed, HttpServletResponse response, HttpSession session, Model model) {
        Outcome<Invited> outcome = process.people()
                .invite(
                        Forms.commandId(typed),
                        typed.getOrDefault("username", "").strip(),
                        typed.getOrDefault("printedName", "").strip(),
                        roles(typed),
                        typed.getOrDefault("reason", "").strip(),
                        Session.actor());
        if (outcome instanceof Outcome.Refused<Invited> refused) {
            Forms.status(response, refused);
            FormView form = Forms.refused(Forms.typed(typed), refused.reasons(), Map.of());
            return show(form, Forms.again(typed, 0), model);
        }
        Invited invited = ((Outcome.Done<Invited>) outcome).value();
        PersonController.remember(invited, session);
        return "redirect:/lotgate/people/" + invited.username();
    }

    private String show(FormView form, CommandView command, Model model) {
        List<PeoplePage.PersonRow> rows =
                accounts.accounts().stream().map(account -> row(account, sites)).toList();
        model.addAttribute("page", new PeoplePage(rows, Session.has(Role.ADMINISTRATOR), options(), command, form));
        return WebConfiguration.UI + "people";
    }

    static PeoplePage.PersonRow row(Account account, Sites sites) {
        return new PeoplePage.PersonRow(
                account.person().username(),
                account.person().printedName(),
                words(account.person()),
                account.state().name(),
                note(account, sites),
                "/lotgate/people/" + account.person().username());
    }

    private static String note(Account account, Sites sites) {
        String until = account.until()
                .map(end -> TimeView.of(end, sites.current().zoneId()).text())
                .orElse("");
        String reset = account.reset().isPresent() ? "a new password waits for a second administrator" : "";
        return switch (account.state()) {
            case INVITED -> until.isEmpty() ? "the invitation has expired" : "invited until " + until;
            case LOCKED -> "until " + until;
            case REMOVED -> "";
            case ACTIVE -> until.isEmpty() ? reset : "new password until " + until;
        };
    }

    static List<OptionRow> options() {
        return Arrays.stream(Role.values())
                .map(role -> new OptionRow(role.name(), Session.words(role.name()), DUTIES.getOrDefault(role, "")))
                .toList();
    }

    static Set<Role> roles(Map<String, String> typed) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (typed.getOrDefault("role:" + role, "").equals("yes")) {
                roles.add(role);
            }
        }
        return roles;
    }

    static List<String> words(Person person) {
        return person.roles().stream().map(role -> Session.words(role.name())).toList();
    }

    static boolean mayRead() {
        return Session.has(Role.AUDITOR) || Session.has(Role.QA_MANAGER) || Session.has(Role.ADMINISTRATOR);
    }

    static void checkReader() {
        if (!mayRead()) {
            throw new NotAllowed("Only auditors, QA managers and administrators see accounts.");
        }
    }
}

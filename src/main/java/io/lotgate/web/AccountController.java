package io.lotgate.web;

import io.lotgate.account.Accounts;
import io.lotgate.account.Person;
import io.lotgate.ledger.Sites;
import io.lotgate.lot.Outcome;
import io.lotgate.process.ReleaseProcess;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own account: the password is changed here. */
@Controller
final class AccountController {
    private final Accounts accounts;
    private final ReleaseProcess process;
    private final Sites sites;
    private final Clock clock;

    AccountController(Accounts accounts, ReleaseProcess process, Sites sites, @Qualifier("lotgateClock") Clock clock) {
        this.accounts = accounts;
        this.process = process;
        this.sites = sites;
        this.clock = clock;
    }

    @GetMapping("/lotgate/account")
    String account(Model model) {
        return show(FormView.blank(), model);
    }

    @PostMapping("/lotgate/account")
    String change(
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            HttpSession session,
            Model model) {
        Person person = Session.person();
        Outcome<Person> outcome = process.people()
                .changePassword(
                        person,
                        typed.getOrDefault("present", ""),
                        typed.getOrDefault("new", ""),
                        typed.getOrDefault("again", ""));
        if (outcome instanceof Outcome.Refused<Person> refused) {
            Forms.status(response, refused);
            return show(Forms.refused(FormView.blank(), refused.reasons(), Map.of()), model);
        }
        StillThere.keep(person, accounts.password(person), request, response);
        String done = "Your password is changed. Your other sessions have ended.";
        session.setAttribute(Shell.NOTICE, new NoticeView("done", done, "", ""));
        return "redirect:/lotgate/account";
    }

    private String show(FormView form, Model model) {
        Person person = Session.person();
        Optional<Instant> until = accounts.passwordUntil(person);
        String end = until.map(at -> TimeView.of(at, sites.current().zoneId()).text())
                .orElse("");
        boolean expired = until.filter(at -> !at.isAfter(clock.instant())).isPresent();
        model.addAttribute(
                "page",
                new AccountPage(
                        person.username(),
                        person.printedName(),
                        PeopleController.words(person),
                        Accounts.passwordRules(),
                        end,
                        expired,
                        form));
        return WebConfiguration.UI + "account";
    }
}

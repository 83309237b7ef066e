package io.lotgate.web;

import io.lotgate.account.Accounts;
import io.lotgate.account.Person;
import io.lotgate.ledger.Sites;
import io.lotgate.lot.Outcome;
import io.lotgate.process.ReleaseProcess;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the two kinds of one-time link open: the first administrators, and choosing a password. */
@Controller
final class KeyController {
    private static final Set<String> KEPT = Set.of("username", "printedName");

    private final Accounts accounts;
    private final ReleaseProcess process;
    private final Sites sites;
    private final Shell shell;
    private final SignInRate rate;

    KeyController(Accounts accounts, ReleaseProcess process, Sites sites, Shell shell, SignInRate rate) {
        this.accounts = accounts;
        this.process = process;
        this.sites = sites;
        this.shell = shell;
        this.rate = rate;
    }

    @GetMapping("/lotgate/setup")
    String setup(
            @RequestParam(defaultValue = "") String key,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return opened(key, accounts::setup, request, response)
                .map(present -> setup(key, present, FormView.blank(), model))
                .orElseGet(() -> dead(response, model));
    }

    @PostMapping("/lotgate/setup")
    String createFirst(
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        String key = typed.getOrDefault("key", "");
        Optional<Integer> present = opened(key, accounts::setup, request, response);
        if (present.isEmpty()) {
            return dead(response, model);
        }
        Outcome<Person> outcome = process.people()
                .createFirst(
                        key,
                        text(typed, "username"),
                        text(typed, "printedName"),
                        typed.getOrDefault("new", ""),
                        typed.getOrDefault("again", ""));
        if (outcome instanceof Outcome.Refused<Person> refused) {
            Forms.status(response, refused);
            return accounts.setup(key)
                    .map(now -> setup(key, now, Forms.refused(kept(typed), refused.reasons(), Map.of()), model))
                    .orElseGet(() -> dead(response, model));
        }
        return accounts.setup(key).isPresent()
                ? "redirect:/lotgate/setup?key=" + key
                : "redirect:/lotgate/login?user=" + text(typed, "username");
    }

    @GetMapping("/lotgate/invitation")
    String invitation(
            @RequestParam(defaultValue = "") String key,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return opened(key, accounts::invited, request, response)
                .map(person -> choose(key, person, FormView.blank(), model))
                .orElseGet(() -> dead(response, model));
    }

    @PostMapping("/lotgate/invitation")
    String choosePassword(
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        String key = typed.getOrDefault("key", "");
        Optional<Person> person = opened(key, accounts::invited, request, response);
        if (person.isEmpty()) {
            return dead(response, model);
        }
        Outcome<Person> outcome =
                process.people().choosePassword(key, typed.getOrDefault("new", ""), typed.getOrDefault("again", ""));
        if (outcome instanceof Outcome.Refused<Person> refused) {
            Forms.status(response, refused);
            return choose(key, person.get(), Forms.refused(kept(typed), refused.reasons(), Map.of()), model);
        }
        return "redirect:/lotgate/login?user=" + person.get().username();
    }

    /** What the key opens. A wrong one counts for the address it came from like a refused sign-in. */
    private <T> Optional<T> opened(
            String key, Function<String, Optional<T>> door, HttpServletRequest request, HttpServletResponse response) {
        String address = request.getRemoteAddr();
        if (key.isEmpty() || rate.exhausted(address)) {
            return Optional.empty();
        }
        response.setHeader("Cache-Control", "no-store");
        Optional<T> opened = door.apply(key);
        if (opened.isEmpty()) {
            rate.refuse(address);
            accounts.wrongKey();
        }
        return opened;
    }

    /** Says the same whatever is wrong with the link, so that nothing is learned by trying. */
    private static String dead(HttpServletResponse response, Model model) {
        response.setStatus(404);
        model.addAttribute(
                "page",
                new MessagePage(
                        404,
                        "Not found",
                        "There is no page at this address. A one-time link works once and for a limited time.",
                        List.of("Ask an administrator for a new link."),
                        "Sign in",
                        "/lotgate/login",
                        ""));
        return WebConfiguration.UI + "message";
    }

    private String setup(String key, int present, FormView form, Model model) {
        String lead = present == 0
                ? "The first of two. They create everyone else; neither tests, reviews or releases."
                : "The first is there. The second is another person, who chooses their own password.";
        model.addAttribute(
                "page",
                new KeyPage(
                        present == 0 ? "First administrator" : "Second administrator",
                        lead,
                        sites.current().name(),
                        shell.version(),
                        "/lotgate/setup",
                        key,
                        true,
                        "",
                        Accounts.passwordRules(),
                        "Create the administrator",
                        form));
        return WebConfiguration.UI + "key";
    }

    private String choose(String key, Person person, FormView form, Model model) {
        model.addAttribute(
                "page",
                new KeyPage(
                        "Choose your password",
                        "For " + person.printedName()
                                + ". With it you sign records in your name; nobody else knows it.",
                        sites.current().name(),
                        shell.version(),
                        "/lotgate/invitation",
                        key,
                        false,
                        person.username(),
                        Accounts.passwordRules(),
                        "Set the password",
                        form));
        return WebConfiguration.UI + "key";
    }

    private static FormView kept(Map<String, String> typed) {
        FormView form = FormView.blank();
        for (String name : KEPT) {
            form = form.with(name, typed.getOrDefault(name, ""));
        }
        return form;
    }

    private static String text(Map<String, String> typed, String name) {
        return typed.getOrDefault(name, "").strip();
    }
}

package io.lotgate.web;

import io.lotgate.account.Accounts;
import io.lotgate.account.Person;
import io.lotgate.ledger.Site;
import io.lotgate.ledger.Sites;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in; the check itself is the security filter's. */
@Controller
final class LoginController {
    /** The password of every account of sample data, which is served to this machine only. */
    private static final String SAMPLE_PASSWORD = "lotgate-sample";

    private final Sites sites;
    private final Accounts accounts;
    private final Shell shell;

    LoginController(Sites sites, Accounts accounts, Shell shell) {
        this.sites = sites;
        this.accounts = accounts;
        this.shell = shell;
    }

    @GetMapping("/lotgate/login")
    String login(
            @RequestParam Optional<String> user,
            @RequestParam Optional<String> out,
            @RequestParam Optional<String> ended,
            @RequestParam Optional<String> late,
            Model model) {
        String notice = out.isPresent() ? "You are signed out." : "";
        if (ended.isPresent()) {
            notice = "Your session has ended: your account or its password was changed.";
        }
        if (late.isPresent()) {
            notice =
                    "Your session has ended: it lasts one working day at most. Sign in again; what was saved is there.";
        }
        return page(user.orElse(""), "", notice, model);
    }

    @PostMapping("/lotgate/login/refused")
    String refused(HttpServletRequest request, HttpServletResponse response, Model model) {
        Object message = request.getAttribute(SignInRefused.MESSAGE);
        String typed = Optional.ofNullable(request.getParameter("username")).orElse("");
        return page(typed, message == null ? "" : message.toString(), "", model);
    }

    private String page(String user, String error, String notice, Model model) {
        Site site = sites.current();
        boolean sample = site.sampleData();
        List<LoginPage.AccountRow> rows =
                sample ? accounts.people().stream().map(LoginController::row).toList() : List.of();
        model.addAttribute(
                "page",
                new LoginPage(
                        site.name(),
                        shell.version(),
                        user,
                        error,
                        notice,
                        sample,
                        sample ? SAMPLE_PASSWORD : "",
                        rows));
        return WebConfiguration.UI + "login";
    }

    private static LoginPage.AccountRow row(Person person) {
        String roles =
                person.roles().stream().map(role -> Session.words(role.name())).collect(Collectors.joining(", "));
        return new LoginPage.AccountRow(person.username(), person.printedName(), roles);
    }
}

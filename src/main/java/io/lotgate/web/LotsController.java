package io.lotgate.web;

import io.lotgate.account.Role;
import io.lotgate.ledger.Sites;
import io.lotgate.lot.LotLine;
import io.lotgate.lot.Lots;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.RegisterLot;
import io.lotgate.lot.Status;
import io.lotgate.process.ReleaseProcess;
import io.lotgate.specification.Specifications;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The list of lots, and registering one. */
@Controller
final class LotsController {
    private static final int PAGE = 50;
    private static final BigDecimal KG_PER_LB = new BigDecimal("0.45359237"); // exact, international pound of 1959

    /** The form's names of the command's fields. */
    private static final Map<String, String> NAMES =
            Map.of("number", "lotNumber", "weightKg", "weight", "weighedOn", "weightDate", "volumeMl", "volume");

    private final Lots lots;
    private final ReleaseProcess process;
    private final Specifications specifications;
    private final Sites sites;
    private final Clock clock;

    LotsController(
            Lots lots,
            ReleaseProcess process,
            Specifications specifications,
            Sites sites,
            @Qualifier("lotgateClock") Clock clock) {
        this.lots = lots;
        this.process = process;
        this.specifications = specifications;
        this.sites = sites;
        this.clock = clock;
    }

    @GetMapping("/lotgate/lots")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        String query = q.strip();
        if (!query.isEmpty()
                && lots.find(query.toUpperCase(java.util.Locale.ROOT)).isPresent()) {
            return "redirect:/lotgate/lots/" + query.toUpperCase(java.util.Locale.ROOT); // a scanned label
        }
        Optional<Status> only = Arrays.stream(Status.values())
                .filter(one -> one.name().equals(status))
                .findFirst();
        List<LotLine> found = lots.list(query, only, after, PAGE + 1);
        List<LotLine> shown = found.subList(0, Math.min(PAGE, found.size()));
        String next =
                found.size() > PAGE ? address(query, status, shown.get(PAGE - 1).number()) : "";
        model.addAttribute(
                "page",
                new LotsPage(
                        query,
                        status,
                        filters(query, status),
                        shown.stream().map(this::row).toList(),
                        after.isEmpty() ? "" : address(query, status, ""),
                        next,
                        mayRegister()));
        return WebConfiguration.UI + "lots";
    }

    @GetMapping("/lotgate/lots/register")
    String form(Model model) {
        return form(FormView.blank().with("weightUnit", "kg").with("donorType", "allogeneic"), Forms.command(0), model);
    }

    @PostMapping("/lotgate/lots")
    @DoneBy({Role.QC_TECHNICIAN, Role.QA_MANAGER})
    String register(
            @RequestParam Map<String, String> typed, HttpServletResponse response, HttpSession session, Model model) {
        ZoneId zone = sites.current().zoneId();
        Outcome<UUID> outcome = RegisterLot.read(input(typed), zone)
                .then(command -> process.register(Forms.commandId(typed), command, Session.actor(), zone.getId()));
        if (outcome instanceof Outcome.Refused<UUID> refused) {
            Forms.status(response, refused);
            return form(Forms.refused(Forms.typed(typed), refused.reasons(), NAMES), Forms.again(typed, 0), model);
        }
        String number = typed.getOrDefault("lotNumber", "").strip();
        session.setAttribute(Shell.NOTICE, new NoticeView("done", "Lot " + number + " is registered.", "", ""));
        return "redirect:/lotgate/lots/" + number;
    }

    private String form(FormView form, CommandView command, Model model) {
        List<OptionRow> options = specifications.current().stream()
                .map(one -> new OptionRow(one.reference(), one.name().en() + ", version " + one.version(), ""))
                .toList();
        model.addAttribute("page", new RegisterPage(command, options, form));
        return WebConfiguration.UI + "register";
    }

    private static Map<String, String> input(Map<String, String> typed) {
        Map<String, String> input = new LinkedHashMap<>(typed);
        input.keySet().removeAll(Set.of("constructed", "note")); // marks of sample data, not of a form
        NAMES.forEach((name, field) -> input.put(name, typed.getOrDefault(field, "")));
        String weight = typed.getOrDefault("weight", "").strip();
        if (typed.getOrDefault("weightUnit", "kg").equals("lb") && weight.matches("[0-9]{1,6}(\\.[0-9]{1,6})?")) {
            input.put(
                    "weightKg",
                    new BigDecimal(weight)
                            .multiply(KG_PER_LB)
                            .stripTrailingZeros()
                            .toPlainString());
        }
        return input;
    }

    private LotsPage.LotRow row(LotLine lot) {
        ZoneId zone = sites.current().zoneId();
        return new LotsPage.LotRow(
                lot.number(),
                "/lotgate/lots/" + lot.number(),
                lot.product(),
                lot.recipient(),
                lot.status().name(),
                lot.concluded(),
                lot.tests(),
                new VerdictView(lot.worst(), false),
                TimeView.of(lot.manufacturedAt(), zone),
                LeftView.shelf(clock.instant(), lot.expiresAt(), TimeView.of(lot.expiresAt(), zone)));
    }

    private static List<LotsPage.FilterRow> filters(String query, String status) {
        List<LotsPage.FilterRow> filters = new ArrayList<>();
        filters.add(new LotsPage.FilterRow("All", address(query, "", ""), status.isEmpty()));
        for (Status one : Status.values()) {
            filters.add(new LotsPage.FilterRow(
                    Session.words(one.name()),
                    address(query, one.name(), ""),
                    one.name().equals(status)));
        }
        return filters;
    }

    private static String address(String query, String status, String after) {
        return UriComponentsBuilder.fromPath("/lotgate/lots")
                .queryParam("q", query)
                .queryParam("status", status)
                .queryParam("after", after)
                .encode()
                .toUriString();
    }

    private static boolean mayRegister() {
        return Session.has(Role.QC_TECHNICIAN) || Session.has(Role.QA_MANAGER);
    }
}

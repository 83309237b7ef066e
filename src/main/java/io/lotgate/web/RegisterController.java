package io.lotgate.web;

import io.lotgate.account.Role;
import io.lotgate.ledger.Sites;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.RegisterLot;
import io.lotgate.process.ReleaseProcess;
import io.lotgate.specification.Specifications;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Registering a lot. */
@Controller
final class RegisterController {
    /** The form's names of the command's fields. */
    private static final Map<String, String> NAMES =
            Map.of("number", "lotNumber", "weightKg", "weight", "weighedOn", "weightDate", "volumeMl", "volume");

    private final ReleaseProcess process;
    private final Specifications specifications;
    private final Sites sites;

    RegisterController(ReleaseProcess process, Specifications specifications, Sites sites) {
        this.process = process;
        this.specifications = specifications;
        this.sites = sites;
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
        input.put("weightUnit", typed.getOrDefault("weightUnit", ""));
        return input;
    }
}

package io.lotgate.web;

import io.lotgate.account.Role;
import io.lotgate.ledger.Sites;
import io.lotgate.lot.Lot;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.ReceiveSamples;
import io.lotgate.process.ReleaseProcess;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Receiving a lot's samples. */
@Controller
final class ReceiveController {
    /** The form's names of the command's fields. */
    private static final Map<String, String> NAMES =
            Map.of("temperatureC", "temperature", "volumeMl", "volume", "location", "storage");

    private final LotPages pages;
    private final LotViews views;
    private final ReleaseProcess process;
    private final Sites sites;
    private final Clock clock;

    ReceiveController(
            LotPages pages,
            LotViews views,
            ReleaseProcess process,
            Sites sites,
            @Qualifier("lotgateClock") Clock clock) {
        this.pages = pages;
        this.views = views;
        this.process = process;
        this.sites = sites;
        this.clock = clock;
    }

    @GetMapping("/lotgate/lots/{number}/receive")
    String form(@PathVariable String number, Model model) {
        Lot lot = pages.lot(number);
        String now = TimeView.field(clock.instant(), LotViews.zone(lot));
        return form(
                lot,
                FormView.blank().with("receivedAt", now).with("condition", "acceptable"),
                Forms.command(lot.version()),
                model);
    }

    @PostMapping("/lotgate/lots/{number}/receive")
    @DoneBy(Role.QC_TECHNICIAN)
    String receive(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            HttpSession session,
            Model model) {
        Lot lot = pages.lot(number);
        Map<String, String> input = new LinkedHashMap<>(typed);
        NAMES.forEach((name, field) -> input.put(name, typed.getOrDefault(field, "")));
        ZoneId zone = sites.current().zoneId();
        Outcome<UUID> outcome = ReceiveSamples.read(input, zone)
                .then(command -> process.receive(Forms.commandId(typed), lot.id(), command, Session.actor()));
        if (outcome instanceof Outcome.Refused<UUID> refused) {
            Forms.status(response, refused);
            FormView form = Forms.refused(Forms.typed(typed), refused.reasons(), NAMES);
            return form(lot, form, Forms.again(typed, lot.version()), model);
        }
        session.setAttribute(
                Shell.NOTICE, new NoticeView("done", "The samples are received; the tests have started.", "", ""));
        return "redirect:" + LotViews.href(lot);
    }

    private String form(Lot lot, FormView form, CommandView command, Model model) {
        List<OptionRow> conditions = List.of(
                new OptionRow("acceptable", "Acceptable", "Container, label and temperature as required"),
                new OptionRow("not acceptable", "Not acceptable", "Needs a deviation"));
        List<String> tests = lot.specification().tests().stream()
                .map(test -> test.name().en())
                .toList();
        List<FactRow> expected = List.of(FactRow.of(
                "Storage of the product", lot.specification().storage().en()));
        model.addAttribute(
                "page",
                new ReceivePage(
                        views.head(lot), LotViews.href(lot) + "/receive", command, expected, conditions, tests, form));
        return WebConfiguration.UI + "receive";
    }
}

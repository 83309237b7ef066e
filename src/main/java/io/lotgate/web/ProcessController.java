package io.lotgate.web;

import io.lotgate.account.Role;
import io.lotgate.lot.Lot;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.Refusal;
import io.lotgate.process.ReleaseProcess;
import io.lotgate.process.Way;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a lot stands in its process, as a picture and as a list; and having a stopped step tried again. */
@Controller
@RequestMapping("/lotgate/lots/{number}/process")
final class ProcessController {
    private final LotPages pages;
    private final LotViews views;
    private final ReleaseProcess process;

    ProcessController(LotPages pages, LotViews views, ReleaseProcess process) {
        this.pages = pages;
        this.views = views;
        this.process = process;
    }

    /** @param test shows the way of this test; without it that of the lot */
    @GetMapping
    String picture(@PathVariable String number, @RequestParam(defaultValue = "") String test, Model model) {
        Lot lot = pages.lot(number);
        if (test.isEmpty()) {
            List<ProcessPage.TestLine> tests =
                    lot.tests().stream().map(each -> line(lot, each)).toList();
            return show(page(lot, process.way(lot), "", "", tests), model);
        }
        LotTest known = LotPages.test(lot, test);
        String name = known.specification().name().en();
        return show(page(lot, process.way(lot, test), name, href(lot), List.of()), model);
    }

    @PostMapping("/again")
    @DoneBy({Role.QA_MANAGER, Role.CERTIFIER, Role.ADMINISTRATOR})
    String again(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            HttpSession session,
            Model model) {
        Lot lot = pages.lot(number);
        Outcome<UUID> outcome = process.tryAgain(Forms.commandId(typed), lot.id(), Session.actor());
        if (outcome instanceof Outcome.Refused<UUID> refused) {
            Forms.status(response, refused);
            String why = refused.reasons().stream().map(Refusal::message).collect(Collectors.joining(" "));
            model.addAttribute(
                    "page",
                    new MessagePage(
                            response.getStatus(),
                            "Not tried again",
                            why,
                            List.of(),
                            "Open the lot",
                            LotViews.href(lot),
                            ""));
            return WebConfiguration.UI + "message";
        }
        session.setAttribute(
                Shell.NOTICE, new NoticeView("done", "It is tried again now; your name is on record for it.", "", ""));
        return "redirect:" + LotViews.href(lot);
    }

    private ProcessPage page(Lot lot, Way way, String test, String up, List<ProcessPage.TestLine> tests) {
        ZoneId zone = LotViews.zone(lot);
        return new ProcessPage(
                views.head(lot),
                way.name(),
                test,
                up,
                "/lotgate/files/" + way.model(),
                way.model(),
                String.join(" ", way.passed()),
                way.steps().stream().map(step -> row(step, zone)).toList(),
                tests);
    }

    private ProcessPage.TestLine line(Lot lot, LotTest test) {
        return new ProcessPage.TestLine(
                views.row(lot, test),
                href(lot) + "?test=" + test.specification().id());
    }

    private static ProcessPage.StepRow row(Way.Step step, ZoneId zone) {
        boolean again = step.state() == Way.State.TO_COME && step.times() > 0;
        return new ProcessPage.StepRow(
                step.id(),
                step.name(),
                step.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                again ? "To come again" : Session.words(step.state().name()),
                step.at().map(at -> TimeView.of(at, zone)).orElse(TimeView.none()),
                who(step),
                note(step));
    }

    private static String who(Way.Step step) {
        String duty = step.role().isEmpty()
                ? "the program"
                : Arrays.stream(step.role().split(","))
                        .map(role -> Session.words(role.strip()))
                        .collect(Collectors.joining(", "));
        return step.by().orElse(duty);
    }

    private static String note(Way.Step step) {
        List<String> notes = new ArrayList<>();
        if (step.state() == Way.State.TO_COME && !step.when().isEmpty()) {
            notes.add("if: " + step.when());
        }
        if (step.times() > 1) {
            notes.add("done " + step.times() + " times");
        }
        return String.join(", ", notes);
    }

    private static String href(Lot lot) {
        return LotViews.href(lot) + "/process";
    }

    private static String show(ProcessPage page, Model model) {
        model.addAttribute("page", page);
        return WebConfiguration.UI + "process";
    }
}

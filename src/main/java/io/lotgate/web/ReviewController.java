package io.lotgate.web;

import io.lotgate.account.Credentials;
import io.lotgate.account.Role;
import io.lotgate.lot.Lot;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.Refusal;
import io.lotgate.lot.TestPhase;
import io.lotgate.process.ReleaseProcess;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
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

/** A result with its workings, and its review by another person. */
@Controller
@RequestMapping("/lotgate/lots/{number}/tests/{id}")
final class ReviewController {
    private final LotPages pages;
    private final LotViews views;
    private final ResultViews results;
    private final TrendViews trends;
    private final ReleaseProcess process;

    ReviewController(LotPages pages, LotViews views, ResultViews results, TrendViews trends, ReleaseProcess process) {
        this.pages = pages;
        this.views = views;
        this.results = results;
        this.trends = trends;
        this.process = process;
    }

    @GetMapping
    String result(
            @PathVariable String number,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String attempt,
            Model model) {
        Lot lot = pages.lot(number);
        LotTest test = LotPages.test(lot, id);
        LotTest.Attempt shown = attempt(test, attempt);
        return show(
                lot,
                test,
                shown,
                FormView.blank(),
                Forms.command(shown.result().record().attempt()),
                model);
    }

    @PostMapping
    @DoneBy(Role.QC_REVIEWER)
    String review(
            @PathVariable String number,
            @PathVariable String id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            HttpSession session,
            Model model) {
        Lot lot = pages.lot(number);
        LotTest test = LotPages.test(lot, id);
        String version = typed.getOrDefault("version", "");
        LotTest.Attempt shown = attempt(test, version);
        if (!Integer.toString(shown.result().record().attempt()).equals(version)) {
            throw new NotUnderstood("This form does not say which attempt it reviews. Open the result anew.");
        }
        Outcome<UUID> outcome = send(lot, test, shown.result().record().id(), typed);
        if (outcome instanceof Outcome.Refused<UUID> refused) {
            Forms.status(response, refused);
            FormView form = Forms.refused(Forms.typed(typed), refused.reasons(), Map.of());
            return show(lot, test, shown, form, Forms.again(typed, Forms.version(typed)), model);
        }
        boolean accepted = typed.getOrDefault("decision", "").equals("accept");
        session.setAttribute(
                Shell.NOTICE,
                new NoticeView(
                        "done",
                        test.specification().name().en()
                                + (accepted ? " is accepted." : " went back to the laboratory."),
                        "",
                        ""));
        return "redirect:" + LotViews.href(lot);
    }

    private Outcome<UUID> send(Lot lot, LotTest test, UUID result, Map<String, String> typed) {
        Optional<String> reason =
                Optional.ofNullable(typed.get("reason")).map(String::strip).filter(text -> !text.isEmpty());
        UUID command = Forms.commandId(typed);
        String id = test.specification().id();
        return switch (typed.getOrDefault("decision", "")) {
            case "accept" -> process.accept(command, lot.id(), id, result, reason, Session.actor(), credentials(typed));
            case "return" -> process.sendBack(command, lot.id(), id, result, reason, Session.actor());
            default -> Outcome.refused(Refusal.input("decision", "Choose: accept, or return with a reason."));
        };
    }

    private static Credentials credentials(Map<String, String> typed) {
        return new Credentials(typed.getOrDefault("signer", ""), typed.getOrDefault("password", ""));
    }

    private static LotTest.Attempt attempt(LotTest test, String number) {
        return test.attempts().stream()
                .filter(attempt ->
                        Integer.toString(attempt.result().record().attempt()).equals(number))
                .findFirst()
                .or(test::latest)
                .orElseThrow(() -> new NotFound("This test has no result yet."));
    }

    private String show(Lot lot, LotTest test, LotTest.Attempt shown, FormView form, CommandView command, Model model) {
        String number = Integer.toString(shown.result().record().attempt());
        boolean open = test.phase() == TestPhase.TO_REVIEW
                && !lot.closed(test)
                && shown.equals(test.latest().orElseThrow());
        boolean shows = open || !form.errors().isEmpty();
        model.addAttribute(
                "page",
                new ReviewPage(
                        views.head(lot),
                        views.head(lot, test, shown.result().record().attempt()),
                        results.view(lot, test, shown),
                        results.attempts(lot, test, number),
                        trends.departures(lot, shown.result().record()),
                        TrendViews.href(
                                lot.registration().product(),
                                test.specification().id()),
                        LotViews.href(lot) + "/ledger",
                        shows ? LotViews.href(lot, test) : "",
                        command,
                        form,
                        shows ? Optional.of(signing(lot, test, shown)) : Optional.empty()));
        return WebConfiguration.UI + "review";
    }

    private static SigningView signing(Lot lot, LotTest test, LotTest.Attempt shown) {
        List<BlockRow> blocks = new ArrayList<>();
        if (!Session.has(Role.QC_REVIEWER)) {
            blocks.add(new BlockRow("Results are reviewed by a QC reviewer.", "", ""));
        }
        boolean own = test.attempts().stream().anyMatch(attempt -> attempt.result()
                .record()
                .by()
                .person()
                .equals(Session.person().id()));
        if (own) {
            blocks.add(new BlockRow("You performed this test. Another person reviews it.", "", ""));
        }
        return new SigningView(
                "reviewed",
                "I checked this result against its raw data and its audit trail.",
                List.of(
                        FactRow.of("Lot", lot.registration().number()),
                        FactRow.of("Test", test.specification().name().en()),
                        FactRow.of("Result", shown.result().record().evaluated().reported())),
                Session.person().username(),
                Session.person().printedName(),
                "Sign the review",
                blocks);
    }
}

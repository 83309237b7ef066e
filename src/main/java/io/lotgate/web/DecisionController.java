package io.lotgate.web;

import io.lotgate.account.Credentials;
import io.lotgate.account.Role;
import io.lotgate.lot.BatchRecordReview;
import io.lotgate.lot.Decision;
import io.lotgate.lot.Detail;
import io.lotgate.lot.Lot;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.Refusal;
import io.lotgate.lot.Step;
import io.lotgate.process.ReleaseProcess;
import io.lotgate.specification.Language;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The decision: what is not plainly conforming on top, release blocked in words while anything stands in its way. */
@Controller
@RequestMapping("/lotgate/lots/{number}/decision")
final class DecisionController {
    private static final List<OptionRow> LANGUAGES = List.of(
            new OptionRow(Language.BILINGUAL.code(), "English and Chinese", ""),
            new OptionRow(Language.ENGLISH.code(), "English", ""),
            new OptionRow(Language.CHINESE.code(), "Chinese 中文", ""));

    private final LotPages pages;
    private final LotViews views;
    private final ReleaseProcess process;

    DecisionController(LotPages pages, LotViews views, ReleaseProcess process) {
        this.pages = pages;
        this.views = views;
        this.process = process;
    }

    @GetMapping
    String form(@PathVariable String number, Model model) {
        Lot lot = pages.lot(number);
        return show(lot, FormView.blank(), Forms.command(lot.version()), model);
    }

    @PostMapping
    @DoneBy(Role.CERTIFIER)
    String decide(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            HttpSession session,
            Model model) {
        Lot lot = pages.lot(number);
        Outcome<UUID> outcome = send(lot, typed);
        if (outcome instanceof Outcome.Refused<UUID> refused) {
            Forms.status(response, refused);
            FormView form = Forms.refused(Forms.typed(typed), refused.reasons(), Map.of());
            return show(lot, form, Forms.again(typed, lot.version()), model);
        }
        session.setAttribute(
                Shell.NOTICE,
                new NoticeView("done", "The decision is signed; the certificate is being issued.", "", ""));
        return "redirect:" + LotViews.href(lot);
    }

    private Outcome<UUID> send(Lot lot, Map<String, String> typed) {
        Credentials credentials = new Credentials(typed.getOrDefault("signer", ""), typed.getOrDefault("password", ""));
        String reason = typed.getOrDefault("reason", "").strip();
        return switch (typed.getOrDefault("decision", "")) {
            case "conditional" -> decide(lot, Decision.CONDITIONAL_RELEASE, "", typed, credentials);
            case "release" -> decide(lot, Decision.RELEASE, "", typed, credentials);
            case "supply" -> decide(lot, Decision.SUPPLY, reason, typed, credentials);
            case "reject" -> decide(lot, Decision.REJECT, reason, typed, credentials);
            default -> Outcome.refused(Refusal.input("decision", "Choose a decision."));
        };
    }

    private Outcome<UUID> decide(
            Lot lot, Decision decision, String reason, Map<String, String> typed, Credentials credentials) {
        return process.decide(
                Forms.commandId(typed),
                lot.id(),
                decision,
                reason,
                Language.of(typed.getOrDefault("language", "")),
                Forms.version(typed),
                Session.actor(),
                credentials);
    }

    private String show(Lot lot, FormView form, CommandView command, Model model) {
        List<ConcernRow> concerns = views.concerns(lot);
        Set<String> concerned = concerns.stream().map(ConcernRow::title).collect(Collectors.toSet());
        List<TestRow> plain = lot.tests().stream()
                .filter(LotTest::conforms)
                .filter(test -> !concerned.contains(test.specification().name().en()))
                .map(test -> views.row(lot, test))
                .toList();
        model.addAttribute(
                "page",
                new DecisionPage(
                        views.head(lot),
                        LotController.facts(lot),
                        concerns,
                        plain,
                        answers(lot),
                        lot.batchRecord().flatMap(review -> LotViews.signature(review, LotViews.zone(lot))),
                        blocks(lot, Decision.RELEASE),
                        lot.decisions().isEmpty() && !lot.beforeDecision() && lot.hasLateTests()
                                ? Optional.of(blocks(lot, Decision.CONDITIONAL_RELEASE))
                                : Optional.empty(),
                        lot.decisions().isEmpty()
                                        && lot.events()
                                                .last(Detail.SupplyRequested.class)
                                                .isPresent()
                                ? Optional.of(blocks(lot, Decision.SUPPLY))
                                : Optional.empty(),
                        lot.letGo(),
                        LANGUAGES,
                        lot.specification()
                                .certificateLanguage()
                                .orElse(Language.BILINGUAL)
                                .code(),
                        LotViews.href(lot) + "/decision",
                        command,
                        form,
                        signing(lot)));
        return WebConfiguration.UI + "decision";
    }

    /** Before the decision is open the lot's own page lists what is missing; here it is one line. */
    private List<BlockRow> blocks(Lot lot, Decision decision) {
        if (lot.beforeDecision()) {
            return List.of(new BlockRow(
                    "The lot waits for an earlier step. Now it can only be rejected.",
                    "What is missing",
                    LotViews.href(lot)));
        }
        return lot.decidedFinally()
                ? List.of()
                : lot.blockers(decision, views.now()).stream()
                        .map(reason -> new BlockRow(reason, "", ""))
                        .toList();
    }

    private static List<FactRow> answers(Lot lot) {
        return lot.batchRecord().map(review -> review.record().answers()).orElse(List.of()).stream()
                .map(DecisionController::fact)
                .toList();
    }

    private static FactRow fact(BatchRecordReview.Answer answer) {
        return FactRow.of(answer.text(), answer.yes() ? "Yes" : "No", answer.remark());
    }

    private static SigningView signing(Lot lot) {
        List<BlockRow> blocks = new ArrayList<>();
        if (!Session.has(Role.CERTIFIER)) {
            blocks.add(new BlockRow("Lots are decided by a person with the right to certify.", "", ""));
        }
        lot.openInvestigations()
                .forEach(open -> blocks.add(new BlockRow(
                        "Investigation " + open + " is open. A lot is decided after it is concluded.",
                        "Open the lot",
                        LotViews.href(lot))));
        if (lot.step() != Step.DECIDE && !lot.beforeDecision()) {
            blocks.add(new BlockRow(
                    lot.decidedFinally() ? "The lot is decided already." : "The lot waits for an earlier step.",
                    "Open the lot",
                    LotViews.href(lot)));
        }
        Optional<LotTest> own =
                lot.tests().stream().filter(DecisionController::tookPart).findFirst();
        own.ifPresent(test -> blocks.add(new BlockRow(
                "You performed or reviewed " + test.specification().name().en() + ". Another certifier decides.",
                "",
                "")));
        return new SigningView(
                "",
                "I decide this lot on the record shown here.",
                List.of(FactRow.of("Lot", lot.registration().number())),
                Session.person().username(),
                Session.person().printedName(),
                "Sign the decision",
                blocks);
    }

    private static boolean tookPart(LotTest test) {
        UUID me = Session.person().id();
        return test.attempts().stream()
                .anyMatch(attempt -> attempt.result().record().by().person().equals(me)
                        || attempt.review()
                                .filter(review -> review.record().by().person().equals(me))
                                .isPresent());
    }
}

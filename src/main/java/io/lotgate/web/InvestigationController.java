package io.lotgate.web;

import io.lotgate.account.Credentials;
import io.lotgate.account.Role;
import io.lotgate.lot.ConcludeInvestigation;
import io.lotgate.lot.LaboratoryFindings;
import io.lotgate.lot.Lot;
import io.lotgate.lot.LotInvestigation;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.PlanRetests;
import io.lotgate.process.ReleaseProcess;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An investigation of a result that does not conform: the laboratory's part, the plan of retests, the conclusion. */
@Controller
@RequestMapping("/lotgate/lots/{number}")
final class InvestigationController {
    private final LotPages pages;
    private final InvestigationViews views;
    private final ReleaseProcess process;

    InvestigationController(LotPages pages, InvestigationViews views, ReleaseProcess process) {
        this.pages = pages;
        this.views = views;
        this.process = process;
    }

    /** The last investigation of a test. */
    @GetMapping("/tests/{test}/investigation")
    String last(@PathVariable String number, @PathVariable String test) {
        Lot lot = pages.lot(number);
        return "redirect:"
                + LotPages.test(lot, test)
                        .investigation()
                        .map(one -> InvestigationViews.href(lot, one))
                        .orElseThrow(() -> new NotFound("This test has no investigation."));
    }

    @GetMapping("/investigations/{id}")
    String page(
            @PathVariable String number,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String act,
            Model model) {
        Lot lot = pages.lot(number);
        return show(lot, id, act, FormView.blank(), Forms.command(lot.version()), model);
    }

    @PostMapping("/investigations/{id}/laboratory")
    @DoneBy(Role.QC_REVIEWER)
    String laboratory(
            @PathVariable String number,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            HttpSession session,
            Model model) {
        Lot lot = pages.lot(number);
        Outcome<UUID> outcome = LaboratoryFindings.from(id, typed).then(command -> process.investigations()
                .laboratory(Forms.commandId(typed), lot.id(), command, Session.actor()));
        return answer(lot, id, "", typed, outcome, "The laboratory's part is recorded.", response, session, model);
    }

    @PostMapping("/investigations/{id}/plan")
    @DoneBy(Role.QA_MANAGER)
    String plan(
            @PathVariable String number,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            HttpSession session,
            Model model) {
        Lot lot = pages.lot(number);
        Outcome<UUID> outcome = PlanRetests.from(id, typed).then(command -> process.investigations()
                .plan(Forms.commandId(typed), lot.id(), command, Session.actor(), credentials(typed)));
        return answer(lot, id, "", typed, outcome, "Phase II is planned and signed.", response, session, model);
    }

    @PostMapping("/investigations/{id}/conclude")
    @DoneBy(Role.QA_MANAGER)
    String conclude(
            @PathVariable String number,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            HttpSession session,
            Model model) {
        Lot lot = pages.lot(number);
        Outcome<UUID> outcome = ConcludeInvestigation.from(id, typed).then(command -> process.investigations()
                .conclude(Forms.commandId(typed), lot.id(), command, Session.actor(), credentials(typed)));
        return answer(lot, id, "conclude", typed, outcome, "The investigation is concluded.", response, session, model);
    }

    private String answer(
            Lot lot,
            UUID id,
            String act,
            Map<String, String> typed,
            Outcome<UUID> outcome,
            String done,
            HttpServletResponse response,
            HttpSession session,
            Model model) {
        if (outcome instanceof Outcome.Refused<UUID> refused) {
            Forms.status(response, refused);
            FormView form = Forms.refused(Forms.typed(typed), refused.reasons(), Map.of());
            return show(lot, id, act, form, Forms.again(typed, lot.version()), model);
        }
        session.setAttribute(Shell.NOTICE, new NoticeView("done", done, "", ""));
        return "redirect:" + LotViews.href(lot) + "/investigations/" + id;
    }

    private String show(Lot lot, UUID id, String act, FormView form, CommandView command, Model model) {
        LotTest test = lot.investigated(id).orElseThrow(() -> new NotFound("This lot has no such investigation."));
        LotInvestigation one = test.investigations().stream()
                .filter(each -> each.opened().id().equals(id))
                .findFirst()
                .orElseThrow();
        model.addAttribute("page", views.page(lot, test, one, act, form, command));
        return WebConfiguration.UI + "investigation";
    }

    private static Credentials credentials(Map<String, String> typed) {
        return new Credentials(typed.getOrDefault("signer", ""), typed.getOrDefault("password", ""));
    }
}

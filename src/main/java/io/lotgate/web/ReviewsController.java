package io.lotgate.web;

import io.lotgate.account.Credentials;
import io.lotgate.account.Role;
import io.lotgate.lot.Lot;
import io.lotgate.lot.Outcome;
import io.lotgate.process.ReleaseProcess;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Several results of a lot reviewed by one act: each is ticked by hand, all are signed or none. */
@Controller
@RequestMapping("/lotgate/lots/{number}/reviews")
final class ReviewsController {
    private final LotPages pages;
    private final OpenReviews open;
    private final ReleaseProcess process;

    ReviewsController(LotPages pages, OpenReviews open, ReleaseProcess process) {
        this.pages = pages;
        this.open = open;
        this.process = process;
    }

    /** @param tick {@code plain} ticks what plainly conforms; nothing else is ever ticked for a person */
    @GetMapping
    String form(@PathVariable String number, @RequestParam(defaultValue = "") String tick, Model model) {
        Lot lot = pages.lot(number);
        FormView form = tick.equals("plain") ? open.plain(lot) : FormView.blank();
        return show(lot, form, Forms.command(lot.version()), model);
    }

    @PostMapping
    @DoneBy(Role.QC_REVIEWER)
    String review(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            HttpSession session,
            Model model) {
        Lot lot = pages.lot(number);
        List<UUID> ticked = OpenReviews.ticked(typed);
        Credentials credentials = new Credentials(typed.getOrDefault("signer", ""), typed.getOrDefault("password", ""));
        Outcome<UUID> outcome =
                process.acceptAll(Forms.commandId(typed), lot.id(), ticked, Session.actor(), credentials);
        if (outcome instanceof Outcome.Refused<UUID> refused) {
            Forms.status(response, refused);
            Lot now = pages.lot(number);
            FormView form = Forms.refused(Forms.typed(typed), refused.reasons(), OpenReviews.fields(now, ticked));
            return show(now, form, Forms.again(typed, now.version()), model);
        }
        String what = ticked.size() == 1 ? "One result is accepted." : ticked.size() + " results are accepted.";
        session.setAttribute(Shell.NOTICE, new NoticeView("done", what, "", ""));
        return "redirect:" + LotViews.href(lot);
    }

    private String show(Lot lot, FormView form, CommandView command, Model model) {
        model.addAttribute("page", open.page(lot, form, command));
        return WebConfiguration.UI + "reviews";
    }
}

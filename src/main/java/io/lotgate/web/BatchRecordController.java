package io.lotgate.web;

import io.lotgate.account.Credentials;
import io.lotgate.account.Role;
import io.lotgate.lot.BatchRecordReview;
import io.lotgate.lot.Lot;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.Step;
import io.lotgate.process.ReleaseProcess;
import io.lotgate.specification.ChecklistItem;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

/** The batch record review as a signed checklist. */
@Controller
@RequestMapping("/lotgate/lots/{number}/batch-record")
final class BatchRecordController {
    private final LotPages pages;
    private final LotViews views;
    private final ReleaseProcess process;

    BatchRecordController(LotPages pages, LotViews views, ReleaseProcess process) {
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
    @DoneBy(Role.QA_MANAGER)
    String review(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            HttpSession session,
            Model model) {
        Lot lot = pages.lot(number);
        Credentials credentials = new Credentials(typed.getOrDefault("signer", ""), typed.getOrDefault("password", ""));
        Outcome<UUID> outcome = process.reviewBatchRecord(
                Forms.commandId(typed),
                lot.id(),
                answers(lot, typed),
                Forms.version(typed),
                Session.actor(),
                credentials);
        if (outcome instanceof Outcome.Refused<UUID> refused) {
            Forms.status(response, refused);
            FormView form = Forms.refused(Forms.typed(typed), refused.reasons(), names(lot));
            return show(lot, form, Forms.again(typed, lot.version()), model);
        }
        session.setAttribute(Shell.NOTICE, new NoticeView("done", "The batch record review is signed.", "", ""));
        return "redirect:" + LotViews.href(lot);
    }

    private static List<BatchRecordReview.Answer> answers(Lot lot, Map<String, String> typed) {
        List<BatchRecordReview.Answer> answers = new ArrayList<>();
        for (ChecklistItem item : lot.specification().batchRecordReview()) {
            String answer = typed.getOrDefault("a:" + item.id(), "");
            String remark = typed.getOrDefault("r:" + item.id(), "").strip();
            if (answer.equals("yes") || answer.equals("no")) {
                answers.add(new BatchRecordReview.Answer(item.id(), item.text().en(), answer.equals("yes"), remark));
            }
        }
        return answers;
    }

    private static Map<String, String> names(Lot lot) {
        Map<String, String> names = new LinkedHashMap<>();
        lot.specification().batchRecordReview().forEach(item -> {
            names.put("item-" + item.id(), "a:" + item.id());
            names.put("remark-" + item.id(), "r:" + item.id());
        });
        return names;
    }

    private String show(Lot lot, FormView form, CommandView command, Model model) {
        List<BatchRecordPage.ItemRow> items = lot.specification().batchRecordReview().stream()
                .map(item -> new BatchRecordPage.ItemRow(item.id(), item.text().en()))
                .toList();
        String action = LotViews.href(lot) + "/batch-record";
        model.addAttribute("page", new BatchRecordPage(views.head(lot), action, command, items, form, signing(lot)));
        return WebConfiguration.UI + "batchrecord";
    }

    private static SigningView signing(Lot lot) {
        List<BlockRow> blocks = new ArrayList<>();
        if (!Session.has(Role.QA_MANAGER)) {
            blocks.add(new BlockRow("The batch record is reviewed by a QA manager.", "", ""));
        }
        if (lot.step() != Step.REVIEW_BATCH_RECORD) {
            String text = lot.step().compareTo(Step.REVIEW_BATCH_RECORD) < 0
                    ? "The tests that gate the decision are not all concluded."
                    : "The batch record is reviewed already.";
            blocks.add(new BlockRow(text, "Open the lot", LotViews.href(lot)));
        }
        return new SigningView(
                "reviewed",
                "I reviewed the batch record and answered each question from it.",
                List.of(FactRow.of("Lot", lot.registration().number())),
                Session.person().username(),
                Session.person().printedName(),
                "Sign the review",
                blocks);
    }
}

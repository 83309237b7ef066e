package io.lotgate.web;

import io.lotgate.account.Credentials;
import io.lotgate.account.Role;
import io.lotgate.ledger.Actor;
import io.lotgate.lot.Act;
import io.lotgate.lot.Ask;
import io.lotgate.lot.Lot;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.Refusal;
import io.lotgate.process.ReleaseProcess;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** What is done to a lot beside its tests: hold, recall, containers, doses, deviations, samples, exceptional supply. */
@Controller
@RequestMapping("/lotgate/lots/{number}/acts")
final class ActController {
    private final LotPages pages;
    private final LotViews views;
    private final ReleaseProcess process;

    ActController(LotPages pages, LotViews views, ReleaseProcess process) {
        this.pages = pages;
        this.views = views;
        this.process = process;
    }

    @GetMapping("/{topic}")
    String page(
            @PathVariable String number,
            @PathVariable String topic,
            @RequestParam(defaultValue = "") String act,
            Model model) {
        Lot lot = pages.lot(number);
        Act.Topic found = topic(topic);
        Optional<Act> chosen = Act.of(act)
                .filter(one -> one.topic() == found)
                .filter(one -> one.refuses(lot, Session.actor()).isEmpty());
        return show(lot, found, chosen, FormView.blank(), Forms.command(lot.version()), model);
    }

    @PostMapping("/{topic}/{act}")
    @DoneBy({Role.QC_TECHNICIAN, Role.QC_REVIEWER, Role.QA_MANAGER})
    String act(
            @PathVariable String number,
            @PathVariable String topic,
            @PathVariable String act,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam Optional<MultipartFile> upload,
            HttpServletResponse response,
            HttpSession session,
            Model model)
            throws IOException {
        Lot lot = pages.lot(number);
        Act.Topic found = topic(topic);
        Act chosen = Act.of(act)
                .filter(one -> one.topic() == found)
                .orElseThrow(() -> new NotFound("There is no such act."));
        Map<String, String> typed = new HashMap<>();
        sent.forEach((name, values) -> typed.put(name, String.join(",", values)));
        Actor by = Session.actor();
        Outcome<UUID> outcome = attached(typed, upload, by).then(entered -> process.acts()
                .run(
                        Forms.commandId(entered),
                        lot.id(),
                        chosen,
                        entered,
                        Forms.version(entered),
                        by,
                        new Credentials(entered.getOrDefault("signer", ""), entered.getOrDefault("password", ""))));
        if (outcome instanceof Outcome.Refused<UUID> refused) {
            Forms.status(response, refused);
            FormView form = Forms.refused(Forms.typed(typed), refused.reasons(), Map.of());
            return show(lot, found, Optional.of(chosen), form, Forms.again(typed, lot.version()), model);
        }
        session.setAttribute(Shell.NOTICE, new NoticeView("done", chosen.title() + ": on record.", "", ""));
        return "redirect:" + href(lot, found);
    }

    /** The form with its file kept, under the SHA-256 it has. */
    private Outcome<Map<String, String>> attached(Map<String, String> typed, Optional<MultipartFile> upload, Actor by)
            throws IOException {
        typed.remove("report");
        if (upload.filter(file -> !file.isEmpty()).isEmpty()) {
            return Outcome.done(typed);
        }
        byte[] bytes = upload.orElseThrow().getBytes();
        boolean pdf = bytes.length > 4 && new String(bytes, 0, 5, StandardCharsets.US_ASCII).equals("%PDF-");
        return pdf
                ? process.keepReport(bytes, by).then(digest -> {
                    typed.put("report", digest);
                    return Outcome.done(typed);
                })
                : Outcome.refused(Refusal.input("report", "This file is not a PDF. Attach the document as PDF."));
    }

    static String href(Lot lot, Act.Topic topic) {
        return LotViews.href(lot) + "/acts/" + topic.path();
    }

    /** The topics of a lot, for the navigation. */
    static List<FilterRow> topics(Lot lot, Optional<Act.Topic> current) {
        return Arrays.stream(Act.Topic.values())
                .map(topic -> new FilterRow(title(topic), href(lot, topic), current.equals(Optional.of(topic))))
                .toList();
    }

    private String show(
            Lot lot, Act.Topic topic, Optional<Act> chosen, FormView form, CommandView command, Model model) {
        List<ActsPage.ActRow> acts = Act.all().stream()
                .filter(act -> act.topic() == topic)
                .map(act -> new ActsPage.ActRow(
                        act.title(),
                        act.help(),
                        href(lot, topic) + "?act=" + act.id(),
                        chosen.equals(Optional.of(act)),
                        act.refuses(lot, Session.actor()).orElse("")))
                .toList();
        model.addAttribute(
                "page",
                new ActsPage(
                        views.head(lot),
                        title(topic),
                        topics(lot, Optional.of(topic)),
                        new ActTables(lot).of(topic),
                        acts,
                        chosen.map(act -> form(lot, topic, act, form, command)).stream()
                                .toList()));
        return WebConfiguration.UI + "acts";
    }

    private static ActsPage.Chosen form(Lot lot, Act.Topic topic, Act act, FormView form, CommandView command) {
        List<BlockRow> blocks = act.refuses(lot, Session.actor())
                .map(why -> List.of(new BlockRow(why, "", "")))
                .orElse(List.of());
        return new ActsPage.Chosen(
                act.title(),
                act.help(),
                href(lot, topic) + "/" + act.id(),
                command,
                form,
                act.asks().apply(lot).stream().map(ActController::field).toList(),
                act.meaning()
                        .map(meaning -> new SigningView(
                                meaning,
                                act.help(),
                                List.of(FactRow.of("Lot", lot.registration().number())),
                                Session.person().username(),
                                Session.person().printedName(),
                                "Sign: " + act.title().toLowerCase(Locale.ROOT),
                                blocks)));
    }

    private static ActsPage.Field field(Ask ask) {
        return new ActsPage.Field(
                ask.name(),
                ask.label(),
                ask.hint(),
                ask.kind().name(),
                ask.required(),
                ask.choices().stream()
                        .map(choice -> new OptionRow(choice.value(), choice.label(), ""))
                        .toList());
    }

    private static String title(Act.Topic topic) {
        return switch (topic) {
            case STATUS -> "Hold and recall";
            case STOCK -> "Containers and doses";
            case DEVIATIONS -> "Deviations";
            case SAMPLES -> "Samples in storage";
            case SUPPLY -> "Exceptional supply";
        };
    }

    private static Act.Topic topic(String path) {
        return Arrays.stream(Act.Topic.values())
                .filter(topic -> topic.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new NotFound("A lot has no such page. There are "
                        + Arrays.stream(Act.Topic.values()).map(Act.Topic::path).collect(Collectors.joining(", "))
                        + "."));
    }
}

package io.lotgate.web;

import io.lotgate.account.Role;
import io.lotgate.ledger.Sites;
import io.lotgate.lot.Listing;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.Refusal;
import io.lotgate.notify.Notice;
import io.lotgate.notify.Notices;
import io.lotgate.process.ReleaseProcess;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a person's roles were told; and mails that were not taken. */
@Controller
@RequestMapping("/lotgate/notices")
final class NoticesController {
    private static final int PAGE = 50;
    private static final int COUNTED = 100;

    private final Notices notices;
    private final ReleaseProcess process;
    private final Sites sites;

    NoticesController(Notices notices, ReleaseProcess process, Sites sites) {
        this.notices = notices;
        this.process = process;
        this.sites = sites;
    }

    @GetMapping
    String notices(
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") String before,
            Model model) {
        Optional<UUID> older = id(after);
        Optional<UUID> newer = id(before);
        Notices.Place place = newer.isPresent() ? new Notices.Place(newer, true) : new Notices.Place(older, false);
        Notices.Page page = notices.page(Session.actor(), place, PAGE);
        int fresh = notices.unseen(Session.actor(), COUNTED);
        Listing<Notices.Told> listing = new Listing<>(page.rows(), page.newer(), page.older());
        model.addAttribute(
                "page",
                new NoticesPage(
                        page.rows().stream().map(this::row).toList(),
                        fresh == 0 ? "" : (fresh == COUNTED ? COUNTED + " or more" : Integer.toString(fresh)) + " new",
                        page.rows().isEmpty() ? "" : page.rows().get(0).id().toString(),
                        PagesView.of(listing, new Address("/lotgate/notices", Map.of()), told -> told.id()
                                .toString())));
        return WebConfiguration.UI + "notices";
    }

    /** Marks what this person was shown; nobody else's notices change. */
    @PostMapping
    String seen(@RequestParam(defaultValue = "") String upTo) {
        id(upTo).ifPresent(id -> process.notices().markSeen(id, Session.actor()));
        return "redirect:/lotgate/notices";
    }

    /** @param verb {@code again}, or {@code settle} with a reason */
    @PostMapping("/mails/{id}/{verb}")
    @DoneBy({Role.QA_MANAGER, Role.CERTIFIER, Role.ADMINISTRATOR})
    String mail(
            @PathVariable String id,
            @PathVariable String verb,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            HttpSession session,
            Model model) {
        UUID mail = id(id).orElseThrow(() -> new NotFound("There is no such mail."));
        Outcome<UUID> outcome =
                switch (verb) {
                    case "again" -> process.notices().mailAgain(Forms.commandId(typed), mail, Session.actor());
                    case "settle" ->
                        process.notices()
                                .settleMail(
                                        Forms.commandId(typed),
                                        mail,
                                        typed.getOrDefault("reason", ""),
                                        Session.actor());
                    default -> throw new NotFound("There is no such page.");
                };
        if (outcome instanceof Outcome.Refused<UUID> refused) {
            Forms.status(response, refused);
            String why = refused.reasons().stream().map(Refusal::message).collect(Collectors.joining(" "));
            model.addAttribute(
                    "page",
                    new MessagePage(
                            response.getStatus(), "Not done", why, List.of(), "Open my work", "/lotgate/tasks", ""));
            return WebConfiguration.UI + "message";
        }
        String done = verb.equals("again")
                ? "It is sent again now; your name is on record for it."
                : "It is settled; your name and your reason are on record.";
        session.setAttribute(Shell.NOTICE, new NoticeView("done", done, "", ""));
        return "redirect:/lotgate/tasks";
    }

    private NoticesPage.ToldRow row(Notices.Told told) {
        return new NoticesPage.ToldRow(
                told.kind().words(),
                tone(told.kind()),
                told.text(),
                told.number(),
                "/lotgate/lots/" + told.number(),
                TimeView.of(told.at(), sites.current().zoneId()),
                !told.seen());
    }

    private static String tone(Notice.Kind kind) {
        return switch (kind) {
            case OUT_OF_SPECIFICATION, LATE_FAILURE, RECALL, HOLD -> "bad";
            case OVERDUE, EXPIRED, EXPIRING_SOON -> "warning";
            case ASSIGNED, DECISION -> "plain";
        };
    }

    /** An address made by hand starts the list. */
    private static Optional<UUID> id(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}

package io.lotgate.web;

import io.lotgate.account.Credentials;
import io.lotgate.account.Role;
import io.lotgate.document.Documents.Kind;
import io.lotgate.document.Documents.Listed;
import io.lotgate.ledger.Actor;
import io.lotgate.lot.Outcome;
import io.lotgate.process.ReleaseProcess;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One controlled document: read it, compare it, approve it. */
@Controller
@RequestMapping("/lotgate/documents/{kind}/{name}/{version}")
final class DocumentController {
    private final DocumentViews views;
    private final SpecificationViews specifications;
    private final ReleaseProcess process;

    DocumentController(DocumentViews views, SpecificationViews specifications, ReleaseProcess process) {
        this.views = views;
        this.specifications = specifications;
        this.process = process;
    }

    @GetMapping
    String document(
            @PathVariable String kind,
            @PathVariable String name,
            @PathVariable String version,
            @RequestParam(defaultValue = "") String with,
            Model model) {
        return show(find(kind, name, version), with, Forms.command(0), FormView.blank(), model);
    }

    @PostMapping
    @DoneBy(Role.QA_MANAGER)
    String approve(
            @PathVariable String kind,
            @PathVariable String name,
            @PathVariable String version,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            HttpSession session,
            Model model) {
        Listed listed = find(kind, name, version);
        Credentials credentials = new Credentials(typed.getOrDefault("signer", ""), typed.getOrDefault("password", ""));
        Outcome<UUID> outcome =
                process.approve(Forms.commandId(typed), listed.document(), Session.actor(), credentials);
        if (outcome instanceof Outcome.Refused<UUID> refused) {
            Forms.status(response, refused);
            FormView form = Forms.refused(Forms.typed(typed), refused.reasons(), Map.of());
            return show(find(kind, name, version), "", Forms.again(typed, 0), form, model);
        }
        session.setAttribute(
                Shell.NOTICE,
                new NoticeView("done", name + " " + version + " is approved. " + follows(listed), "", ""));
        return "redirect:" + DocumentViews.href(listed.document());
    }

    private static String follows(Listed listed) {
        return listed.document().kind() == Kind.COLUMN_MAP
                ? "Files dropped from now on are read by it."
                : "Lots registered now follow it.";
    }

    /** The picture that ships with exactly this model, by the digest it carries. */
    @GetMapping("/picture.svg")
    ResponseEntity<byte[]> picture(@PathVariable String kind, @PathVariable String name, @PathVariable String version) {
        byte[] svg =
                picture(find(kind, name, version)).orElseThrow(() -> new NotFound("This document has no picture."));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("image/svg+xml"))
                .body(svg);
    }

    private static Optional<byte[]> picture(Listed listed) {
        return listed.document().kind() == Kind.MODEL
                ? ModelPicture.of(listed.document().name(), listed.document().file())
                : Optional.empty();
    }

    private Listed find(String kind, String name, String version) {
        return views.find(kind, name, version)
                .orElseThrow(() -> new NotFound("There is no document of this name and version."));
    }

    private String show(Listed listed, String with, CommandView command, FormView form, Model model) {
        List<Listed> others = views.others(listed);
        String href = DocumentViews.href(listed.document());
        model.addAttribute(
                "page",
                new DocumentPage(
                        views.row(listed),
                        listed.document().file(),
                        listed.document().kind() == Kind.SPECIFICATION
                                ? Optional.of(
                                        specifications.page(listed.document().digest()))
                                : Optional.empty(),
                        views.steps(listed),
                        picture(listed).isPresent() ? href + "/picture.svg" : "",
                        others.stream()
                                .map(other -> new OptionRow(
                                        other.document().version(),
                                        "version " + other.document().version(),
                                        Session.words(other.state().name())))
                                .toList(),
                        predecessor(others, with).map(other -> views.compared(other, listed)),
                        views.source(listed),
                        "/lotgate/files/" + listed.document().file(),
                        listed.state() == Listed.State.DRAFT ? Optional.of(signing(listed)) : Optional.empty(),
                        href,
                        command,
                        form));
        return WebConfiguration.UI + "document";
    }

    /** The version asked for, or the approved one that this one would follow. */
    private static Optional<Listed> predecessor(List<Listed> others, String with) {
        return others.stream()
                .filter(other -> other.document().version().equals(with))
                .findFirst()
                .or(() -> others.stream()
                        .filter(other -> other.state() == Listed.State.APPROVED)
                        .findFirst())
                .or(() -> others.stream().findFirst());
    }

    private static SigningView signing(Listed listed) {
        List<BlockRow> blocks = new ArrayList<>();
        if (!Session.has(Role.QA_MANAGER)) {
            blocks.add(new BlockRow("Only a QA manager approves controlled documents.", "", ""));
        }
        Actor importer = listed.document().imported();
        if (importer.person().equals(Session.person().id())) {
            blocks.add(new BlockRow("You imported this document. Someone else approves it.", "", ""));
        }
        return new SigningView(
                "approved",
                "I read this document and approve it for use.",
                List.of(
                        FactRow.of("Document", listed.document().name()),
                        FactRow.of("Version", listed.document().version()),
                        FactRow.code("SHA-256", listed.document().digest().brief())),
                Session.person().username(),
                Session.person().printedName(),
                "Approve the document",
                blocks);
    }
}

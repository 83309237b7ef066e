package io.lotgate.web;

import io.lotgate.account.Role;
import io.lotgate.document.Documents;
import io.lotgate.document.Documents.Kind;
import io.lotgate.intake.ColumnMap;
import io.lotgate.intake.ColumnMaps;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.Refusal;
import io.lotgate.process.ModelReading;
import io.lotgate.process.ReleaseProcess;
import io.lotgate.specification.Problem;
import io.lotgate.specification.Reading;
import io.lotgate.specification.Specifications;
import io.lotgate.specification.YamlFile;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The list of controlled documents, and importing one. */
@Controller
final class DocumentsController {
    private final Documents documents;
    private final DocumentViews views;
    private final Specifications specifications;
    private final ReleaseProcess process;

    DocumentsController(
            Documents documents, DocumentViews views, Specifications specifications, ReleaseProcess process) {
        this.documents = documents;
        this.views = views;
        this.specifications = specifications;
        this.process = process;
    }

    @GetMapping("/lotgate/documents")
    String list(Model model) {
        List<DocumentsPage.DocumentRow> rows =
                new ArrayList<>(documents.all().stream().map(views::row).toList());
        Collections.reverse(rows);
        rows.sort(java.util.Comparator.comparing(DocumentsPage.DocumentRow::kind)
                .reversed()
                .thenComparing(DocumentsPage.DocumentRow::name));
        model.addAttribute("page", new DocumentsPage(rows, mayImport()));
        return WebConfiguration.UI + "documents";
    }

    /** Where specifications stood before all documents had one place. */
    @GetMapping("/lotgate/specifications")
    String moved() {
        return "redirect:/lotgate/documents";
    }

    @GetMapping("/lotgate/specifications/{product}/{version}")
    String moved(@PathVariable String product, @PathVariable String version) {
        return views.find("specification", product, version)
                .map(listed -> "redirect:" + DocumentViews.href(listed.document()))
                .orElseThrow(() -> new NotFound("There is no specification of this product and version."));
    }

    @GetMapping("/lotgate/documents/import")
    String form(Model model) {
        return show(Forms.command(0), "", List.of(), "", model);
    }

    @PostMapping("/lotgate/documents/import")
    @DoneBy({Role.QA_MANAGER, Role.ADMINISTRATOR})
    String importFile(
            @RequestParam Map<String, String> typed,
            @RequestParam Optional<MultipartFile> upload,
            HttpServletResponse response,
            HttpSession session,
            Model model)
            throws IOException {
        String name = upload.map(DocumentsController::name).orElse("");
        if (name.isEmpty()) {
            response.setStatus(422);
            return show(Forms.again(typed, 0), "", List.of(), "Choose the file first.", model);
        }
        byte[] bytes = upload.orElseThrow().getBytes();
        Proposal proposal = read(name, bytes);
        if (!proposal.problems().isEmpty()) {
            response.setStatus(422);
            return show(Forms.again(typed, 0), name, rows(proposal.problems()), "", model);
        }
        Outcome<UUID> outcome = process.importDraft(
                Forms.commandId(typed), proposal.kind(), proposal.name(), proposal.version(), bytes, Session.actor());
        if (outcome instanceof Outcome.Refused<UUID> refused) {
            Forms.status(response, refused);
            String why = refused.reasons().stream().map(Refusal::message).collect(Collectors.joining(" "));
            return show(Forms.again(typed, 0), name, List.of(), why, model);
        }
        session.setAttribute(
                Shell.NOTICE,
                new NoticeView("done", name + " is on record as a draft. A QA manager approves it.", "", ""));
        return "redirect:/lotgate/documents/" + proposal.kind().name().toLowerCase(java.util.Locale.ROOT) + "/"
                + proposal.name() + "/" + proposal.version();
    }

    private Proposal read(String name, byte[] bytes) {
        if (name.endsWith(".bpmn") || name.endsWith(".dmn")) {
            ModelReading reading = process.readModel(name, bytes);
            return reading instanceof ModelReading.Read read
                    ? new Proposal(Kind.MODEL, read.name(), read.version(), List.of())
                    : new Proposal(Kind.MODEL, "", "", ((ModelReading.Refused) reading).problems());
        }
        if (!name.endsWith(".yaml") && !name.endsWith(".yml")) {
            Problem other = new Problem(
                    name,
                    0,
                    "",
                    "is neither a specification or column map (.yaml), nor a process model (.bpmn), nor a decision"
                            + " (.dmn)");
            return new Proposal(Kind.SPECIFICATION, "", "", List.of(other));
        }
        if (ColumnMaps.meant(bytes)) {
            var map = ColumnMaps.proposal(name, bytes);
            return map instanceof YamlFile.Outcome.Read<ColumnMap> read
                    ? new Proposal(
                            Kind.COLUMN_MAP,
                            read.content().id(),
                            Integer.toString(read.content().version()),
                            List.of())
                    : new Proposal(Kind.COLUMN_MAP, "", "", ((YamlFile.Outcome.Refused<ColumnMap>) map).problems());
        }
        Reading reading = specifications.proposal(name, bytes);
        return reading instanceof Reading.Read read
                ? new Proposal(
                        Kind.SPECIFICATION,
                        read.specification().product(),
                        Integer.toString(read.specification().version()),
                        List.of())
                : new Proposal(Kind.SPECIFICATION, "", "", ((Reading.Refused) reading).problems());
    }

    private static List<ImportPage.ProblemRow> rows(List<Problem> problems) {
        return problems.stream()
                .map(problem -> new ImportPage.ProblemRow(
                        problem.line() == 0 ? "" : Integer.toString(problem.line()),
                        problem.field(),
                        problem.message()))
                .toList();
    }

    private static String show(
            CommandView command, String file, List<ImportPage.ProblemRow> problems, String error, Model model) {
        List<BlockRow> blocks = mayImport()
                ? List.of()
                : List.of(new BlockRow(
                        "Only a QA manager or an administrator imports controlled documents.",
                        "See the documents",
                        "/lotgate/documents"));
        model.addAttribute("page", new ImportPage(command, file, problems, error, blocks));
        return WebConfiguration.UI + "import";
    }

    private static boolean mayImport() {
        return Session.has(Role.QA_MANAGER) || Session.has(Role.ADMINISTRATOR);
    }

    /** The file's own name, without the path that some browsers send. */
    private static String name(MultipartFile file) {
        String name = String.valueOf(file.getOriginalFilename()).replaceAll("[\\p{Cntrl}]", "");
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.length() > 150 ? last.substring(last.length() - 150) : last;
    }

    private record Proposal(Kind kind, String name, String version, List<Problem> problems) {}
}

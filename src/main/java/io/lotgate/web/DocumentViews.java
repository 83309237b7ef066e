package io.lotgate.web;

import io.lotgate.document.Differences;
import io.lotgate.document.Documents;
import io.lotgate.document.Documents.Controlled;
import io.lotgate.document.Documents.Kind;
import io.lotgate.document.Documents.Listed;
import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Sites;
import io.lotgate.process.ModelReading;
import io.lotgate.process.ReleaseProcess;
import io.lotgate.specification.SpecificationChanges;
import io.lotgate.specification.Specifications;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Documents as pages show them: where they stand, what they hold, what differs. */
@Component
final class DocumentViews {
    private final Documents documents;
    private final Specifications specifications;
    private final ReleaseProcess process;
    private final Sites sites;

    DocumentViews(Documents documents, Specifications specifications, ReleaseProcess process, Sites sites) {
        this.documents = documents;
        this.specifications = specifications;
        this.process = process;
        this.sites = sites;
    }

    Optional<Listed> find(String kind, String name, String version) {
        return documents.all().stream()
                .filter(listed -> path(listed.document().kind()).equals(kind)
                        && listed.document().name().equals(name)
                        && listed.document().version().equals(version))
                .findFirst();
    }

    DocumentsPage.DocumentRow row(Listed listed) {
        Controlled document = listed.document();
        return new DocumentsPage.DocumentRow(
                Session.words(document.kind().name()),
                document.name(),
                document.kind() == Kind.SPECIFICATION
                        ? specifications.pinned(document.digest()).name().en()
                        : "",
                document.version(),
                listed.state().name(),
                note(listed),
                document.imported().equals(Actor.SYSTEM)
                        ? "shipped with the program"
                        : document.imported().printedName(),
                TimeView.of(listed.imported(), sites.current().zoneId()),
                listed.approval().map(one -> one.signer().printedName()).orElse(""),
                listed.approval()
                        .map(one -> TimeView.of(one.at(), sites.current().zoneId()))
                        .orElse(TimeView.none()),
                document.file(),
                href(document));
    }

    private String note(Listed listed) {
        boolean map = listed.document().kind() == Kind.COLUMN_MAP;
        return switch (listed.state()) {
            case DRAFT -> "waits for a QA manager who did not import it";
            case APPROVED -> map ? "for files read now" : "for lots registered now";
            case SUPERSEDED -> map ? "for results taken by it" : "for lots registered under it";
        };
    }

    /** The other versions of the same document, the highest first. */
    List<Listed> others(Listed listed) {
        List<Listed> others = new java.util.ArrayList<>(documents.all().stream()
                .filter(other -> other.document().kind() == listed.document().kind()
                        && other.document().name().equals(listed.document().name())
                        && !other.document().id().equals(listed.document().id()))
                .toList());
        java.util.Collections.reverse(others);
        return others;
    }

    List<DocumentPage.StepRow> steps(Listed listed) {
        if (listed.document().kind() != Kind.MODEL) {
            return List.of();
        }
        return process.readModel(ReleaseProcess.modelFile(listed.document().name()), bytes(listed))
                        instanceof ModelReading.Read read
                ? read.steps().stream()
                        .map(step -> new DocumentPage.StepRow(
                                words(step.kind()),
                                step.name(),
                                step.id(),
                                Session.words(" " + step.by()).strip()))
                        .toList()
                : List.of();
    }

    /** What this version changes from an earlier one. */
    DocumentPage.Compared compared(Listed before, Listed after) {
        boolean specification = after.document().kind() == Kind.SPECIFICATION;
        List<DocumentPage.ChangedRow> fields = specification
                ? specifications
                        .changes(
                                specifications.pinned(before.document().digest()),
                                specifications.pinned(after.document().digest()))
                        .stream()
                        .map(DocumentViews::row)
                        .toList()
                : List.of();
        List<DocumentPage.LineRow> lines = Differences.between(compared(before), compared(after)).stream()
                .map(DocumentViews::row)
                .toList();
        return new DocumentPage.Compared(
                before.document().version(), before.state().name(), fields, lines, specification);
    }

    private List<String> compared(Listed listed) {
        return listed.document().kind() == Kind.MODEL ? XmlLines.of(bytes(listed)) : source(listed);
    }

    List<String> source(Listed listed) {
        return new String(bytes(listed), StandardCharsets.UTF_8).lines().toList();
    }

    private byte[] bytes(Listed listed) {
        return documents.file(listed.document().digest()).orElseThrow();
    }

    static String href(Controlled document) {
        return "/lotgate/documents/" + path(document.kind()) + "/" + document.name() + "/" + document.version();
    }

    private static String path(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static DocumentPage.ChangedRow row(SpecificationChanges.Changed change) {
        return new DocumentPage.ChangedRow(change.where(), change.field(), change.before(), change.after());
    }

    private static DocumentPage.LineRow row(Differences.Line line) {
        return new DocumentPage.LineRow(
                line.kind().name().toLowerCase(Locale.ROOT),
                line.before() == 0 ? "" : Integer.toString(line.before()),
                line.after() == 0 ? "" : Integer.toString(line.after()),
                line.text());
    }

    private static String words(String element) {
        return switch (element) {
            case "userTask" -> "A person";
            case "serviceTask" -> "The program";
            case "businessRuleTask" -> "A decision table";
            case "rule" -> "A rule";
            case "callActivity" -> "Another model";
            case "startEvent" -> "Start";
            default -> "End";
        };
    }
}

package io.lotgate.web;

import io.lotgate.account.Role;
import io.lotgate.certificate.Certificates;
import io.lotgate.ledger.Entry;
import io.lotgate.ledger.Ledger;
import io.lotgate.lot.Lot;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Lots;
import io.lotgate.lot.Registration;
import io.lotgate.lot.TestPhase;
import io.lotgate.specification.Gate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of a lot. */
@Controller
final class LotController {
    private static final int EVENTS = 12;

    private final LotPages pages;
    private final LotViews views;
    private final Certificates certificates;
    private final Ledger ledger;
    private final StuckViews stuck;

    LotController(LotPages pages, LotViews views, Certificates certificates, Ledger ledger, StuckViews stuck) {
        this.pages = pages;
        this.views = views;
        this.certificates = certificates;
        this.ledger = ledger;
        this.stuck = stuck;
    }

    @GetMapping("/lotgate/lots/{number}")
    String lot(@PathVariable String number, Model model) {
        Lot lot = pages.lot(number);
        model.addAttribute(
                "page",
                new LotPage(
                        views.head(lot),
                        facts(lot),
                        new ProcessStrip(lot).steps(),
                        views.concerns(lot),
                        lot.tests().stream().map(test -> views.row(lot, test)).toList(),
                        actions(lot),
                        certificate(lot),
                        documents(lot),
                        events(lot),
                        LotViews.href(lot) + "/ledger",
                        topics(lot)));
        return WebConfiguration.UI + "lot";
    }

    static List<FactRow> facts(Lot lot) {
        Registration registered = lot.registration();
        ZoneId zone = LotViews.zone(lot);
        List<FactRow> facts = new ArrayList<>();
        facts.add(FactRow.of(
                "Manufactured",
                TimeView.of(registered.manufacturedAt(), zone).text(),
                note(registered, "manufacturedAt")));
        facts.add(
                FactRow.of("Expires", TimeView.of(registered.expiresAt(), zone).text(), note(registered, "expiresAt")));
        facts.add(FactRow.of("Recipient", registered.recipient(), note(registered, "recipient")));
        facts.add(FactRow.of(
                "Weight",
                registered.weightKg().toPlainString() + " kg"
                        + registered
                                .weighed()
                                .map(entered -> " (" + entered + ")")
                                .orElse("") + " on "
                        + registered.weighedOn(),
                note(registered, "weightKg")));
        facts.add(FactRow.of("Volume", registered.volumeMl().toPlainString() + " mL", note(registered, "volumeMl")));
        facts.add(FactRow.of("Containers", Integer.toString(registered.containers()), note(registered, "containers")));
        registered.bank().ifPresent(bank -> facts.add(FactRow.code("Cell bank", bank)));
        registered.session().ifPresent(session -> facts.add(FactRow.code("Manufacturing session", session)));
        registered.din().ifPresent(din -> facts.add(FactRow.code("Donation (DIN)", din)));
        registered.sister().ifPresent(sister -> facts.add(FactRow.code("Sister lot", sister)));
        lot.reception()
                .ifPresent(reception -> facts.add(FactRow.of(
                        "Samples received",
                        TimeView.of(reception.receivedAt(), zone).text(),
                        reception.temperatureC().toPlainString() + " °C, " + reception.location())));
        if (!registered.note().isBlank()) {
            facts.add(FactRow.of("Source of the data", registered.note()));
        }
        return facts;
    }

    /** Says of a value that no source gives it. */
    private static String note(Registration registered, String name) {
        return registered.constructed().contains(name) ? "constructed" : "";
    }

    /** A rejection before the decision is rare: it stands beside the other exceptions, not where the next step stands. */
    private static List<FilterRow> topics(Lot lot) {
        List<FilterRow> topics = new ArrayList<>(ActController.topics(lot, Optional.empty()));
        if (Session.has(Role.CERTIFIER) && lot.beforeDecision()) {
            topics.add(new FilterRow("Reject before the decision", LotViews.href(lot) + "/decision", false));
        }
        return topics;
    }

    private static List<LotPage.ActionRow> actions(Lot lot) {
        return switch (lot.step()) {
            case RECEIVE_SAMPLES -> List.of(action(lot, "Receive samples", "/receive", Role.QC_TECHNICIAN));
            case REVIEW_BATCH_RECORD ->
                List.of(action(lot, "Review the batch record", "/batch-record", Role.QA_MANAGER));
            case DECIDE -> List.of(action(lot, "Release or reject", "/decision", Role.CERTIFIER));
            case TESTING -> testing(lot);
            case NONE -> List.of();
        };
    }

    /** What gates the decision, and for a reviewer the results that can be reviewed by one act. */
    private static List<LotPage.ActionRow> testing(Lot lot) {
        int open = OpenReviews.of(lot).size();
        return Session.has(Role.QC_REVIEWER) && open > 1
                ? List.of(
                        new LotPage.ActionRow(
                                "Review " + open + " results", LotViews.href(lot) + "/reviews", List.of()),
                        waiting(lot))
                : List.of(waiting(lot));
    }

    private static LotPage.ActionRow action(Lot lot, String label, String path, Role role) {
        List<BlockRow> blocks = Session.has(role)
                ? List.of()
                : List.of(new BlockRow("This is done by a " + Session.words(role.name()) + ".", "", ""));
        return new LotPage.ActionRow(label, LotViews.href(lot) + path, blocks);
    }

    private static LotPage.ActionRow waiting(Lot lot) {
        boolean released = lot.letGo();
        List<BlockRow> open = lot.tests().stream()
                .filter(test -> released
                        ? test.specification().gate() == Gate.LATE
                        : test.specification().gate().beforeDecision())
                .filter(test -> test.phase() != TestPhase.CONCLUDED)
                .map(test -> new BlockRow(
                        test.specification().name().en() + ": " + words(test),
                        test.phase() == TestPhase.WAITING ? "" : "Open",
                        test.phase() == TestPhase.TO_PERFORM
                                ? LotViews.href(lot, test) + "/perform"
                                : test.phase() == TestPhase.WAITING ? "" : LotViews.taskHref(lot, test)))
                .toList();
        return released
                ? new LotPage.ActionRow("Release finally or reject", LotViews.href(lot) + "/decision", open)
                : new LotPage.ActionRow("Review the batch record", LotViews.href(lot) + "/batch-record", open);
    }

    private static String words(LotTest test) {
        return switch (test.phase()) {
            case WAITING -> "waits for " + String.join(", ", test.waitsFor());
            case TO_PERFORM -> "to perform";
            case TO_REVIEW -> "to review";
            case INVESTIGATION -> "investigation is open";
            case CONCLUDED -> "concluded";
            case NOT_NEEDED -> "not needed";
        };
    }

    private LotPage.CertificateView certificate(Lot lot) {
        List<Certificates.Certificate> all = certificates.of(lot.id());
        if (all.isEmpty()) {
            return new LotPage.CertificateView("NONE", "", TimeView.none(), "", "", Optional.empty(), "");
        }
        Certificates.Certificate last = all.get(all.size() - 1);
        String number = last.number();
        return last.issuedAt()
                .map(at -> new LotPage.CertificateView(
                        "ISSUED",
                        number,
                        TimeView.of(at, LotViews.zone(lot)),
                        last.pdf().map(Object::toString).orElse(""),
                        "/lotgate/certificates/" + number + ".pdf",
                        Optional.empty(),
                        CertificateStanding.of(lot, last).warning()))
                .orElseGet(() -> issuing(lot, number));
    }

    private LotPage.CertificateView issuing(Lot lot, String number) {
        Optional<StuckView> wrong = stuck.of(lot);
        String state = wrong.filter(StuckView::stopped).isPresent() ? "STOPPED" : "ISSUING";
        return new LotPage.CertificateView(state, number, TimeView.none(), "", "", wrong, "");
    }

    private List<FileView> documents(Lot lot) {
        List<FileView> files = new ArrayList<>();
        List<Certificates.Certificate> all = certificates.of(lot.id());
        all.stream()
                .limit(Math.max(0, all.size() - 1))
                .filter(one -> one.pdf().isPresent())
                .map(one -> new FileView(
                        "Certificate " + one.number() + ", superseded",
                        one.pdf().orElseThrow().hex(),
                        "PDF",
                        "/lotgate/certificates/" + one.number() + ".pdf"))
                .forEach(files::add);
        lot.results().forEach(result -> {
            result.record()
                    .external()
                    .ifPresent(report -> files.add(new FileView(
                            report.laboratory() + ", report " + report.number(),
                            report.file(),
                            "PDF",
                            "/lotgate/files/" + report.file())));
            result.record()
                    .origin()
                    .ifPresent(origin -> files.add(new FileView(
                            origin.name(), origin.file(), origin.instrument(), "/lotgate/files/" + origin.file())));
        });
        return files;
    }

    private List<LotPage.EventRow> events(Lot lot) {
        long last = lot.version();
        List<Entry> entries =
                new ArrayList<>(ledger.entries(Lots.stream(lot.id()), Math.max(1, last - 3L * EVENTS), 1000));
        java.util.Collections.reverse(entries);
        return entries.stream()
                .filter(entry -> !entry.action().equals("step completed"))
                .limit(EVENTS)
                .map(entry -> new LotPage.EventRow(
                        TimeView.of(entry.at(), LotViews.zone(lot)),
                        entry.actor().printedName(),
                        words(lot, entry)))
                .toList();
    }

    private static String words(Lot lot, Entry entry) {
        String test = entry.after().path("test").asString();
        String name = lot.specification()
                .test(test)
                .map(known -> known.name().en() + ": ")
                .orElse("");
        String reported = Optional.of(entry.after().path("reported").asString())
                .filter(text -> !text.isEmpty())
                .map(text -> ", " + text)
                .orElse("");
        String reason = entry.reason().isBlank() ? "" : " (" + entry.reason() + ")";
        return name + Session.words(entry.action()) + reported + reason;
    }
}

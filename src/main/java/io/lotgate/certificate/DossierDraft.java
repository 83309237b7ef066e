package io.lotgate.certificate;

import io.lotgate.certificate.CertificateContent.Moment;
import io.lotgate.certificate.DossierContent.Part;
import io.lotgate.evaluation.Evaluator;
import io.lotgate.ledger.Entry;
import io.lotgate.ledger.Signature;
import io.lotgate.ledger.StreamExtract;
import io.lotgate.lot.BatchRecordReview;
import io.lotgate.lot.Disposition;
import io.lotgate.lot.Lot;
import io.lotgate.lot.LotInvestigation;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Registration;
import io.lotgate.lot.Result;
import io.lotgate.lot.Review;
import io.lotgate.lot.Signed;
import io.lotgate.specification.TestSpecification;
import io.lotgate.value.CanonicalJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The parts of a dossier, from the record of a lot: every attempt and every signature, not only those that stand. */
final class DossierDraft {
    private final Lot lot;
    private final Registration facts;
    private final Evaluator evaluator;

    DossierDraft(Lot lot, Evaluator evaluator) {
        this.lot = lot;
        this.facts = lot.registration();
        this.evaluator = evaluator;
    }

    List<Part> parts(List<Certificates.Certificate> certificates, List<Part> ways, List<Entry> entries) {
        List<Part> parts = new ArrayList<>();
        parts.add(Part.facts(2, "Lot", facts()));
        parts.add(certificates(certificates));
        parts.add(decisions());
        parts.addAll(ways);
        parts.add(specification());
        for (LotTest test : lot.tests()) {
            parts.addAll(test(test));
        }
        lot.batchRecord().ifPresent(review -> parts.add(review(review.record())));
        parts.add(signatures());
        parts.add(ledger(entries));
        return parts;
    }

    private List<List<String>> facts() {
        List<List<String>> rows = new ArrayList<>();
        row(rows, "Product", lot.specification().name().en());
        row(
                rows,
                "Specification",
                facts.product() + ", version " + facts.version() + ", SHA-256 " + facts.specification());
        row(rows, "Evaluator", facts.evaluator());
        row(rows, "Donor type", facts.donorType());
        facts.din().ifPresent(din -> row(rows, "Donation (DIN)", din));
        facts.bank().ifPresent(bank -> row(rows, "Cell bank", bank));
        facts.session().ifPresent(session -> row(rows, "Manufacturing session", session));
        facts.sister().ifPresent(sister -> row(rows, "Sister lot", sister));
        facts.trial().ifPresent(trial -> row(rows, "Clinical trial", trial));
        row(rows, "Donor eligibility confirmed", facts.donorEligible() ? "yes" : "no");
        row(rows, "Chain of identity checked", facts.identityChecked() ? "yes" : "no");
        row(rows, "Recipient pseudonym", facts.recipient());
        row(
                rows,
                "Recipient weight",
                plain(facts.weightKg()) + " kg"
                        + facts.weighed().map(as -> ", as weighed " + as).orElse("") + " (" + facts.weighedOn() + ")");
        row(rows, "Volume", plain(facts.volumeMl()) + " mL");
        row(rows, "Containers", Integer.toString(facts.containers()));
        row(rows, "Manufactured", time(facts.manufacturedAt()));
        row(rows, "Expires", time(facts.expiresAt()));
        row(rows, "Registered", time(facts.at()) + " by " + facts.by().printedName());
        lot.reception().ifPresent(samples -> {
            row(rows, "Samples collected", time(samples.collectedAt()));
            row(
                    rows,
                    "Samples received",
                    time(samples.receivedAt()) + " by " + samples.by().printedName() + ", "
                            + plain(samples.temperatureC()) + " °C, " + plain(samples.volumeMl()) + " mL, "
                            + samples.location() + (samples.acceptable() ? ", acceptable" : ", not acceptable")
                            + samples.deviation().map(why -> ": " + why).orElse(""));
        });
        if (!facts.constructed().isEmpty()) {
            row(rows, "Constructed values", String.join(", ", facts.constructed()));
        }
        if (!facts.note().isBlank()) {
            row(rows, "Note", facts.note());
        }
        return rows;
    }

    private Part certificates(List<Certificates.Certificate> certificates) {
        return Part.table(
                "Certificates",
                List.of("Number", "Version", "Says", "Issued", "Content and PDF, SHA-256", "Now"),
                List.of(16, 7, 14, 14, 37, 12),
                certificates.stream()
                        .map(one -> List.of(
                                one.number(),
                                Integer.toString(one.version()),
                                one.content().disposition().standing().text().en(),
                                one.issuedAt().map(this::time).orElse("being issued"),
                                one.content().digest().hex()
                                        + one.pdf().map(pdf -> " " + pdf.hex()).orElse(""),
                                one.content()
                                        .disposition()
                                        .standing()
                                        .warning(one.version(), certificates.size(), lot.status())
                                        .orElse("current")))
                        .toList());
    }

    private Part decisions() {
        return Part.table(
                "Decisions",
                List.of("Decision", "By", "Time", "Reason"),
                List.of(18, 20, 22, 40),
                lot.decisions().stream()
                        .map(Signed::record)
                        .map(one -> List.of(
                                words(one.decision().name()), one.by().printedName(), time(one.at()), one.reason()))
                        .toList());
    }

    private Part specification() {
        return Part.table(
                "Specification " + lot.specification().reference(),
                List.of("Test", "Name", "Method", "Sample", "Gate", "Limits"),
                List.of(16, 21, 25, 8, 10, 20),
                lot.specification().tests().stream().map(this::specified).toList());
    }

    private List<String> specified(TestSpecification test) {
        return List.of(
                test.id(),
                test.name().en(),
                test.methodReference(),
                test.samplePoint(),
                words(test.gate().name()),
                String.join("; ", evaluator.limits(test.method(), test.criterion())));
    }

    /** Every attempt with what was entered, and every investigation. */
    private List<Part> test(LotTest test) {
        List<Part> parts = new ArrayList<>();
        String conclusion = test.conclusion()
                .map(found -> words(found.name()))
                .orElse(words(test.phase().name()));
        parts.add(new Part(
                2,
                "Test: " + test.specification().name().en(),
                "Stands as: " + conclusion
                        + (test.previouslyOutOfSpecification() ? ". Previously out of specification." : "."),
                "",
                List.of("No.", "Kind", "Result", "Verdict", "Performed", "Reviewed", "Reason"),
                List.of(5, 9, 19, 12, 21, 19, 15),
                test.attempts().stream().map(this::attempt).toList()));
        test.attempts().forEach(attempt -> parts.add(entered(attempt)));
        test.investigations().forEach(one -> parts.add(investigation(one)));
        return parts;
    }

    private List<String> attempt(LotTest.Attempt attempt) {
        Result result = attempt.result().record();
        String reviewed = attempt.review()
                .map(Signed::record)
                .map(review -> (review.accepted() ? "accepted by " : "returned by ")
                        + review.by().printedName() + ", " + time(review.at())
                        + review.reason().map(why -> ": " + why).orElse(""))
                .orElse("not reviewed");
        return List.of(
                Integer.toString(result.attempt()),
                words(result.kind().name()),
                result.evaluated().reported(),
                words(result.verdict()),
                result.by().printedName() + ", read " + time(result.performedAt()) + ", recorded " + time(result.at()),
                reviewed,
                Stream.concat(result.reason().stream(), result.lateReason().map(why -> "late: " + why).stream())
                        .reduce((one, other) -> one + "; " + other)
                        .orElse(""));
    }

    private Part entered(LotTest.Attempt attempt) {
        Result result = attempt.result().record();
        List<List<String>> rows = new ArrayList<>();
        row(rows, "Record", attempt.result().digest().hex() + (attempt.result().broken() ? " SIGNATURE BROKEN" : ""));
        row(rows, "Entered", json(result.observation()));
        row(rows, "Criterion", json(result.criterion()));
        result.evaluated().workings().forEach(working -> row(rows, "Working", working));
        result.evaluated().findings().forEach(finding -> row(rows, "Finding", finding.message()));
        result.origin()
                .ifPresent(file -> row(
                        rows,
                        "Instrument file",
                        file.name() + ", " + file.instrument() + ", sample " + file.sample() + ", line " + file.line()
                                + ", SHA-256 " + file.file()));
        result.external()
                .ifPresent(report -> row(
                        rows,
                        "External report",
                        report.laboratory() + ", " + report.number() + " of " + report.date() + ", SHA-256 "
                                + report.file()));
        result.run().ifPresent(run -> {
            run.items()
                    .forEach(used -> row(
                            rows,
                            "Run with",
                            used.type() + " " + used.code()
                                    + used.until().map(day -> ", until " + day).orElse("")
                                    + used.objection().map(why -> ". " + why).orElse("")));
            run.deviation().ifPresent(deviation -> row(rows, "Deviation", deviation));
        });
        return Part.facts(3, "Attempt " + result.attempt() + " of " + result.test(), rows);
    }

    private Part investigation(LotInvestigation one) {
        List<List<String>> rows = new ArrayList<>();
        row(rows, "Opened", time(one.opened().at()) + " by " + one.opened().by().printedName());
        one.laboratory().ifPresent(laboratory -> {
            laboratory
                    .answers()
                    .forEach(answer -> row(rows, answer.text(), (answer.yes() ? "yes. " : "no. ") + answer.remark()));
            row(
                    rows,
                    "Laboratory found",
                    laboratory.findings()
                            + laboratory
                                    .cause()
                                    .map(cause -> " Cause: " + cause)
                                    .orElse("") + " (" + laboratory.by().printedName() + ", " + time(laboratory.at())
                            + ")");
        });
        one.plan()
                .map(Signed::record)
                .ifPresent(plan -> row(
                        rows,
                        "Plan",
                        plan.retests() + " × " + words(plan.kind().name()) + ". " + plan.reason() + " Production: "
                                + plan.production() + " (" + plan.by().printedName() + ", " + time(plan.at()) + ")"));
        row(
                rows,
                "Concluded",
                one.concluded()
                        .map(Signed::record)
                        .map(done -> words(done.finding().name()) + ". "
                                + done.cause()
                                        .map(cause -> "Cause: " + cause + ". ")
                                        .orElse("") + done.reason() + " ("
                                + done.by().printedName() + ", " + time(done.at()) + ")")
                        .orElse("open"));
        return Part.facts(3, "Investigation " + one.opened().number(), rows);
    }

    private static Part review(BatchRecordReview review) {
        return Part.table(
                "Batch record review",
                List.of("Item", "Answer", "Remark"),
                List.of(55, 8, 37),
                review.answers().stream()
                        .map(answer -> List.of(answer.text(), answer.yes() ? "yes" : "no", answer.remark()))
                        .toList());
    }

    private Part signatures() {
        List<List<String>> rows = signed().flatMap(
                        record -> record.signatures().stream().map(signature -> signature(signature, record)))
                .sorted(Comparator.comparing(row -> row.get(3)))
                .toList();
        return Part.table(
                "Signatures",
                List.of("Signed by", "Roles", "Meaning", "Time (UTC and local)", "Record", "Holds"),
                List.of(15, 16, 9, 21, 32, 7),
                rows);
    }

    private Stream<Signed<?>> signed() {
        List<Signed<?>> all = new ArrayList<>(lot.results());
        for (Signed<Review> review : lot.reviews()) {
            all.add(review);
        }
        lot.batchRecord().ifPresent(all::add);
        for (Signed<Disposition> decision : lot.decisions()) {
            all.add(decision);
        }
        all.addAll(lot.investigations().plans());
        all.addAll(lot.investigations().conclusions());
        all.addAll(lot.events().all());
        return all.stream();
    }

    private List<String> signature(Signature signature, Signed<?> record) {
        Moment at = Moment.of(signature.at(), facts.zone());
        return List.of(
                signature.signer().printedName(),
                String.join(
                        ", ",
                        signature.signer().roles().stream()
                                .map(role -> Words.role(role).en())
                                .toList()),
                Words.meaning(signature.meaning()).en(),
                Clockface.utc(at) + ", " + Clockface.local(at),
                record.digest().hex(),
                signature.covers(record.digest()) ? "yes" : "BROKEN");
    }

    private Part ledger(List<Entry> entries) {
        return Part.table(
                "Ledger of the lot",
                List.of("No.", "Time (UTC)", "Who", "What", "Values and reason", "Hash"),
                List.of(5, 11, 12, 13, 37, 22),
                entries.stream().map(this::entry).toList());
    }

    private List<String> entry(Entry entry) {
        String values = Stream.of(fields("before", entry.before()), fields("", entry.after()), reason(entry))
                .filter(text -> !text.isEmpty())
                .reduce((one, other) -> one + "; " + other)
                .orElse("");
        return List.of(
                Long.toString(entry.number()),
                Clockface.utc(Moment.of(entry.at(), facts.zone())),
                entry.actor().printedName(),
                entry.action(),
                values,
                StreamExtract.hash(entry));
    }

    private static String reason(Entry entry) {
        return entry.reason().isBlank() ? "" : "reason: " + entry.reason();
    }

    private static String fields(String prefix, ObjectNode node) {
        List<String> fields = new ArrayList<>();
        node.forEachEntry((name, value) ->
                fields.add((prefix + " " + name).strip() + ": " + (value.isValueNode() ? value.asString() : value)));
        return String.join("; ", fields);
    }

    private static void row(List<List<String>> rows, String label, String value) {
        rows.add(List.of(label, value));
    }

    private static String json(JsonNode node) {
        return new String(CanonicalJson.bytes(node), StandardCharsets.UTF_8);
    }

    private static String plain(BigDecimal value) {
        return value.toPlainString();
    }

    private String time(Instant at) {
        return Clockface.minute(Moment.of(at, facts.zone()));
    }

    /** A code as words: {@code OUT_OF_SPECIFICATION} reads out of specification. */
    private static String words(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

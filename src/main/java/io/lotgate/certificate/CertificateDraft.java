package io.lotgate.certificate;

import io.lotgate.certificate.CertificateContent.Certification;
import io.lotgate.certificate.CertificateContent.Disposition;
import io.lotgate.certificate.CertificateContent.Issue;
import io.lotgate.certificate.CertificateContent.Line;
import io.lotgate.certificate.CertificateContent.Moment;
import io.lotgate.certificate.CertificateContent.Pending;
import io.lotgate.certificate.CertificateContent.Product;
import io.lotgate.certificate.CertificateContent.Section;
import io.lotgate.certificate.CertificateContent.SignatureLine;
import io.lotgate.certificate.CertificateContent.Stated;
import io.lotgate.evaluation.Evaluator;
import io.lotgate.ledger.Signature;
import io.lotgate.ledger.Site;
import io.lotgate.ledger.SiteCertificate;
import io.lotgate.lot.BatchRecordReview;
import io.lotgate.lot.Detail;
import io.lotgate.lot.Event;
import io.lotgate.lot.Lot;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Registration;
import io.lotgate.lot.Signed;
import io.lotgate.lot.TestConclusion;
import io.lotgate.lot.TestPhase;
import io.lotgate.specification.Gate;
import io.lotgate.specification.Language;
import io.lotgate.specification.ProductSpecification;
import io.lotgate.specification.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Builds the content of a certificate from a decided lot; it says what was recorded and nothing else. */
final class CertificateDraft {
    private final Lot lot;
    private final Registration facts;
    private final ProductSpecification specification;
    private final Site site;
    private final String verification;
    private final Instant now;
    private final Wordings wordings;
    private final Language language;
    private final CertificateContent.Paper paper;
    private final Optional<SiteCertificate> seal;
    private final TestLines lines;

    CertificateDraft(
            Lot lot,
            Evaluator evaluator,
            Wordings wordings,
            Optional<Language> language,
            CertificateContent.Paper paper,
            Site site,
            String verification,
            Optional<SiteCertificate> seal,
            Instant now) {
        this.lot = lot;
        this.facts = lot.registration();
        this.specification = lot.specification();
        this.site = site;
        this.verification = verification;
        this.wordings = wordings;
        this.paper = paper;
        this.language = language.or(specification::certificateLanguage).orElse(Language.BILINGUAL);
        this.seal = seal;
        this.now = now;
        this.lines = new TestLines(evaluator, wordings, facts.zone(), facts.constructed());
    }

    CertificateContent content() {
        return new CertificateContent(
                new Text("Certificate of Analysis", "检验报告书"),
                Optional.of(language),
                issue(),
                disposition(),
                new CertificateContent.Site(new Text(site.name(), site.nameZh()), site.address(), site.telephone()),
                new Product(
                        specification.name(), specification.product(), specification.version(), facts.specification()),
                block(),
                lines.of(lot.tests(), standing() == Standing.REJECTED ? Judgement.NOT_CONCLUDED : Judgement.PENDING),
                lines.notes().stream().map(Text::en).toList(),
                Optional.of(lines.notes().stream().map(Text::zh).toList()),
                constructedNotes(),
                dose(),
                lot.batchRecord().map(this::review),
                deviations(),
                certification(),
                verification,
                facts.evaluator(),
                site.sampleData(),
                seal.filter(SiteCertificate::trial).isPresent(),
                Optional.of(lines.evaluations()),
                Optional.of(paper),
                seal.map(key -> new CertificateContent.SealedBy(key.id(), key.subject())));
    }

    /** Every decision has its certificate; a later one supersedes the one before. */
    private Issue issue() {
        int version = lot.decisions().size();
        return new Issue(
                number(version),
                version,
                version == 1 ? Optional.empty() : Optional.of(number(version - 1)),
                moment(now));
    }

    private String number(int version) {
        return "COA-" + facts.number() + "-" + version;
    }

    private Standing standing() {
        return Standing.valueOf(lot.decidedAs().name());
    }

    private boolean released() {
        return standing().conforming();
    }

    private boolean accepted() {
        return lot.tests().stream()
                .anyMatch(test -> test.conclusion().equals(Optional.of(TestConclusion.ACCEPTED_BY_ASSESSMENT)));
    }

    private Disposition disposition() {
        String reason = lot.disposition().orElseThrow().reason();
        Text statement = statement(reason);
        List<Pending> pending = standing() == Standing.REJECTED
                ? List.of() // nothing is awaited any more; the results say which were open
                : pending();
        return new Disposition(standing(), statement, pending);
    }

    private List<Pending> pending() {
        return lot.tests().stream()
                .filter(test -> test.phase() != TestPhase.CONCLUDED)
                .filter(test -> test.specification().gate() != Gate.ADMINISTRATION)
                .map(test -> new Pending(
                        test.specification().name(), moment(test.dueAt().orElse(now))))
                .toList();
    }

    private Text statement(String reason) {
        return switch (standing()) {
            case RELEASED ->
                accepted()
                        ? new Text(
                                "The lot is released. What was accepted by assessment is stated with its reason in the"
                                        + " notes.",
                                "本批产品准予放行;经评估接受的项目及理由见附注。")
                        : new Text(
                                "The lot meets the specification and is released for its recipient.",
                                "本批产品符合质量标准,准予放行。");
            case CONDITIONALLY_RELEASED ->
                new Text(
                        "The lot is released while the results listed here are pending. A later certificate supersedes"
                                + " this one.",
                        "本批产品在下列检验结果未出前有条件放行,后续报告书将取代本报告书。");
            case RECALLED ->
                new Text(
                        "The lot was released before and is recalled: it does not meet the specification and must not be"
                                + " used. Reason: " + reason,
                        "本批产品曾放行,现予召回:不符合质量标准,不得使用。原因:" + reason);
            case REJECTED ->
                new Text("The lot is rejected and must not be used. Reason: " + reason, "本批产品不予放行,不得使用。原因:" + reason);
            case SUPPLIED_OUT_OF_SPECIFICATION ->
                new Text(
                        "The lot does not meet the specification. It is not certified and is supplied on the treating"
                                + " physician's request. Reason: " + reason,
                        "本批产品不符合质量标准,未予放行认证,应主治医师申请特殊供应。原因:" + reason);
        };
    }

    private CertificateContent.Lot block() {
        List<Line> block = new ArrayList<>();
        Text donor = facts.donorType().equals("autologous")
                ? new Text("Autologous – for autologous use only", "自体(仅供自体使用)")
                : new Text("Allogeneic", "异体");
        block.add(Line.of(Caption.DONOR_TYPE, Stated.of(donor)));
        facts.din().ifPresent(din -> block.add(Line.of(Caption.DONATION, fact("din", din))));
        if (facts.donorEligible()) {
            block.add(Line.of(
                    Caption.DONOR_STATUS,
                    Stated.of(new Text(
                            "Eligible; screening and infectious-disease tests complete and on file",
                            "合格;筛查及传染病检测已完成并存档"))));
        }
        facts.trial().ifPresent(trial -> block.add(Line.of(Caption.TRIAL, fact("trial", trial))));
        facts.bank().ifPresent(bank -> block.add(Line.of(Caption.BANK, fact("bank", bank))));
        facts.session().ifPresent(session -> block.add(Line.of(Caption.SESSION, fact("session", session))));
        block.add(Line.of(Caption.CELL_SOURCE, Stated.of(specification.cellSource())));
        block.add(Line.of(Caption.RECIPIENT, fact("recipient", facts.recipient())));
        block.add(Line.of(Caption.ROUTE, Stated.of(specification.route())));
        block.add(Line.of(Caption.STORAGE, Stated.of(specification.storage())));
        block.add(Line.of(Caption.CONTAINERS, fact("containers", Integer.toString(facts.containers()))));
        block.add(Line.of(Caption.VOLUME, fact("volumeMl", facts.volumeMl().toPlainString() + " mL")));
        value("cell-count", "viablePerMl")
                .ifPresent(count -> block.add(Line.of(Caption.CONCENTRATION, fact("viablePerMl", count + " /mL"))));
        lot.reception()
                .ifPresent(samples -> block.add(Line.of(
                        Caption.SAMPLED,
                        moment("collectedAt", samples.collectedAt()).stated())));
        return new CertificateContent.Lot(
                facts.number(),
                Optional.of(moment("manufacturedAt", facts.manufacturedAt())),
                Optional.of(moment("expiresAt", facts.expiresAt())),
                block);
    }

    private Optional<Section> dose() {
        if (!specification.doseBelongsToLot()) {
            return Optional.empty();
        }
        List<Line> figures = new ArrayList<>();
        figures.add(Line.of(Caption.WEIGHT, fact("weightKg", new Text(weight(", as weighed "), weight(",原始称量 ")))));
        value("dose-per-kg", "deliveredCells")
                .ifPresent(cells -> figures.add(
                        Line.of(Caption.TOTAL_DOSE, marked("targetCells", wordings.stated(cells + " " + doseUnit())))));
        value("dose-per-kg", "volumeMl")
                .ifPresent(volume -> figures.add(Line.of(Caption.DOSE_VOLUME, fact("volumeMl", volume + " mL"))));
        return reported("dose-per-kg")
                .map(dose -> new Section(
                        new Text(
                                "Dose for this recipient: " + dose + " ("
                                        + counted().en() + ").",
                                "本受者剂量:" + dose + "(" + counted().zh() + ")。"),
                        figures));
    }

    private String weight(String asWeighed) {
        return facts.weightKg().toPlainString() + " kg"
                + facts.weighed().map(entered -> asWeighed + entered).orElse("") + " (" + facts.weighedOn() + ")";
    }

    private String doseUnit() {
        return specification.tests().stream()
                .filter(test -> test.method().equals("dose-per-kg"))
                .map(test -> test.criterion().path("unit").asString("cells"))
                .findFirst()
                .orElse("cells");
    }

    /** A fixed dose has no weight in it. */
    private Text counted() {
        boolean perKg = specification.tests().stream()
                .filter(test -> test.method().equals("dose-per-kg"))
                .anyMatch(test -> test.criterion().has("perKg"));
        return perKg
                ? new Text("viable cells per kilogram of body weight", "每公斤体重活细胞数")
                : new Text("viable cells", "活细胞数");
    }

    private Section review(Signed<BatchRecordReview> review) {
        BatchRecordReview record = review.record();
        List<Line> answers = new ArrayList<>();
        record.answers().stream()
                .filter(answer -> !answer.yes() || !answer.remark().isBlank())
                .forEach(answer -> answers.add(Line.of(
                        Caption.REMARKS,
                        Stated.of(new Text(
                                answer.text() + ": " + (answer.yes() ? "yes" : "no") + ". " + answer.remark(),
                                chinese(answer) + ":" + (answer.yes() ? "是" : "否") + "。" + answer.remark())))));
        Text statement = record.clean()
                ? new Text("Batch record reviewed: every item confirmed.", "批生产记录已审核:各项均已确认。")
                : new Text("Batch record reviewed: not every item could be confirmed.", "批生产记录已审核:并非各项均可确认。");
        return new Section(statement, answers);
    }

    private String chinese(BatchRecordReview.Answer answer) {
        return specification.batchRecordReview().stream()
                .filter(item -> item.id().equals(answer.item()))
                .map(item -> item.text().zh())
                .findFirst()
                .orElse(answer.text());
    }

    private Optional<Section> deviations() {
        List<Line> lines = lot.events().of(Detail.DeviationOpened.class).stream()
                .map(this::deviation)
                .toList();
        String count = Integer.toString(lines.size());
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        new Text("Deviations recorded for this lot: " + count + ".", "本批记录的偏差:" + count + " 项。"),
                        lines));
    }

    private Line deviation(Event<Detail.DeviationOpened> opened) {
        Detail.DeviationOpened one = opened.detail();
        Optional<Detail.DeviationClosed> closed = lot.events().of(Detail.DeviationClosed.class).stream()
                .map(Event::detail)
                .filter(done -> done.deviation().equals(opened.id()))
                .findFirst();
        Text gravity = Words.gravity(one.gravity());
        Text became = closed.map(Words::closed).orElse(new Text("open", "未关闭"));
        return new Line(
                new Text(one.number(), one.number()),
                Stated.of(new Text(
                        gravity.en() + ", " + became.en() + ". " + one.description(),
                        gravity.zh() + "," + became.zh() + "。" + one.description())));
    }

    /** The last review that each reviewer signed: quality control's part beside the certifier's. */
    private List<SignatureLine> reviewers() {
        Map<UUID, Signature> last = new LinkedHashMap<>();
        lot.tests().stream()
                .flatMap(test -> test.attempts().stream())
                .flatMap(attempt -> attempt.review().stream())
                .flatMap(review -> review.signatures().stream())
                .sorted(Comparator.comparing(Signature::at))
                .forEach(signature -> last.put(signature.signer().person(), signature));
        return last.values().stream()
                .sorted(Comparator.comparing(Signature::at))
                .map(this::signature)
                .toList();
    }

    private Certification certification() {
        List<SignatureLine> signatures = new ArrayList<>(reviewers());
        lot.batchRecord().ifPresent(review -> review.signatures().forEach(s -> signatures.add(signature(s))));
        lot.decided().ifPresent(decided -> decided.signatures().forEach(s -> signatures.add(signature(s))));
        Text statement = released()
                ? specification.manufacturerStatement()
                : new Text("This lot is not certified.", "本批产品未获放行认证。");
        return new Certification(statement, signatures);
    }

    private SignatureLine signature(Signature signature) {
        return new SignatureLine(
                signature.signer().printedName(),
                List.copyOf(signature.signer().roles()),
                signature.meaning(),
                moment(signature.at()),
                Optional.empty());
    }

    private List<String> constructedNotes() {
        return facts.constructed().isEmpty() || facts.note().isBlank() ? List.of() : List.of(facts.note());
    }

    private Optional<String> reported(String method) {
        return latest(method)
                .map(attempt -> attempt.result().record().evaluated().reported());
    }

    private Optional<String> value(String method, String name) {
        return latest(method)
                .map(attempt ->
                        attempt.result().record().evaluation().path("values").path(name))
                .filter(tools.jackson.databind.JsonNode::isString)
                .map(tools.jackson.databind.JsonNode::stringValue);
    }

    /** The concluded result of the first test judged by this method. */
    private Optional<LotTest.Attempt> latest(String method) {
        return lot.tests().stream()
                .filter(test -> test.specification().method().equals(method))
                .filter(test -> test.phase() == TestPhase.CONCLUDED)
                .findFirst()
                .flatMap(LotTest::standing);
    }

    private Stated fact(String name, String text) {
        return marked(name, Stated.of(text));
    }

    private Stated fact(String name, Text text) {
        return marked(name, text.en().equals(text.zh()) ? Stated.of(text.en()) : Stated.of(text));
    }

    private Stated marked(String name, Stated stated) {
        return facts.constructed().contains(name) ? stated.asConstructed() : stated;
    }

    private Moment moment(Instant at) {
        return Moment.of(at, facts.zone());
    }

    private Moment moment(String name, Instant at) {
        return new Moment(at, facts.zone(), facts.constructed().contains(name));
    }
}

package io.lotgate.certificate;

import io.lotgate.certificate.CertificateContent.Act;
import io.lotgate.certificate.CertificateContent.External;
import io.lotgate.certificate.CertificateContent.Moment;
import io.lotgate.certificate.CertificateContent.Stated;
import io.lotgate.certificate.CertificateContent.TestLine;
import io.lotgate.evaluation.Evaluator;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Result;
import io.lotgate.lot.Review;
import io.lotgate.lot.TestConclusion;
import io.lotgate.lot.TestPhase;
import io.lotgate.specification.TestSpecification;
import io.lotgate.specification.Text;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The table of results of a certificate, and the numbered notes its lines refer to. */
final class TestLines {
    private static final MathContext THREE_FIGURES_DOWN = new MathContext(3, RoundingMode.DOWN);

    private final Evaluator evaluator;
    private final Wordings wordings;
    private final String zone;
    private final List<String> constructed;
    private final Footnotes notes = new Footnotes();
    private final List<CertificateContent.Evaluated> evaluations = new ArrayList<>();

    TestLines(Evaluator evaluator, Wordings wordings, String zone, List<String> constructed) {
        this.evaluator = evaluator;
        this.wordings = wordings;
        this.zone = zone;
        this.constructed = constructed;
    }

    /** @param open what stands for a test that is not concluded */
    List<TestLine> of(List<LotTest> tests, Judgement open) {
        return tests.stream().map(test -> line(test, open)).toList();
    }

    /** The notes, numbered from 1 in the order their lines asked for them. */
    List<Text> notes() {
        return notes.all();
    }

    /** What the verdicts were reached from, in the order of the lines. */
    List<CertificateContent.Evaluated> evaluations() {
        return List.copyOf(evaluations);
    }

    private static CertificateContent.Evaluated evaluated(Result result) {
        return new CertificateContent.Evaluated(
                result.test() + "/" + result.attempt(), result.method(), result.criterion(), result.observation());
    }

    private TestLine line(LotTest test, Judgement open) {
        TestSpecification specification = test.specification();
        Optional<LotTest.Attempt> stands = test.standing().filter(attempt -> test.phase() == TestPhase.CONCLUDED);
        Optional<Result> result = stands.map(attempt -> attempt.result().record());
        result.map(TestLines::evaluated).ifPresent(evaluations::add);
        return new TestLine(
                specification.id(),
                specification.name(),
                wordings.stated(specification.methodReference()),
                SamplePoint.valueOf(specification.samplePoint()),
                specification.gate(),
                limits(specification, result),
                result.map(this::reported).orElse(List.of()),
                result.flatMap(TestLines::measured),
                result.map(done -> judgement(test, done))
                        .orElse(test.phase() == TestPhase.NOT_NEEDED ? Judgement.NOT_CONCLUDED : open),
                result.map(this::performed),
                stands.flatMap(LotTest.Attempt::review).map(review -> reviewed(review.record())),
                result.flatMap(Result::external)
                        .map(report -> new External(report.laboratory(), report.number(), Optional.of(report.date()))),
                result.flatMap(Result::run)
                        .map(run -> run.items().stream().map(Result.Used::code).toList()),
                notesOf(test, result));
    }

    /** The limits as filed, and for endotoxin what they come to per mL of this dose, so that result and limit compare. */
    private List<Stated> limits(TestSpecification specification, Optional<Result> result) {
        List<Stated> limits =
                new ArrayList<>(evaluator.limits(specification.method(), specification.criterion()).stream()
                        .map(wordings::stated)
                        .toList());
        result.map(done -> done.evaluation().path("values").path("limitPerMl").asString(""))
                .filter(perMl -> specification.method().equals("endotoxin") && !perMl.isEmpty())
                .map(perMl -> new BigDecimal(perMl).round(THREE_FIGURES_DOWN).toPlainString())
                .ifPresent(perMl -> limits.add(wordings.stated("here ≤ " + perMl + " EU/mL")));
        return limits;
    }

    private static Judgement judgement(LotTest test, Result result) {
        return test.conclusion().equals(Optional.of(TestConclusion.ACCEPTED_BY_ASSESSMENT))
                ? Judgement.ACCEPTED_BY_ASSESSMENT
                : Judgement.valueOf(result.verdict());
    }

    /** A panel is reported one marker a line. */
    private List<Stated> reported(Result result) {
        boolean invented = constructed.contains("test." + result.test());
        return Arrays.stream(result.evaluated().reported().split("; "))
                .map(wordings::stated)
                .map(stated -> invented ? stated.asConstructed() : stated)
                .toList();
    }

    /** What was measured, where rounding to the limit's decimals changed it. */
    private static Optional<String> measured(Result result) {
        List<String> values = new ArrayList<>();
        result.observation()
                .path("markers")
                .forEach(marker -> values.add(marker.path("percent").asString("")));
        values.add(result.observation().path("viability").asString(""));
        if (result.method().equals("numeric")) {
            return rounded(result);
        }
        values.removeIf(String::isEmpty);
        String reported = result.evaluated().reported();
        boolean changed = values.stream()
                .anyMatch(value -> !Pattern.compile("(?<![0-9.])" + Pattern.quote(value) + " %")
                        .matcher(reported)
                        .find());
        return changed ? Optional.of(String.join(" / ", values) + " %") : Optional.empty();
    }

    /** The measured number with its unit, where the reported one is another. */
    private static Optional<String> rounded(Result result) {
        String measured = result.observation().path("value").asString("");
        String reported = result.evaluation().path("values").path("rounded").asString("");
        return measured.isEmpty() || reported.isEmpty() || reported.equals(measured)
                ? Optional.empty()
                : Optional.of(
                        (measured + " " + result.observation().path("unit").asString("")).strip());
    }

    private Act performed(Result result) {
        boolean invented = constructed.contains("performedAt");
        return new Act(result.by().printedName(), new Moment(result.performedAt(), zone, invented));
    }

    private Act reviewed(Review review) {
        return new Act(review.by().printedName(), Moment.of(review.at(), zone));
    }

    private List<Integer> notesOf(LotTest test, Optional<Result> result) {
        List<Integer> numbers = new ArrayList<>();
        Footnotes.rule(test.specification()).ifPresent(rule -> numbers.add(notes.number(rule)));
        Footnotes.range(test.specification()).ifPresent(range -> numbers.add(notes.number(range)));
        boolean censored = result.filter(done -> done.evaluated().reported().matches("(?s).*[<>].*"))
                .isPresent();
        if (censored) {
            numbers.add(notes.number(Footnotes.censored()));
        }
        if (test.attempts().size() > 1) {
            numbers.add(notes.number(Footnotes.attempts(test.attempts().size())));
        }
        test.investigations().forEach(one -> numbers.add(notes.number(Footnotes.investigation(one))));
        return numbers;
    }
}

package io.lotgate.certificate;

import io.lotgate.certificate.CertificateContent.Act;
import io.lotgate.certificate.CertificateContent.External;
import io.lotgate.certificate.CertificateContent.Moment;
import io.lotgate.certificate.CertificateContent.Stated;
import io.lotgate.certificate.CertificateContent.TestLine;
import io.lotgate.evaluation.Evaluator;
import io.lotgate.lot.Conclusion;
import io.lotgate.lot.LotInvestigation;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Result;
import io.lotgate.lot.Review;
import io.lotgate.lot.Signed;
import io.lotgate.lot.TestConclusion;
import io.lotgate.lot.TestPhase;
import io.lotgate.specification.TestSpecification;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The table of results of a certificate, and the numbered notes its lines refer to. */
final class TestLines {
    private static final MathContext THREE_FIGURES_DOWN = new MathContext(3, RoundingMode.DOWN);

    private final Evaluator evaluator;
    private final String zone;
    private final List<String> constructed;
    private final List<String> notes = new ArrayList<>();

    TestLines(Evaluator evaluator, String zone, List<String> constructed) {
        this.evaluator = evaluator;
        this.zone = zone;
        this.constructed = constructed;
    }

    /** @param open what stands for a test that is not concluded */
    List<TestLine> of(List<LotTest> tests, Judgement open) {
        return tests.stream().map(test -> line(test, open)).toList();
    }

    /** The notes, numbered from 1 in the order their lines asked for them. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    private TestLine line(LotTest test, Judgement open) {
        TestSpecification specification = test.specification();
        Optional<LotTest.Attempt> stands = test.standing().filter(attempt -> test.phase() == TestPhase.CONCLUDED);
        Optional<Result> result = stands.map(attempt -> attempt.result().record());
        return new TestLine(
                specification.id(),
                specification.name(),
                Stated.of(specification.methodReference()),
                SamplePoint.valueOf(specification.samplePoint()),
                specification.gate(),
                limits(specification, result),
                result.map(this::reported).orElse(List.of()),
                result.flatMap(TestLines::measured),
                result.map(done -> judgement(test, done))
                        .orElse(test.phase() == TestPhase.NOT_NEEDED ? Judgement.NOT_CONCLUDED : open),
                result.map(this::performed),
                stands.flatMap(LotTest.Attempt::review).map(review -> reviewed(review.record())),
                result.flatMap(Result::external).map(report -> new External(report.laboratory(), report.number())),
                notesOf(test, result));
    }

    /** The limits as filed, and for endotoxin what they come to per mL of this dose, so that result and limit compare. */
    private List<Stated> limits(TestSpecification specification, Optional<Result> result) {
        List<Stated> limits =
                new ArrayList<>(evaluator.limits(specification.method(), specification.criterion()).stream()
                        .map(Stated::of)
                        .toList());
        result.map(done -> done.evaluation().path("values").path("limitPerMl").asString(""))
                .filter(perMl -> specification.method().equals("endotoxin") && !perMl.isEmpty())
                .map(perMl -> new BigDecimal(perMl).round(THREE_FIGURES_DOWN).toPlainString())
                .ifPresent(perMl -> limits.add(Stated.of("here ≤ " + perMl + " EU/mL")));
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
                .map(Stated::of)
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
        rule(test.specification()).ifPresent(rule -> numbers.add(number(rule)));
        boolean censored = result.filter(done -> done.evaluated().reported().matches("(?s).*[<>].*"))
                .isPresent();
        if (censored) {
            numbers.add(
                    number("A result with < or > lies beyond the limit of quantification of the method and is judged"
                            + " by its unfavourable end."));
        }
        if (test.attempts().size() > 1) {
            numbers.add(number("This test was entered " + test.attempts().size()
                    + " times; every attempt and its reason" + " stands in the lot's record."));
        }
        test.investigations().forEach(one -> numbers.add(number(investigation(one))));
        return numbers;
    }

    private static String investigation(LotInvestigation one) {
        return "Investigation " + one.opened().number() + ": "
                + one.concluded()
                        .map(Signed::record)
                        .map(done -> finding(done.finding())
                                + done.cause()
                                        .map(cause -> " Cause: " + cause + ".")
                                        .orElse("")
                                + " Reason: " + done.reason())
                        .orElse("open.");
    }

    private static String finding(Conclusion.Finding finding) {
        return switch (finding) {
            case CONFIRMED -> "the result out of specification is confirmed.";
            case NO_CAUSE_FOUND -> "no cause was found, the result stands.";
            case INVALIDATED -> "the first result was invalidated for a proven cause.";
            case ACCEPTED_BY_ASSESSMENT -> "accepted by assessment of the quality unit.";
        };
    }

    private static Optional<String> rule(TestSpecification test) {
        return switch (test.method()) {
            case "numeric", "markers", "cell-count" -> Optional.of(rounding(test.criterion()));
            case "dose-per-kg", "endotoxin" -> Optional.of("Calculated values are compared with the limit unrounded.");
            default -> Optional.empty();
        };
    }

    private static String rounding(JsonNode criterion) {
        String rule = criterion.path("rounding").asString("usp");
        String signs = "; ≥ and ≤ include the limit, > and < do not.";
        return switch (rule) {
            case "none" -> "Measured values are compared with the limit unrounded" + signs;
            case "e29" ->
                "Measured values are rounded half to even to the decimals of the limit (ASTM E29) and compared as rounded"
                        + signs;
            default ->
                "Measured values are rounded half up to the decimals of the limit (USP 7.20) and compared as rounded"
                        + signs;
        };
    }

    private int number(String note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
        return notes.indexOf(note) + 1;
    }
}

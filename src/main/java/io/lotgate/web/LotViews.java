package io.lotgate.web;

import io.lotgate.evaluation.Evaluator;
import io.lotgate.ledger.Signature;
import io.lotgate.lot.Act;
import io.lotgate.lot.Detail;
import io.lotgate.lot.Lot;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Registration;
import io.lotgate.lot.Result;
import io.lotgate.lot.Signed;
import io.lotgate.lot.TestPhase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** What pages show of a lot. */
@Component
final class LotViews {
    private final Evaluator evaluator;
    private final Clock clock;

    LotViews(Evaluator evaluator, @Qualifier("lotgateClock") Clock clock) {
        this.evaluator = evaluator;
        this.clock = clock;
    }

    static ZoneId zone(Lot lot) {
        return ZoneId.of(lot.registration().zone());
    }

    static String href(Lot lot) {
        return "/lotgate/lots/" + lot.registration().number();
    }

    static String href(Lot lot, LotTest test) {
        return href(lot) + "/tests/" + test.specification().id();
    }

    LotHeadView head(Lot lot) {
        Registration facts = lot.registration();
        return new LotHeadView(
                facts.number(),
                facts.number(),
                lot.specification().name().en(),
                lot.specification().abbreviation() + ", specification version "
                        + lot.specification().version(),
                facts.donorType(),
                facts.recipient(),
                lot.status().name(),
                LeftView.shelf(clock.instant(), facts.expiresAt(), TimeView.of(facts.expiresAt(), zone(lot))));
    }

    TestHeadView head(Lot lot, LotTest test, int attempt) {
        var specification = test.specification();
        return new TestHeadView(
                specification.name().en(),
                Words.method(specification.method()),
                specification.methodReference(),
                limits(test),
                Words.samplePoint(specification.samplePoint()),
                specification.gate().name(),
                due(lot, test),
                attempt);
    }

    List<String> limits(LotTest test) {
        return evaluator.limits(
                test.specification().method(), test.specification().criterion());
    }

    TestRow row(Lot lot, LotTest test) {
        Optional<LotTest.Attempt> latest = test.standing();
        Optional<Result> result = latest.map(attempt -> attempt.result().record());
        boolean perform = test.phase() == TestPhase.TO_PERFORM && !lot.closed(test);
        boolean review = test.phase() == TestPhase.TO_REVIEW && !lot.closed(test);
        boolean investigated = test.phase() == TestPhase.INVESTIGATION && !lot.closed(test);
        return new TestRow(
                test.specification().name().en(),
                test.specification().methodReference(),
                Words.samplePoint(test.specification().samplePoint()),
                limits(test),
                result.map(done -> done.evaluated().reported()).orElse("")
                        + (result.isPresent()
                                        && lot.registration()
                                                .constructed()
                                                .contains("test."
                                                        + test.specification().id())
                                ? " (constructed)"
                                : ""),
                verdict(test),
                test.phase().name(),
                test.phase() == TestPhase.CONCLUDED || test.phase() == TestPhase.NOT_NEEDED
                        ? LeftView.none()
                        : due(lot, test),
                latest.flatMap(attempt -> signature(attempt.result(), zone(lot))),
                latest.flatMap(LotTest.Attempt::review).flatMap(done -> signature(done, zone(lot))),
                test.specification().gate().name(),
                result.flatMap(Result::external)
                        .map(Result.ExternalReport::laboratory)
                        .orElse(""),
                test.attempts().size(),
                result.isPresent() ? href(lot, test) : "",
                perform || review || investigated ? taskHref(lot, test) : "",
                perform ? "Perform" : review ? "Review" : investigated ? "Investigation" : "");
    }

    /** Where the next step of a test is done. */
    static String taskHref(Lot lot, LotTest test) {
        return href(lot, test)
                + switch (test.phase()) {
                    case TO_PERFORM -> "/perform";
                    case INVESTIGATION -> "/investigation";
                    default -> "";
                };
    }

    /** What is not plainly conforming, the gravest first. */
    List<ConcernRow> concerns(Lot lot) {
        List<ConcernRow> concerns = new ArrayList<>();
        lot.events()
                .holds()
                .forEach(hold -> concerns.add(new ConcernRow(
                        VerdictView.none(),
                        "On hold",
                        hold.detail().reason(),
                        "Open",
                        ActController.href(lot, Act.Topic.STATUS))));
        lot.tests().stream()
                .map(test -> new TestConcerns(lot, test, limits(test)))
                .sorted(Comparator.comparingInt(TestConcerns::rank))
                .forEach(test -> test.row().ifPresent(concerns::add));
        lot.received()
                .map(Signed::record)
                .flatMap(io.lotgate.lot.Reception::deviation)
                .ifPresent(deviation -> concerns.add(
                        new ConcernRow(VerdictView.none(), "Sample receipt", "Deviation: " + deviation, "", "")));
        lot.batchRecord().map(Signed::record).ifPresent(review -> review.answers().stream()
                .filter(answer -> !answer.yes())
                .forEach(answer -> concerns.add(new ConcernRow(
                        VerdictView.none(), "Batch record", answer.text() + ": no. " + answer.remark(), "", ""))));
        lot.events()
                .of(Detail.DeviationOpened.class)
                .forEach(one -> concerns.add(new ConcernRow(
                        VerdictView.none(),
                        "Deviation " + one.detail().number(),
                        one.detail().gravity().name().toLowerCase(java.util.Locale.ROOT)
                                + (lot.openDeviations().contains(one) ? ", open: " : ", closed: ")
                                + one.detail().description(),
                        "Open",
                        ActController.href(lot, Act.Topic.DEVIATIONS))));
        return concerns;
    }

    static VerdictView verdict(LotTest test) {
        return new VerdictView(test.verdict().map(Enum::name).orElse(""), test.previouslyOutOfSpecification());
    }

    static <T extends Record> Optional<SignatureView> signature(Signed<T> signed, ZoneId zone) {
        return signed.signatures().stream().findFirst().map(signature -> view(signature, signed, zone));
    }

    private static SignatureView view(Signature signature, Signed<?> signed, ZoneId zone) {
        return new SignatureView(
                signature.signer().printedName(),
                signature.meaning(),
                String.join(
                        ", ",
                        signature.signer().roles().stream().map(Session::words).toList()),
                TimeView.of(signature.at(), zone),
                signed.broken());
    }

    LeftView due(Lot lot, LotTest test) {
        return test.dueAt()
                .map(at -> LeftView.of(clock.instant(), at, TimeView.of(at, zone(lot))))
                .orElse(LeftView.none());
    }

    Instant now() {
        return clock.instant();
    }
}

package io.lotgate.lot;

import io.lotgate.evaluation.Verdict;
import io.lotgate.specification.Gate;
import io.lotgate.specification.InputSource;
import io.lotgate.specification.TestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Derives from a lot's records where each of its tests stands. */
record TestStates(Lot lot) {

    LotTest of(TestSpecification test) {
        List<LotTest.Attempt> attempts = lot.results().stream()
                .filter(result -> result.record().test().equals(test.id()))
                .map(result ->
                        new LotTest.Attempt(result, reviewOf(result.record().id())))
                .toList();
        List<LotInvestigation> investigations = lot.investigations().of(test.id(), attempts);
        List<String> waitsFor = waitsFor(test);
        Optional<Instant> due = lot.reception()
                .filter(reception -> test.gate() != Gate.ADMINISTRATION) // whenever it is given
                .map(reception -> reception.receivedAt().plus(test.due()));
        LotTest state = new LotTest(test, TestPhase.WAITING, attempts, investigations, waitsFor, due);
        return new LotTest(test, phase(state), attempts, investigations, waitsFor, due);
    }

    private TestPhase phase(LotTest test) {
        TestPhase next = next(test);
        boolean open = next == TestPhase.TO_PERFORM && test.openInvestigation().isEmpty();
        return open && new Bedside(lot).withdrawn(test.specification()) ? TestPhase.NOT_NEEDED : next;
    }

    private TestPhase next(LotTest test) {
        if (lot.received().isEmpty() || !test.waitsFor().isEmpty()) {
            return TestPhase.WAITING;
        }
        if (test.latest().isEmpty()) {
            return TestPhase.TO_PERFORM;
        }
        LotTest.Attempt last = test.latest().get();
        if (last.returned() || last.result().record().judged() == Verdict.INVALID) {
            return TestPhase.TO_PERFORM;
        }
        if (last.review().isEmpty()) {
            return TestPhase.TO_REVIEW;
        }
        if (test.openInvestigation().isPresent()) {
            return test.openInvestigation().get().phase() == LotInvestigation.Phase.RETESTING
                    ? TestPhase.TO_PERFORM
                    : TestPhase.INVESTIGATION;
        }
        return test.awaitsReplacement() || test.followUpDue() ? TestPhase.TO_PERFORM : TestPhase.CONCLUDED;
    }

    private List<String> waitsFor(TestSpecification test) {
        return test.inputs().values().stream()
                .map(InputSource::parse)
                .flatMap(Optional::stream)
                .filter(InputSource.TestValue.class::isInstance)
                .map(source -> ((InputSource.TestValue) source).test())
                .distinct()
                .filter(source -> lot.test(source)
                        .filter(t -> t.phase() == TestPhase.CONCLUDED)
                        .isEmpty())
                .map(source ->
                        lot.specification().test(source).map(t -> t.name().en()).orElse(source))
                .toList();
    }

    private Optional<Signed<Review>> reviewOf(UUID result) {
        return lot.reviews().stream()
                .filter(review -> review.record().result().equals(result))
                .findFirst();
    }
}

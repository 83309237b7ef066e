package io.lotgate.lot;

import io.lotgate.specification.Gate;
import io.lotgate.specification.TestSpecification;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tests at the point of administration: each dose has its own, and only they, or an investigation that is open, stand in
 * the way of it.
 */
record Bedside(Lot lot) {

    /** The tests of the lot, in the order of its specification, those of the first dose before those of the second. */
    List<TestSpecification> panel() {
        List<Dose> doses = lot.stock().doses();
        return doses.size() < 2
                ? lot.specification().tests()
                : lot.specification().tests().stream()
                        .flatMap(test -> test.gate() == Gate.ADMINISTRATION
                                ? doses.stream().map(dose -> test.forDose(dose.number()))
                                : Stream.of(test))
                        .toList();
    }

    /** Whether the dose of this test was withdrawn, so that nobody performs it any more. */
    boolean withdrawn(TestSpecification test) {
        return lot.stock().doses().stream()
                .filter(dose -> dose.withdrawn().isPresent())
                .anyMatch(dose -> belongs(test, dose));
    }

    /** Why this dose is not given: its own test is missing or does not conform, or any dose's is under investigation. */
    Optional<String> hindrance(Dose dose) {
        return lot.tests().stream()
                .filter(test -> belongs(test.specification(), dose) && !test.conforms())
                .findFirst()
                .map(test -> test.specification().name().en()
                        + (test.phase() == TestPhase.CONCLUDED
                                ? " does not conform: the dose is not given."
                                : " stands before the administration and is not concluded."))
                .or(() -> lot.tests().stream()
                        .filter(test -> test.specification().gate() == Gate.ADMINISTRATION)
                        .flatMap(test -> test.openInvestigation().stream())
                        .findFirst()
                        .map(open -> "Investigation " + open.opened().number()
                                + " of another dose of this lot is open: its cause may lie in the lot."));
    }

    private boolean belongs(TestSpecification test, Dose dose) {
        return lot.specification().tests().stream()
                .filter(one -> one.gate() == Gate.ADMINISTRATION)
                .anyMatch(one -> one.forDose(dose.number()).id().equals(test.id()));
    }
}

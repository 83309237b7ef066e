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
        return lot.specification().tests().stream()
                .flatMap(test -> test.gate() == Gate.ADMINISTRATION
                        ? Stream.concat(
                                Stream.of(test), doses.stream().skip(1).map(dose -> test.forDose(dose.number())))
                        : Stream.of(test))
                .toList();
    }

    /** The dose that a test belongs to, once it is asked for; nothing for any other test. */
    Optional<Dose> dose(TestSpecification test) {
        return test.gate() == Gate.ADMINISTRATION
                ? lot.stock().doses().stream()
                        .filter(dose -> number(test) == dose.number())
                        .findFirst()
                : Optional.empty();
    }

    /** Whether the dose was given or withdrawn before anybody performed its test. */
    boolean unneeded(LotTest test) {
        return test.attempts().isEmpty()
                && dose(test.specification()).filter(Dose::over).isPresent();
    }

    /** Why this dose is not given: its own test is missing or does not conform, or any dose's is under investigation. */
    Optional<String> hindrance(Dose dose) {
        List<LotTest> tests = lot.tests().stream()
                .filter(test -> test.specification().gate() == Gate.ADMINISTRATION)
                .toList();
        return tests.stream()
                .filter(test -> number(test.specification()) == dose.number() && !test.conforms())
                .findFirst()
                .map(test -> test.specification().name().en()
                        + (test.phase() == TestPhase.CONCLUDED
                                ? " does not conform: the dose is not given."
                                : " stands before the administration and is not concluded."))
                .or(() -> tests.stream()
                        .flatMap(test -> test.openInvestigation().stream())
                        .findFirst()
                        .map(open -> "Investigation " + open.opened().number()
                                + " of another dose of this lot is open: its cause may lie in the lot."));
    }

    private static int number(TestSpecification test) {
        int dot = test.id().indexOf('.');
        return dot < 0 ? 1 : Integer.parseInt(test.id(), dot + 1, test.id().length(), 10);
    }
}

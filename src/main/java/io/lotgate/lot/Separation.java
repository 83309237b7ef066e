package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import java.util.Optional;

/** Who may not perform or review a test any more because of what else they did to the lot, before or since. */
record Separation(Lot lot, LotTest test, Actor by) {

    /** Why this person does not perform the test now. */
    Optional<Refusal> performing() {
        return decided().or(this::approved).or(this::suspect);
    }

    /** Why this person has nothing to do with any result of the lot: they decided it. */
    Optional<Refusal> decided() {
        return refused(
                lot.decisions().stream().anyMatch(one -> mine(one.record().by())),
                "You decided this lot. Another person performs and reviews its tests.");
    }

    /** Retests and replacements are not made by who approved them. */
    private Optional<Refusal> approved() {
        return refused(
                test.investigations().stream()
                        .anyMatch(one -> one.plan()
                                        .filter(plan -> mine(plan.record().by()))
                                        .isPresent()
                                || one.concluded()
                                        .filter(done -> mine(done.record().by()))
                                        .isPresent()),
                "You approved a step of this test's investigation. Another analyst performs it.");
    }

    /** Retests are made by another person than the result they look into, or any correction of it. */
    private Optional<Refusal> suspect() {
        return refused(
                test
                        .openInvestigation()
                        .filter(one -> one.phase() == LotInvestigation.Phase.RETESTING)
                        .map(LotInvestigation::opened)
                        .map(Investigation::result)
                        .stream()
                        .flatMap(result -> test.corrections(result).stream())
                        .anyMatch(attempt -> mine(attempt.result().record().by())),
                "You performed the result under investigation. A second analyst makes the retests.");
    }

    private boolean mine(Actor other) {
        return other.person().equals(by.person());
    }

    private static Optional<Refusal> refused(boolean why, String message) {
        return why ? Optional.of(Refusal.notAllowed(message)) : Optional.empty();
    }
}

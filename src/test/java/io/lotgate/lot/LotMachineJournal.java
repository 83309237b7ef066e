package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Every record of a lot in the order it was made, and plain questions about them. */
record LotMachineJournal(List<Record> records) {

    <T> Stream<T> all(Class<T> type) {
        return records.stream().filter(type::isInstance).map(type::cast);
    }

    private <D extends Detail> Stream<Event<?>> events(Class<D> type) {
        return records.stream()
                .filter(Event.class::isInstance)
                .<Event<?>>map(record -> (Event<?>) record)
                .filter(event -> type.isInstance(event.detail()));
    }

    boolean has(Class<? extends Detail> type) {
        return events(type).findAny().isPresent();
    }

    Optional<Result> result(UUID id) {
        return all(Result.class).filter(result -> result.id().equals(id)).findFirst();
    }

    List<Result> results(String test) {
        return all(Result.class).filter(result -> result.test().equals(test)).toList();
    }

    Optional<Review> review(UUID result) {
        return all(Review.class)
                .filter(review -> review.result().equals(result))
                .findFirst();
    }

    /** Reviewed, accepted and of a run that counts. */
    boolean stands(Result result) {
        return !result.verdict().equals("INVALID")
                && review(result.id()).filter(Review::accepted).isPresent();
    }

    List<Result> authorised(UUID by) {
        return all(Result.class)
                .filter(result -> result.authorisation().equals(Optional.of(by)))
                .toList();
    }

    String test(UUID investigation) {
        return investigation(investigation).test();
    }

    private Investigation investigation(UUID id) {
        return all(Investigation.class)
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    Optional<LaboratoryPhase> laboratory(UUID investigation) {
        return all(LaboratoryPhase.class)
                .filter(one -> one.investigation().equals(investigation))
                .findFirst();
    }

    Optional<RetestPlan> plan(UUID investigation) {
        return all(RetestPlan.class)
                .filter(one -> one.investigation().equals(investigation))
                .findFirst();
    }

    Optional<Conclusion> conclusion(UUID investigation) {
        return all(Conclusion.class)
                .filter(one -> one.investigation().equals(investigation))
                .findFirst();
    }

    /** The result under investigation and every correction of it. */
    List<Result> suspects(UUID investigation) {
        List<Result> suspects = new ArrayList<>();
        suspects.add(result(investigation(investigation).result()).orElseThrow());
        all(Result.class)
                .filter(one -> one.kind() == AttemptKind.CORRECTION)
                .filter(one ->
                        suspects.stream().anyMatch(suspect -> one.replaces().equals(Optional.of(suspect.id()))))
                .forEach(suspects::add);
        return suspects;
    }

    /**
     * Whether a result that does not conform no longer stands in the way: a follow-up that conforms extends it, or QA
     * invalidated or accepted it, or what it was corrected to, by a conclusion made later.
     */
    boolean madeGood(Result bad) {
        boolean concluded = all(Conclusion.class)
                .filter(one -> one.finding() == Conclusion.Finding.INVALIDATED
                        || one.finding() == Conclusion.Finding.ACCEPTED_BY_ASSESSMENT)
                .filter(one -> test(one.investigation()).equals(bad.test()))
                .anyMatch(one -> records.indexOf(one) > records.indexOf(bad));
        boolean followed = bad.verdict().equals("INCONCLUSIVE")
                && results(bad.test()).stream()
                        .filter(later -> records.indexOf(later) > records.indexOf(bad))
                        .anyMatch(later -> later.kind() == AttemptKind.FOLLOW_UP
                                && later.verdict().equals("CONFORMS")
                                && stands(later));
        return concluded || followed;
    }

    boolean performed(String test, Actor by) {
        return results(test).stream().anyMatch(result -> LotMachineAudit.same(result.by(), by));
    }

    /** Whether this person performed the test or recorded the laboratory's part of its investigation. */
    boolean tookPart(UUID investigation, Actor by) {
        return performed(test(investigation), by)
                || laboratory(investigation)
                        .filter(phase -> LotMachineAudit.same(phase.by(), by))
                        .isPresent();
    }

    /** Whether this person performed, reviewed or looked into anything of the lot. */
    boolean tookPart(Actor by) {
        return Stream.of(
                        all(Result.class).map(Result::by),
                        all(Review.class).map(Review::by),
                        all(LaboratoryPhase.class).map(LaboratoryPhase::by))
                .flatMap(one -> one)
                .anyMatch(one -> LotMachineAudit.same(one, by));
    }

    boolean decided(Actor by) {
        return all(Disposition.class).anyMatch(one -> LotMachineAudit.same(one.by(), by));
    }

    Optional<Decision> decision() {
        return all(Disposition.class).map(Disposition::decision).reduce((first, last) -> last);
    }

    boolean decidedFinally() {
        return decision().filter(last -> last != Decision.CONDITIONAL_RELEASE).isPresent();
    }

    List<Event<?>> openHolds() {
        List<UUID> lifted = events(Detail.HoldLifted.class)
                .map(event -> ((Detail.HoldLifted) event.detail()).hold())
                .toList();
        return events(Detail.Hold.class)
                .filter(hold -> !lifted.contains(hold.id()))
                .toList();
    }

    /** Whether a major or critical deviation is open, or one was closed with: the lot may not be used. */
    boolean graveDeviations() {
        List<Detail.DeviationClosed> closed = events(Detail.DeviationClosed.class)
                .map(event -> (Detail.DeviationClosed) event.detail())
                .toList();
        boolean open = events(Detail.DeviationOpened.class)
                .filter(event -> ((Detail.DeviationOpened) event.detail()).gravity() != Detail.Gravity.MINOR)
                .anyMatch(event ->
                        closed.stream().noneMatch(one -> one.deviation().equals(event.id())));
        return open || closed.stream().anyMatch(one -> !one.acceptable());
    }

    /** Whether the last thing said about the dose's weight is a check that passed. */
    boolean checked(UUID dose) {
        return Stream.concat(events(Detail.DoseChecked.class), events(Detail.WeightChanged.class))
                .filter(event -> event.detail() instanceof Detail.DoseChecked check
                        ? check.dose().equals(dose)
                        : ((Detail.WeightChanged) event.detail()).dose().equals(dose))
                .sorted(java.util.Comparator.comparingInt(records::indexOf))
                .reduce((first, last) -> last)
                .filter(last -> last.detail() instanceof Detail.DoseChecked check && check.passed())
                .isPresent();
    }
}

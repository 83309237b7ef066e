package io.lotgate.lot;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Everything on record about the investigations of a lot, oldest first. */
public record Investigations(
        List<Investigation> opened,
        List<LaboratoryPhase> laboratory,
        List<Signed<RetestPlan>> plans,
        List<Signed<Conclusion>> conclusions) {
    static final Investigations NONE = new Investigations(List.of(), List.of(), List.of(), List.of());

    public Investigations {
        opened = List.copyOf(opened);
        laboratory = List.copyOf(laboratory);
        plans = List.copyOf(plans);
        conclusions = List.copyOf(conclusions);
    }

    /** The investigations of one test, oldest first. */
    List<LotInvestigation> of(String test, List<LotTest.Attempt> attempts) {
        return opened.stream()
                .filter(investigation -> investigation.test().equals(test))
                .map(investigation -> state(investigation, attempts))
                .toList();
    }

    private LotInvestigation state(Investigation investigation, List<LotTest.Attempt> attempts) {
        UUID id = investigation.id();
        Optional<Signed<RetestPlan>> plan = plans.stream()
                .filter(one -> one.record().investigation().equals(id))
                .findFirst();
        long retests = attempts.stream()
                .filter(attempt -> plan.isPresent()
                        && attempt.stands()
                        && attempt.authorisedBy(plan.get().record().id()))
                .count();
        return new LotInvestigation(
                investigation,
                laboratory.stream()
                        .filter(one -> one.investigation().equals(id))
                        .findFirst(),
                plan,
                conclusions.stream()
                        .filter(one -> one.record().investigation().equals(id))
                        .findFirst(),
                Math.toIntExact(retests));
    }
}

package io.lotgate.intake;

import io.lotgate.intake.AsmFile.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Populations of flow cytometry of the Allotrope Simple Model, each with its events and those of the population it is
 * nested in. The outermost one has no parent and is no proposal.
 */
final class AsmFlow {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_PATH = 500;

    private final Supplier<Draft> drafts;
    private final List<Proposal> proposals = new ArrayList<>();

    /** @param drafts new drafts that bear the sample already */
    private AsmFlow(Supplier<Draft> drafts) {
        this.drafts = drafts;
    }

    static List<Proposal> read(Part measurement, Supplier<Draft> drafts) {
        AsmFlow flow = new AsmFlow(drafts);
        for (Part result : measurement
                .in("processed data aggregate document")
                .in("processed data document")
                .items()) {
            flow.within(result, "", Optional.empty());
        }
        return flow.proposals;
    }

    private void within(Part holder, String path, Optional<Cell> parent) {
        for (Part group : holder.in("population aggregate document").items()) {
            for (Part population : group.in("population document").items()) {
                population(population, path, parent);
            }
        }
    }

    private void population(Part population, String above, Optional<Cell> parent) {
        if (proposals.size() >= GateCounts.MOST_GATES) {
            return;
        }
        String name = Cell.cut(
                population.first("written name", "population identifier").cell().stripped(), LONGEST_NAME);
        String path = parent.isEmpty() ? "" : Cell.cut(above.isEmpty() ? name : above + " / " + name, LONGEST_PATH);
        Cell events = population.in("count").cell();
        parent.ifPresent(whole -> {
            Draft draft = drafts.get();
            draft.well(new Well("", path, List.of(), false));
            GateCounts.take(draft, events, whole);
            proposals.add(draft.proposal());
        });
        within(population, path, Optional.of(events));
    }
}

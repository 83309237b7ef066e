package io.lotgate.web;

import io.lotgate.intake.Proposal;
import io.lotgate.intake.Well;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the preview of an instrument's file shows of each sample, by what was measured. */
final class MeasuredColumns {
    private MeasuredColumns() {}

    static List<String> headings(Proposal.Kind kind) {
        return switch (kind) {
            case CELL_COUNT -> List.of("Viable cells/mL", "Viability %", "Measured");
            case DIGITAL_PCR ->
                List.of("Well", "Target", "Positive", "Accepted", "Copies/\u00B5L", "Interval", "Measured");
            case QUANTITATIVE_PCR -> List.of("Well", "Target", "Quantity", "Cq", "Measured");
            case FLOW_CYTOMETRY -> List.of("Population", "Events", "Parent events", "% of parent", "Measured");
            case VALUE -> List.of("Well", "Target", "Value", "Unit", "Measured");
            case WORKSHEET -> List.of("Entered");
        };
    }

    static List<String> values(Proposal proposal) {
        String measured = proposal.performedAt().orElse("");
        Optional<Well> well = proposal.well();
        String name = well.map(Well::name).orElse("");
        String target = well.map(Well::target).orElse("");
        return switch (proposal.kind()) {
            case CELL_COUNT -> List.of(at(proposal, "/viablePerMl"), first(proposal, "/viability", "/value"), measured);
            case DIGITAL_PCR ->
                List.of(
                        name,
                        target,
                        at(proposal, "/wells/0/positives"),
                        at(proposal, "/wells/0/accepted"),
                        at(proposal, "/wells/0/instrument/copiesPerUl"),
                        interval(proposal),
                        measured);
            case QUANTITATIVE_PCR ->
                List.of(name, target, first(proposal, "/quantity", "/value"), at(proposal, "/cq"), measured);
            case WORKSHEET -> List.of(entered(proposal));
            case VALUE -> List.of(name, target, first(proposal, "/value", "/result"), at(proposal, "/unit"), measured);
            case FLOW_CYTOMETRY ->
                List.of(
                        target,
                        at(proposal, "/positives"),
                        at(proposal, "/examined"),
                        at(proposal, "/percent"),
                        measured);
        };
    }

    private static String entered(Proposal proposal) {
        return proposal.origins().stream()
                .map(origin -> origin.column() + " " + origin.printed())
                .collect(Collectors.joining("; "));
    }

    private static String interval(Proposal proposal) {
        String lower = at(proposal, "/wells/0/instrument/lower");
        String upper = at(proposal, "/wells/0/instrument/upper");
        return lower.isEmpty() || upper.isEmpty() ? "" : lower + " to " + upper;
    }

    /** A test may take the value under its method's name. */
    private static String first(Proposal proposal, String pointer, String other) {
        String value = at(proposal, pointer);
        return value.isEmpty() ? at(proposal, other) : value;
    }

    private static String at(Proposal proposal, String pointer) {
        return proposal.observation().at(pointer).asString("");
    }
}

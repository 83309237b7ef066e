package io.lotgate.intake;

import io.lotgate.evaluation.Finding;
import io.lotgate.evaluation.Severity;
import io.lotgate.intake.Proposal.Kind;
import io.lotgate.specification.TestSpecification;
import io.lotgate.value.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings what was measured into the form that a test's evaluation method takes. Which kind of file a test takes, its
 * specification says by {@code intake}; a method that only one kind can fill says it by itself.
 */
final class Fitting {
    private static final String PERCENT = "%";
    private static final List<String> PER_ML = List.of("/mL", "{cells}/mL", "{cell}/mL", "1/mL");

    private Fitting() {}

    /** The kind of file that fills a test's values, if any does. */
    static Optional<Kind> kind(TestSpecification test) {
        if (!test.intake().isEmpty()) {
            return Arrays.stream(Kind.values())
                    .filter(kind -> kind != Kind.WORKSHEET && kind.intake().equals(test.intake()))
                    .findFirst();
        }
        return switch (test.method()) {
            case "digital-pcr" -> Optional.of(Kind.DIGITAL_PCR);
            case "markers", "rare-cells" -> Optional.of(Kind.FLOW_CYTOMETRY);
            default -> Optional.empty();
        };
    }

    static Proposal fit(TestSpecification test, Proposal proposal) {
        if (!kind(test).equals(Optional.of(proposal.kind()))) {
            return proposal.with(error(
                    "NOT_FOR_THIS_TEST",
                    "this is a " + words(proposal.kind()) + ", which this test does not take. Choose its own file."));
        }
        if (test.method().equals(proposal.kind().intake())) {
            return proposal;
        }
        return switch (test.method()) {
            case "dose-per-kg" -> proposal.kind() == Kind.CELL_COUNT ? dose(test, proposal) : unfit(test, proposal);
            case "numeric" -> numeric(test, proposal);
            case "rare-cells" -> proposal.kind() == Kind.VALUE ? unfit(test, proposal) : rare(proposal);
            case "endotoxin" -> endotoxin(test, proposal);
            case "markers" -> proposal.kind() == Kind.VALUE ? unfit(test, proposal) : marker(test, proposal);
            default -> unfit(test, proposal);
        };
    }

    private static Proposal dose(TestSpecification test, Proposal count) {
        if (test.inputs().containsKey(Draft.VIABLE_PER_ML)) {
            return count.with(error(
                    "VALUE_GIVEN_ELSEWHERE",
                    "the specification takes the viable cells per mL of this test from another one: read the file"
                            + " there."));
        }
        return only(count, "viablePerMl", Draft.VIABLE_PER_ML, "viablePerMl", "");
    }

    private static Proposal numeric(TestSpecification test, Proposal proposal) {
        String unit = test.criterion().path("unit").asString("");
        if (proposal.kind() == Kind.CELL_COUNT && unit.equals(PERCENT)) {
            return only(proposal, "viability", Draft.VIABILITY, "value", unit);
        }
        if (proposal.kind() == Kind.CELL_COUNT && PER_ML.contains(unit)) {
            return only(proposal, "viablePerMl", Draft.VIABLE_PER_ML, "value", unit);
        }
        if (proposal.kind() == Kind.QUANTITATIVE_PCR && !unit.isEmpty()) {
            return only(proposal, "quantity", "/quantity", "value", unit)
                    .with(new Finding(
                            "UNIT_OF_STANDARDS",
                            Severity.WARNING,
                            "/value",
                            "the file gives no unit: the quantity is in that of its standards. Make sure that it is "
                                    + Cell.quoted(unit) + "."));
        }
        if (proposal.kind() == Kind.VALUE) {
            return measured(test, proposal, unit, "value");
        }
        return proposal.with(error(
                "UNIT_MISMATCH",
                "a " + words(proposal.kind()) + " gives no value in " + Cell.quoted(unit)
                        + ", the unit of this test. Enter the value by hand."));
    }

    /** The concentration; volume and body weight are the lot's. */
    private static Proposal endotoxin(TestSpecification test, Proposal proposal) {
        return proposal.kind() == Kind.VALUE ? measured(test, proposal, "[EU]/mL", "result") : unfit(test, proposal);
    }

    private static Proposal unfit(TestSpecification test, Proposal proposal) {
        return proposal.with(error(
                "NOT_FOR_THIS_TEST",
                "a " + words(proposal.kind()) + " does not fill the method " + test.method()
                        + ". Enter the values by hand."));
    }

    /** A value in its own unit, which the method converts exactly. */
    private static Proposal measured(TestSpecification test, Proposal proposal, String unit, String as) {
        if (test.criterion().has("replicates")) {
            return proposal.with(error(
                    "NOT_FOR_THIS_TEST",
                    "this test asks for every replicate, and a column map reads one value a row. Enter them by hand."));
        }
        String given = proposal.observation().path("unit").asString(unit);
        boolean same = Unit.parse(unit)
                .flatMap(wanted -> Unit.parse(given).map(wanted::commensurable))
                .orElse(false);
        return same
                ? only(proposal, "value", "/value", as, given)
                : proposal.with(error(
                        "UNIT_MISMATCH",
                        "the column map gives " + Cell.quoted(given) + ", and this test asks for " + Cell.quoted(unit)
                                + ": neither converts into the other. Choose the file of this test."));
    }

    /** Positive cells among those examined; the percentage is the method's to calculate. */
    private static Proposal rare(Proposal gate) {
        ObjectNode values = gate.observation().deepCopy();
        values.remove("percent");
        return gate.with(
                values,
                gate.origins().stream()
                        .filter(origin -> !origin.pointer().equals("/percent"))
                        .toList());
    }

    /** The markers of a test's panel, in its order. */
    static List<String> panel(TestSpecification test) {
        List<String> names = new ArrayList<>();
        test.criterion()
                .path("markers")
                .forEach(marker -> names.add(marker.path("name").asString("")));
        return names;
    }

    /** A population stands for the marker whose name it bears; where one marker is asked for, the person chooses. */
    private static Proposal marker(TestSpecification test, Proposal gate) {
        List<String> panel = panel(test);
        String path = gate.well().map(Well::target).orElse("");
        String last = path.substring(path.lastIndexOf(" / ") < 0 ? 0 : path.lastIndexOf(" / ") + 3);
        Optional<String> name = panel.size() == 1
                ? Optional.of(panel.get(0))
                : panel.stream()
                        .filter(marker -> last.equals(marker) || last.equals(marker + "+"))
                        .findFirst();
        if (name.isEmpty()) {
            return gate.with(error(
                    "NOT_IN_PANEL",
                    "no marker of this test is named as this population. Name the gate after the marker, or enter the"
                            + " percentage by hand."));
        }
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        List<Origin> origins = new ArrayList<>();
        if (gate.usable()) {
            ObjectNode marker = values.putArray("markers").addObject().put("name", name.get());
            marker.set("percent", gate.observation().get("percent"));
            marker.set("positives", gate.observation().get("positives"));
            marker.set("events", gate.observation().get("examined"));
            gate.origins().stream()
                    .map(origin -> origin.at(
                            "/markers/0" + (origin.pointer().equals("/examined") ? "/events" : origin.pointer())))
                    .forEach(origins::add);
        }
        return gate.with(values, origins);
    }

    /** One value of a count under another name, with its unit where it needs one. */
    private static Proposal only(Proposal from, String name, String pointer, String as, String unit) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        List<Origin> origins = new ArrayList<>();
        if (from.observation().has(name)) {
            values.set(as, from.observation().get(name));
            if (!unit.isEmpty()) {
                values.put("unit", unit);
            }
            from.origins().stream()
                    .filter(origin -> origin.pointer().equals(pointer))
                    .map(origin -> origin.at("/" + as))
                    .forEach(origins::add);
        }
        return from.with(values, origins);
    }

    private static Finding error(String code, String message) {
        return new Finding(code, Severity.ERROR, "", message);
    }

    static String words(Kind kind) {
        return switch (kind) {
            case CELL_COUNT -> "cell count";
            case DIGITAL_PCR -> "digital PCR";
            case QUANTITATIVE_PCR -> "quantitative PCR";
            case FLOW_CYTOMETRY -> "flow cytometry";
            case VALUE -> "single value";
            case WORKSHEET -> "worksheet";
        };
    }
}

package io.lotgate.web;

import io.lotgate.evaluation.Entered;
import io.lotgate.evaluation.Evaluator;
import io.lotgate.evaluation.Field;
import io.lotgate.intake.Origin;
import io.lotgate.lot.Lot;
import io.lotgate.specification.TestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The task form's observation: its fields from the criterion, and the JSON made of what was typed. */
record ObservationForm(Evaluator evaluator, Lot lot, TestSpecification test, Optional<TakenSample> taken) {

    /** The fields to show, with values as typed or as they stand. */
    List<InputRow> rows(FormView form) {
        return Stream.concat(fields().stream().map(field -> row(field, form)), further())
                .toList();
    }

    /** Values of the file that the form has no field for, as wells beyond the least number. */
    private Stream<InputRow> further() {
        Set<String> asked = fields().stream().map(Field::pointer).collect(Collectors.toSet());
        return taken.stream().flatMap(sample -> sample.proposal().origins().stream()
                .filter(origin -> !asked.contains(origin.pointer()))
                .map(origin -> fromFile(sample, origin)));
    }

    private static InputRow fromFile(TakenSample sample, Origin origin) {
        String value = sample.observation().at(origin.pointer()).asString("");
        return new InputRow(
                "o:" + origin.pointer(),
                origin.column(),
                Field.Kind.TEXT.name(),
                "",
                "",
                -1,
                List.of(),
                false,
                value,
                "",
                true,
                sample.origin(origin.pointer()));
    }

    /**
     * The observation of what was typed, the constants, and the values taken from a file. An instrument's values go in as a
     * whole; what a worksheet leaves empty is typed.
     */
    ObjectNode observation(Map<String, String> typed) {
        ObjectNode observation = new Entered(LotViews.zone(lot)).observation(fields(), field -> value(field, typed));
        taken.filter(sample -> !sample.ofWorksheet())
                .ifPresent(sample -> sample.observation().forEachEntry((name, value) -> observation.set(name, value)));
        return observation;
    }

    /** Names of values that this test does not ask for; nothing that somebody sent is dropped unsaid. */
    List<String> unknown(Map<String, String> typed) {
        Set<String> asked =
                fields().stream().map(field -> "o:" + field.pointer()).collect(Collectors.toSet());
        return typed.keySet().stream()
                .filter(name -> name.startsWith("o:") && !asked.contains(name))
                .sorted()
                .toList();
    }

    private List<Field> fields() {
        return evaluator.fields(test.method(), test.criterion());
    }

    private Optional<JsonNode> value(Field field, Map<String, String> typed) {
        if (test.inputs().containsKey(field.pointer())) {
            return Optional.empty(); // the domain gives it
        }
        Optional<JsonNode> read = read(field);
        return read.isPresent()
                ? read.filter(value -> taken.filter(TakenSample::ofWorksheet).isPresent())
                : new Entered(LotViews.zone(lot)).value(field, Optional.ofNullable(typed.get("o:" + field.pointer())));
    }

    private InputRow row(Field field, FormView form) {
        String name = "o:" + field.pointer();
        Optional<String> file = fromFile(field);
        Optional<String> source = Optional.ofNullable(test.inputs().get(field.pointer()));
        String standing =
                file.or(() -> source.flatMap(lot::value)).or(field::fixed).orElse("");
        boolean fixed = file.isPresent() || source.isPresent() || field.fixed().isPresent();
        String from = file.isPresent()
                ? taken.map(sample -> sample.origin(field.pointer())).orElse("")
                : source.map(this::words).orElse("");
        return new InputRow(
                name,
                field.label(),
                field.kind().name(),
                field.unit(),
                field.limit(),
                field.decimals(),
                field.choices(),
                field.required(),
                fixed ? standing : form.value(name),
                form.error(name),
                fixed,
                from);
    }

    private Optional<String> fromFile(Field field) {
        return read(field).map(value -> value.asString(""));
    }

    private Optional<JsonNode> read(Field field) {
        return taken.map(sample -> sample.observation().at(field.pointer()))
                .filter(value -> value.isString() || value.isBoolean());
    }

    private String words(String source) {
        if (source.startsWith("lot.")) {
            return "from the lot's registration";
        }
        String[] parts = source.split("\\.");
        return source.startsWith("test.")
                ? "from "
                        + lot.specification()
                                .test(parts[1])
                                .map(one -> one.name().en())
                                .orElse(parts[1])
                : "";
    }
}

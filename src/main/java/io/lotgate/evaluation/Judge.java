package io.lotgate.evaluation;

import io.lotgate.value.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is the same for every method: reading the criterion, judging the run's controls, forming the answer. */
final class Judge<C> {
    private final Method<C> method;

    Judge(Method<C> method) {
        this.method = method;
    }

    /** A readable criterion with the controls it requires. */
    private record Rule<C>(C criterion, Controls controls) {}

    String name() {
        return method.name();
    }

    List<Finding> check(JsonNode criterion) {
        Notes notes = new Notes();
        rule(criterion, notes);
        return notes.findings();
    }

    List<String> limits(JsonNode criterion) {
        return rule(criterion, new Notes())
                .map(rule -> method.limits(rule.criterion()))
                .orElse(List.of());
    }

    List<Field> fields(JsonNode criterion) {
        List<Field> fields = new ArrayList<>();
        rule(criterion, new Notes()).ifPresent(rule -> {
            fields.addAll(method.fields(rule.criterion()));
            fields.addAll(rule.controls().fields());
        });
        return List.copyOf(fields);
    }

    List<Measurand> measurands(JsonNode criterion) {
        return rule(criterion, new Notes())
                .map(rule -> method.measurands(rule.criterion()))
                .orElse(List.of());
    }

    Map<String, Measured> readings(JsonNode criterion, JsonNode observation) {
        return rule(criterion, new Notes())
                .map(rule -> method.readings(rule.criterion(), Source.of(observation, new Notes())))
                .orElse(Map.of());
    }

    ObjectNode following(ObjectNode observation, JsonNode before) {
        return method.following(observation.deepCopy(), before);
    }

    Evaluation evaluate(JsonNode criterion, JsonNode observation) {
        Notes reading = new Notes();
        Optional<Rule<C>> rule = rule(criterion, reading);
        return rule.isEmpty() ? Evaluation.unusable(aboutCriterion(reading)) : judge(rule.get(), observation);
    }

    private Evaluation judge(Rule<C> rule, JsonNode observation) {
        Notes notes = new Notes();
        Source source = Source.of(observation, notes);
        Optional<Outcome> outcome = method.judge(rule.criterion(), source, notes);
        rule.controls().judge(source);
        unknown(source, outcome, notes);
        return answer(outcome, notes);
    }

    /**
     * A misspelt field may hold the earlier counts or the control that decides: nothing entered is left out of the
     * judgement silently. An entry that could not be read to its end is refused anyway, and what is unknown only named.
     */
    private void unknown(Source source, Optional<Outcome> outcome, Notes notes) {
        boolean readToTheEnd =
                outcome.filter(known -> known.verdict() != Verdict.INVALID).isPresent();
        for (String pointer : source.unread()) {
            if (readToTheEnd) {
                notes.error(
                        "UNKNOWN_FIELD",
                        pointer,
                        "The method " + method.name() + " has no such field here: check its spelling, or leave it out");
            } else {
                notes.warning("UNKNOWN_FIELD", pointer, "This field was not used: check its spelling");
            }
        }
    }

    private static Evaluation answer(Optional<Outcome> outcome, Notes notes) {
        boolean stands = outcome.filter(Outcome::stands).isPresent();
        if (outcome.isEmpty() || (notes.unusable() && !stands)) {
            notes.values().removeAll(); // nothing calculated from an unusable entry may travel on
            return answer(Verdict.INVALID, Optional.of(Cause.INPUT), "", notes);
        }
        if (notes.runFailed() && !stands) {
            return answer(Verdict.INVALID, Optional.of(Cause.RUN), outcome.get().reported(), notes);
        }
        Verdict verdict = outcome.get().verdict();
        Optional<Cause> cause = verdict == Verdict.INVALID ? Optional.of(Cause.INPUT) : Optional.empty();
        return answer(verdict, cause, outcome.get().reported(), notes);
    }

    private static Evaluation answer(Verdict verdict, Optional<Cause> cause, String reported, Notes notes) {
        return new Evaluation(verdict, cause, reported, notes.values(), notes.findings(), notes.workings());
    }

    private Optional<Rule<C>> rule(JsonNode criterion, Notes notes) {
        Source source = Source.of(criterion, notes);
        if (source.isList()) {
            notes.error("NOT_AN_OBJECT", "", "A JSON object is needed here");
        }
        Optional<C> read = method.criterion(source);
        Controls controls = Controls.read(source);
        for (String pointer : source.unread()) {
            notes.error("UNKNOWN_FIELD", pointer, "The method " + method.name() + " knows no such field here");
        }
        return notes.unusable() ? Optional.empty() : read.map(known -> new Rule<>(known, controls));
    }

    /** A finding about the criterion is not at a place in the observation. */
    private static List<Finding> aboutCriterion(Notes reading) {
        return reading.findings().stream()
                .map(finding -> new Finding(
                        finding.code(),
                        finding.severity(),
                        "",
                        ("criterion " + finding.where()).strip() + ": " + finding.message()))
                .toList();
    }
}

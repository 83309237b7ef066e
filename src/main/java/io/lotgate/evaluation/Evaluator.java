package io.lotgate.evaluation;

import io.lotgate.value.Measured;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Judges an observation by a criterion: a pure function without clock, database or framework. Forms, instrument files,
 * interfaces, certificates and the command line all ask this one, so that anyone can recompute a number from the JSON
 * stored with it. Immutable, for all threads.
 */
public final class Evaluator {
    private static final String VERSION = "1.2";
    private static final Evaluator STANDARD = new Evaluator(List.of(
            new Judge<>(new Numeric()),
            new Judge<>(new Qualitative()),
            new Judge<>(new Culture()),
            new Judge<>(new Markers()),
            new Judge<>(new RareCells()),
            new Judge<>(new Colonies()),
            new Judge<>(new DigitalPcr()),
            new Judge<>(new CellCount()),
            new Judge<>(new DosePerKg()),
            new Judge<>(new Endotoxin()),
            new Judge<>(new Karyotype()),
            new Judge<>(new CopyNumber()),
            new Judge<>(new DonationNumber()),
            new Judge<>(new IdentityStr())));

    private final Map<String, Judge<?>> judges = new LinkedHashMap<>();

    Evaluator(List<Judge<?>> judges) {
        judges.forEach(judge -> this.judges.put(judge.name(), judge));
    }

    /** The evaluator with all methods of this version. */
    public static Evaluator standard() {
        return STANDARD;
    }

    /** Version stored with every result. It changes when any method could judge or calculate differently. */
    public String version() {
        return VERSION;
    }

    /** Names of the methods. */
    public Set<String> methods() {
        return Set.copyOf(judges.keySet());
    }

    /**
     * Judges. Never throws: an unknown method, or a criterion or observation that cannot be read, is
     * {@link Verdict#INVALID} with cause {@link Cause#INPUT} and findings that say why, and so is a failure of the
     * program itself, with the finding INTERNAL.
     *
     * @param criterion the limit as filed; its fields depend on the method
     * @param observation what was measured; decimals as strings, exact JSON numbers are accepted
     */
    public Evaluation evaluate(String method, JsonNode criterion, JsonNode observation) {
        try {
            return judge(method)
                    .map(judge -> judge.evaluate(criterion, observation))
                    .orElseGet(() -> Evaluation.unusable(unknown(method)));
        } catch (RuntimeException | StackOverflowError defect) {
            return Evaluation.defect(defect);
        }
    }

    /**
     * The observation of a follow-up with what was counted before it added, so that a follow-up extends a sample and never
     * replaces it. Where a method counts nothing, it is the observation itself.
     *
     * @param before the observation that is followed up, itself with everything it followed
     */
    public ObjectNode following(String method, ObjectNode observation, JsonNode before) {
        return judge(method).map(judge -> judge.following(observation, before)).orElse(observation);
    }

    /** What is wrong with a criterion, pointing into it; empty when it can be judged by. */
    public List<Finding> check(String method, JsonNode criterion) {
        return judge(method).map(judge -> judge.check(criterion)).orElseGet(() -> unknown(method));
    }

    /**
     * The limit in words as filed, for page and certificate: {@code ≥ 95.0 %}. One entry a line: a marker panel has one
     * a marker. Empty when there is no limit, or the criterion cannot be judged by.
     */
    public List<String> limits(String method, JsonNode criterion) {
        return judge(method).map(judge -> judge.limits(criterion)).orElse(List.of());
    }

    /** The numbers of a result that can be followed from lot to lot; empty where a result is no number. */
    public List<Measurand> measurands(String method, JsonNode criterion) {
        return judge(method).map(judge -> judge.measurands(criterion)).orElse(List.of());
    }

    /**
     * The readings of the {@link #measurands} in an observation, by id, unrounded and in the measurand's unit: a trend of
     * rounded values would show the rounding. A reading that the instrument could only bound stays one.
     */
    public Map<String, Measured> readings(String method, JsonNode criterion, JsonNode observation) {
        return judge(method)
                .map(judge -> judge.readings(criterion, observation))
                .orElse(Map.of());
    }

    /** What a person enters for this criterion, in order; empty when the criterion cannot be judged by. */
    public List<Field> fields(String method, JsonNode criterion) {
        return judge(method).map(judge -> judge.fields(criterion)).orElse(List.of());
    }

    private Optional<Judge<?>> judge(String method) {
        return Optional.ofNullable(judges.get(method));
    }

    private List<Finding> unknown(String method) {
        String known = String.join(", ", judges.keySet());
        String message = "There is no method " + Readings.quoted(method) + "; known are " + known;
        return List.of(new Finding("UNKNOWN_METHOD", Severity.ERROR, "", message));
    }
}

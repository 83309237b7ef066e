package io.lotgate.specification;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One test of a product specification: what is examined, how it is judged, and what it stands in the way of.
 *
 * @param id unique in the specification, {@code [a-z0-9-]+}
 * @param name as printed on the certificate
 * @param method the evaluator's method, for example {@code endotoxin}
 * @param methodReference the site's procedure with its version, printed beside the result
 * @param criterion the limits as filed; decimals are strings exactly as written. Not to be modified
 * @param samplePoint where the sample is taken: DON, BANK, IPC, DS, DP or ADM
 * @param gate what the conclusion stands in the way of
 * @param due time from receipt of the sample until the result is expected
 * @param performer the site's laboratory or an external one
 * @param inputs values not entered with the test: JSON pointer into the observation to an {@link InputSource} as
 *     written, in the order of the file
 * @param intake kind of instrument file that can fill the observation, for example {@code cell-count}; empty when none
 * @param source where method and limit come from
 * @param basis whether the source confirms the limits or they are an example
 * @param interimOf the late test of which this is the interim read, for example {@code sterility}; empty when of none
 * @param further what may follow a result that does not conform
 * @param run what a run of it names: equipment, reagents, qualification
 */
public record TestSpecification(
        String id,
        Text name,
        String method,
        String methodReference,
        JsonNode criterion,
        String samplePoint,
        Gate gate,
        Duration due,
        Performer performer,
        Map<String, String> inputs,
        String intake,
        String source,
        Basis basis,
        String interimOf,
        FurtherTesting further,
        RunControls run) {
    public TestSpecification {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs)); // keeps the order, unlike Map.copyOf
    }

    /** A test that asks for no run. */
    public TestSpecification(
            String id,
            Text name,
            String method,
            String methodReference,
            JsonNode criterion,
            String samplePoint,
            Gate gate,
            Duration due,
            Performer performer,
            Map<String, String> inputs,
            String intake,
            String source,
            Basis basis,
            String interimOf,
            FurtherTesting further) {
        this(
                id,
                name,
                method,
                methodReference,
                criterion,
                samplePoint,
                gate,
                due,
                performer,
                inputs,
                intake,
                source,
                basis,
                interimOf,
                further,
                RunControls.NONE);
    }

    /**
     * The same test as it is made for one of several doses of the lot, named with its number. The first dose keeps the id of
     * the specification; each further one has an id that no specification can hold: {@code viability-at-bedside.2}.
     *
     * @param number of the dose, from 1
     */
    public TestSpecification forDose(int number) {
        return new TestSpecification(
                number == 1 ? id : id + "." + number,
                new Text(name.en() + ", dose " + number, name.zh() + "(第" + number + "剂)"),
                method,
                methodReference,
                criterion,
                samplePoint,
                gate,
                due,
                performer,
                inputs,
                intake,
                source,
                basis,
                interimOf,
                further,
                run);
    }

    /** The procedure that its analyst is qualified for: the reference without what stands in brackets behind it. */
    public String procedure() {
        int bracket = methodReference.indexOf(" (");
        return bracket > 0 ? methodReference.substring(0, bracket) : methodReference;
    }
}

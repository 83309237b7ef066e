package io.lotgate.specification;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a run of a test names so that its result counts.
 *
 * @param equipment types of equipment, one item of each, with its calibration not due
 * @param reagents types of reagents, one lot of each, not expired
 * @param qualified whether the analyst has to be qualified for the test's procedure
 */
public record RunControls(List<String> equipment, List<String> reagents, boolean qualified) {
    /** A test that asks for none. */
    public static final RunControls NONE = new RunControls(List.of(), List.of(), false);

    public RunControls {
        equipment = List.copyOf(equipment);
        reagents = List.copyOf(reagents);
    }

    /** Every type, equipment first. */
    public List<String> types() {
        return Stream.concat(equipment.stream(), reagents.stream()).toList();
    }

    /** Whether a run of the test names nothing. */
    public boolean none() {
        return types().isEmpty() && !qualified;
    }
}

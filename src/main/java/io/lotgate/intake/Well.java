package io.lotgate.intake;

import java.util.List;

/**
 * A well of a plate, or several that the instrument merged.
 *
 * @param name as printed, {@code A07}; of merged wells {@code M01}
 * @param target what was looked for in it, as entered at the instrument
 * @param members wells that the instrument merged into this one; empty for a single well
 * @param control whether it is a control without sample
 */
public record Well(String name, String target, List<String> members, boolean control) {
    public Well {
        members = List.copyOf(members);
    }

    /** The wells that were measured: itself, or those merged into it. */
    List<String> measured() {
        return members.isEmpty() ? List.of(name) : members;
    }
}

package io.lotgate.evaluation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A whole karyotype as written.
 *
 * @param prefix mos, chi or ""
 * @param molecular what follows behind a full stop in another grammar (ish, arr), "" when there is nothing
 */
record IscnReport(String prefix, List<IscnClone> clones, String molecular) {
    IscnReport {
        clones = List.copyOf(clones);
    }

    String print() {
        return (prefix.isEmpty() ? "" : prefix + " ")
                + clones.stream().map(IscnClone::print).collect(Collectors.joining("/"))
                + (molecular.isEmpty() ? "" : "." + molecular);
    }
}

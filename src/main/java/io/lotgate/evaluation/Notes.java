package io.lotgate.evaluation;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is written down while an observation is judged: findings, calculated values and workings. */
final class Notes {
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> workings = new ArrayList<>();
    private final ObjectNode values = JsonNodeFactory.instance.objectNode();
    private boolean unusable;
    private boolean runFailed;

    /** The entry cannot be used as it is. */
    void error(String code, String where, String message) {
        unusable = true;
        findings.add(new Finding(code, Severity.ERROR, where, message));
    }

    /** The entry is sound, but the run was not. */
    void runFailure(String code, String where, String message) {
        runFailed = true;
        findings.add(new Finding(code, Severity.ERROR, where, message));
    }

    void warning(String code, String where, String message) {
        findings.add(new Finding(code, Severity.WARNING, where, message));
    }

    void info(String code, String where, String message) {
        findings.add(new Finding(code, Severity.INFO, where, message));
    }

    void working(String line) {
        workings.add(line);
    }

    void workings(List<String> lines) {
        workings.addAll(lines);
    }

    ObjectNode values() {
        return values;
    }

    List<Finding> findings() {
        return findings;
    }

    List<String> workings() {
        return workings;
    }

    boolean unusable() {
        return unusable;
    }

    boolean runFailed() {
        return runFailed;
    }
}

package io.lotgate.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The process variables, each named and typed once; they carry ids and outcomes only. */
final class Variables {
    static final String LOT = "lotId";
    static final String TEST = "testId";
    static final String OUTCOME = "outcome";

    /** What the table of a decision is asked with; see {@link DecisionWhitelist}. */
    static final String VERDICT = "verdict";

    static final String GATE = "gate";
    static final String FURTHER_TESTS = "furtherTests";

    /** What that table answers. */
    static final String FOLLOWS = "follows";

    static final String REVIEW = "review";
    static final String DECISION = "decision";
    static final String ASSESSMENT = "assessment";
    static final String INVESTIGATION = "investigation";

    /** The dose that a course of events is about; absent where it is the lot. */
    static final String SUBJECT = "subjectId";

    static final String NEED = "need";

    private Variables() {}

    static UUID subject(VariableScope scope) {
        return scope.hasVariable(SUBJECT) ? UUID.fromString(text(scope, SUBJECT)) : lot(scope);
    }

    static UUID lot(VariableScope scope) {
        return UUID.fromString(text(scope, LOT));
    }

    static String test(VariableScope scope) {
        return text(scope, TEST);
    }

    private static String text(VariableScope scope, String name) {
        Object value = scope.getVariable(name);
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalStateException("process variable " + name + " is missing");
    }
}

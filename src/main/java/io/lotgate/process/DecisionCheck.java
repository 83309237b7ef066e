package io.lotgate.process;

import io.lotgate.evaluation.Verdict;
import io.lotgate.lot.Follows;
import io.lotgate.specification.Gate;
import io.lotgate.specification.Problem;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineException;

/**
 * Asks a table everything that it can be asked, and compares each answer with what the record does. A table that answers
 * otherwise, not at all or twice would lead the model away from the record, so it is not imported.
 */
record DecisionCheck(DmnEngine engine) {
    private static final int NAMED = 5;

    /** One thing that a table is asked. */
    private record Question(Verdict verdict, Gate gate, int furtherTests) {
        Map<String, Object> variables() {
            return Map.of(
                    Variables.VERDICT, verdict.name(),
                    Variables.GATE, gate.name(),
                    Variables.FURTHER_TESTS, furtherTests);
        }

        String words() {
            return "verdict " + verdict + ", gate " + gate + ", further tests " + furtherTests;
        }
    }

    /** The first contradictions; empty for a table by which the models may go. */
    List<Problem> problems(String file, String decision, byte[] xml) {
        List<Problem> problems = new ArrayList<>();
        try {
            DmnDecision table = engine.parseDecision(decision, new ByteArrayInputStream(xml));
            for (Question question : questions()) {
                wrong(table, question).ifPresent(why -> problems.add(new Problem(file, 0, question.words(), why)));
                if (problems.size() == NAMED) {
                    break;
                }
            }
        } catch (DmnEngineException unreadable) {
            problems.add(new Problem(file, 0, "", "the engine does not accept it: " + unreadable.getMessage()));
        }
        return problems;
    }

    private Optional<String> wrong(DmnDecision table, Question question) {
        Follows record = Follows.of(question.verdict(), question.gate(), question.furtherTests());
        try {
            DmnDecisionTableResult answer = engine.evaluateDecisionTable(table, question.variables());
            if (answer.size() != 1) {
                return Optional.of("no rule answers; the record goes by " + record);
            }
            Object follows = answer.getSingleResult().get(Variables.FOLLOWS);
            return record.name().equals(follows)
                    ? Optional.empty()
                    : Optional.of("answers " + follows + "; the record goes by " + record);
        } catch (DmnEngineException several) {
            return Optional.of("cannot be answered: " + ControlledXml.cut(String.valueOf(several.getMessage())));
        }
    }

    private static List<Question> questions() {
        List<Question> all = new ArrayList<>();
        for (Verdict verdict : DecisionWhitelist.VERDICTS) {
            for (Gate gate : DecisionWhitelist.GATES) {
                for (int left = 0; left <= DecisionWhitelist.LARGEST + 1; left++) {
                    all.add(new Question(verdict, gate, left));
                }
            }
        }
        return all;
    }
}

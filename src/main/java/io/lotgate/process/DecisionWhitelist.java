package io.lotgate.process;

import io.lotgate.evaluation.Verdict;
import io.lotgate.lot.Follows;
import io.lotgate.specification.Gate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * All that a decision table may hold: facts by their names, words and whole numbers to compare them with, and words as
 * answers. Every other expression is refused, and so are scripts, literal expressions, contexts, functions, imports and
 * other decisions.
 */
final class DecisionWhitelist {
    static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";

    /** The decisions that models may ask. */
    static final Set<String> NAMES = Set.of("follow-up");

    /** The largest number that a rule compares with, one digit: a specification plans no more further tests. */
    static final int LARGEST = 9;

    private static final Set<String> DRAWING = Set.of(
            "https://www.omg.org/spec/DMN/20191111/DMNDI/",
            "http://www.omg.org/spec/DMN/20180521/DC/",
            "http://www.omg.org/spec/DMN/20180521/DI/");

    private static final Set<String> ELEMENTS = Set.of(
            "definitions",
            "decision",
            "description",
            "decisionTable",
            "input",
            "inputExpression",
            "inputValues",
            "output",
            "outputValues",
            "rule",
            "inputEntry",
            "outputEntry",
            "text");

    private static final String WORD = "\"[A-Z_]{1,30}\"";
    private static final String WORDS = WORD + "(, ?" + WORD + "){0,9}";
    private static final String NUMBER = "(<=?|>=?) ?[0-9]|[0-9]|\\[[0-9]\\.\\.[0-9]]";
    private static final Pattern PROSE = Pattern.compile("[^${}]{1,300}");

    /** Attributes with the values they may have, by element and attribute. */
    private static final Map<String, Pattern> VALUES = Map.of(
            "decision@versionTag", Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,6}){0,2}"),
            "decision@historyTimeToLive", Pattern.compile("P[1-9][0-9]{0,4}D"),
            "decisionTable@hitPolicy", Pattern.compile("UNIQUE|FIRST"),
            "inputExpression@typeRef", Pattern.compile("string|integer"),
            "output@typeRef", Pattern.compile("string"),
            "output@name", Pattern.compile(Variables.FOLLOWS));

    private static final Set<String> PLAIN = Set.of("id", "name", "label", "namespace", "exporter", "exporterVersion");

    /** Texts, by the element around them. */
    private static final Map<String, Pattern> TEXTS = Map.of(
            "inputExpression",
            Pattern.compile(String.join("|", Variables.VERDICT, Variables.GATE, Variables.FURTHER_TESTS)),
            "inputValues",
            Pattern.compile(WORDS),
            "outputValues",
            Pattern.compile(WORDS),
            "inputEntry",
            Pattern.compile("-|" + WORDS + "|not\\(" + WORDS + "\\)|" + NUMBER),
            "outputEntry",
            Pattern.compile(
                    "\"(" + Arrays.stream(Follows.values()).map(Enum::name).collect(Collectors.joining("|")) + ")\""));

    /** The verdicts that a result on record can have. */
    static final List<Verdict> VERDICTS =
            List.of(Verdict.CONFORMS, Verdict.OUT_OF_SPECIFICATION, Verdict.INCONCLUSIVE, Verdict.INVALID);

    static final List<Gate> GATES = List.of(Gate.values());

    private DecisionWhitelist() {}

    static boolean element(String space, String name) {
        return DRAWING.contains(space) || (space.equals(DMN) && ELEMENTS.contains(name));
    }

    static boolean drawing(String space) {
        return DRAWING.contains(space);
    }

    /** Whether an element may have this attribute with this value. */
    static boolean attribute(String space, String element, String name, String value) {
        Pattern allowed = VALUES.get(element + "@" + name);
        if (allowed != null) {
            return (space.isEmpty() || space.equals(CAMUNDA))
                    && allowed.matcher(value).matches();
        }
        return space.isEmpty() && PLAIN.contains(name) && PROSE.matcher(value).matches();
    }

    /** Whether this text may stand in this element. */
    static boolean text(String element, String text) {
        Pattern allowed = element.equals("description") ? PROSE : TEXTS.get(element);
        return allowed != null && allowed.matcher(text).matches();
    }
}

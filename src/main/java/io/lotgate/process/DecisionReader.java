package io.lotgate.process;

import io.lotgate.specification.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamReader;

/** Reads a decision table and checks it against {@link DecisionWhitelist}, element by element; nothing in it is run. */
final class DecisionReader extends ControlledXml {
    private final List<ModelReading.Step> rules = new ArrayList<>();
    private final StringBuilder comment = new StringBuilder();
    private String id = "";
    private String version = "";
    private String rule = ""; // the one that is being read
    private String answer = "";
    private String around = ""; // the element that the text being read belongs to
    private int decisions;
    private int tables;

    private DecisionReader(String file) {
        super(file);
    }

    static ModelReading read(String file, byte[] xml) {
        DecisionReader reader = new DecisionReader(file);
        List<Problem> problems = reader.problems(xml);
        return problems.isEmpty()
                ? new ModelReading.Read(reader.id, reader.version, reader.rules)
                : new ModelReading.Refused(problems);
    }

    @Override
    void element(XMLStreamReader in, String space, String element) {
        if (!DecisionWhitelist.element(space, element)) {
            problem(line(in), field(), "this element is not one that a decision may hold");
        }
    }

    @Override
    void attribute(Attribute one) {
        boolean allowed = DecisionWhitelist.drawing(one.space())
                || DecisionWhitelist.attribute(one.own(), one.element(), one.name(), one.value());
        if (!allowed) {
            problem(one.line(), one.field(), "«" + cut(one.value()) + "» is not allowed here");
        }
    }

    @Override
    void text(XMLStreamReader in, String text) {
        if (text.isEmpty()) {
            return;
        }
        String element = innermost().equals("text") ? around : innermost();
        if (!DecisionWhitelist.text(element, text)) {
            problem(line(in), field(), "«" + cut(text) + "» is not allowed here");
        }
        if (element.equals("description") && !rule.isEmpty()) {
            comment.append(text);
        }
        if (element.equals("outputEntry")) {
            answer = text.replace("\"", "");
        }
    }

    @Override
    void known(XMLStreamReader in, String space, String element) {
        if (!element.equals("text")) {
            around = element;
        }
        switch (element) {
            case "decision" -> decision(in);
            case "decisionTable" -> tables++;
            case "rule" -> {
                rule = attribute(in, "", "id");
                comment.setLength(0);
                answer = "";
                if (rule.isEmpty()) {
                    problem(line(in), field(), "a rule needs an id, so that it can be named");
                }
            }
            default -> {
                // means nothing by itself
            }
        }
    }

    private void decision(XMLStreamReader in) {
        decisions++;
        id = attribute(in, "", "id");
        version = attribute(in, DecisionWhitelist.CAMUNDA, "versionTag");
        if (!DecisionWhitelist.NAMES.contains(id) || !id.equals(name())) {
            problem(
                    line(in),
                    field() + "@id",
                    "its id must be the file's name, and one of "
                            + String.join(", ", new TreeSet<>(DecisionWhitelist.NAMES))
                            + ": the program asks no other");
        }
        if (version.isEmpty()) {
            problem(line(in), field(), "needs a camunda:versionTag");
        }
        if (attribute(in, DecisionWhitelist.CAMUNDA, "historyTimeToLive").isEmpty()) {
            problem(line(in), field(), "needs a camunda:historyTimeToLive, such as P180D");
        }
    }

    @Override
    void end(XMLStreamReader in) {
        if (innermost().equals("rule")) {
            if (comment.isEmpty()) {
                problem(line(in), field(), "a rule says in its description why it is so");
            }
            rules.add(new ModelReading.Step("rule", rule, comment.toString(), answer));
            rule = "";
        }
    }

    @Override
    void complete() {
        if (decisions != 1 || tables != 1) {
            problem(0, "", "holds " + decisions + " decisions and " + tables + " tables; a file holds one of each");
        }
    }
}

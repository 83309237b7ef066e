package io.lotgate.process;

import io.lotgate.specification.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamReader;

/** Reads a process model and checks it against {@link ModelWhitelist}, element by element; nothing in it is run. */
final class ModelReader extends ControlledXml {
    private final List<ModelReading.Step> steps = new ArrayList<>();
    private final Set<String> found = new HashSet<>();
    private boolean interrupts; // whether the event at a task that is being read ends the task
    private final List<String> awaited = new ArrayList<>(); // what that event waits for
    private String id = "";
    private String version = "";
    private int processes;

    private ModelReader(String file) {
        super(file);
    }

    static ModelReading read(String file, byte[] xml) {
        ModelReader reader = new ModelReader(file);
        List<Problem> problems = reader.problems(xml);
        return problems.isEmpty()
                ? new ModelReading.Read(reader.id, reader.version, reader.steps)
                : new ModelReading.Refused(problems);
    }

    @Override
    void element(XMLStreamReader in, String space, String element) {
        if (!ModelWhitelist.element(space, element)) {
            problem(line(in), field(), "this element is not one that a model may hold");
        }
    }

    @Override
    void attribute(Attribute one) {
        if (!ModelWhitelist.drawing(one.space()) && !ModelWhitelist.attribute(one.own(), one.element(), one.name())) {
            problem(one.line(), one.field(), "this attribute is not one that a model may have here");
        } else if (!ModelWhitelist.value(one.element(), one.name(), one.value())) {
            problem(one.line(), one.field(), "«" + cut(one.value()) + "» is not allowed here");
        }
    }

    @Override
    void text(XMLStreamReader in, String text) {
        if (!text.isEmpty() && !ModelWhitelist.text(innermost(), text)) {
            problem(line(in), field(), "«" + cut(text) + "» is not allowed here");
        }
    }

    @Override
    void known(XMLStreamReader in, String space, String element) {
        if (!space.equals(ModelWhitelist.BPMN)) {
            return;
        }
        String own = attribute(in, "", "id");
        if (element.equals("process")) {
            process(in, own);
        }
        if (element.endsWith("EventDefinition")) {
            awaited.add(element);
        }
        if (element.endsWith("Task") || element.equals("callActivity") || element.endsWith("Event")) {
            step(in, element, own);
        }
    }

    private void step(XMLStreamReader in, String element, String own) {
        String runs = attribute(in, ModelWhitelist.CAMUNDA, "delegateExpression")
                + attribute(in, ModelWhitelist.CAMUNDA, "decisionRef");
        String called = attribute(in, "", "calledElement");
        String role = attribute(in, ModelWhitelist.CAMUNDA, "candidateGroups");
        found.add(element + " " + (element.equals("userTask") ? own : runs + called));
        if (element.equals("userTask") && role.isEmpty()) {
            problem(line(in), field(), "a task of a person names their role in camunda:candidateGroups");
        }
        if (element.equals("serviceTask") && runs.isEmpty()) {
            problem(line(in), field(), "a task of the program names what runs in camunda:delegateExpression");
        }
        if (element.equals("businessRuleTask")) {
            ModelWhitelist.ASKED.stream()
                    .filter(needed ->
                            attribute(in, ModelWhitelist.CAMUNDA, needed).isEmpty())
                    .forEach(needed ->
                            problem(line(in), field(), "a task that asks a decision table needs a camunda:" + needed));
        }
        if (element.equals("boundaryEvent")) {
            interrupts = !attribute(in, "", "cancelActivity").equals("false");
            awaited.clear();
        }
        steps.add(new ModelReading.Step(element, own, attribute(in, "", "name"), role + runs + called));
    }

    @Override
    void end(XMLStreamReader in) {
        boolean event = innermost().equals("boundaryEvent");
        if (event && interrupts && !awaited.equals(List.of("messageEventDefinition"))) {
            problem(line(in), field(), "a timer at a task must not interrupt it: cancelActivity=\"false\"");
        }
    }

    private void process(XMLStreamReader in, String own) {
        processes++;
        id = own;
        version = attribute(in, ModelWhitelist.CAMUNDA, "versionTag");
        if (!ModelWhitelist.NEEDED.containsKey(own) || !own.equals(name())) {
            problem(
                    line(in),
                    field() + "@id",
                    "its id must be the file's name, and one of "
                            + String.join(", ", new TreeSet<>(ModelWhitelist.NEEDED.keySet()))
                            + ": the program follows no other");
        }
        if (version.isEmpty()) {
            problem(line(in), field(), "needs a camunda:versionTag");
        }
        if (attribute(in, ModelWhitelist.CAMUNDA, "historyTimeToLive").isEmpty()) {
            problem(line(in), field(), "needs a camunda:historyTimeToLive, such as P180D");
        }
        if (attribute(in, "", "isExecutable").isEmpty()) {
            problem(line(in), field(), "needs isExecutable=\"true\"");
        }
    }

    @Override
    void complete() {
        if (processes != 1) {
            problem(0, "", "holds " + processes + " processes; a file holds one");
        }
        ModelWhitelist.NEEDED.getOrDefault(id, List.of()).stream()
                .filter(needed -> !found.contains(needed))
                .forEach(needed -> problem(0, id, "lacks the " + needed + ", which the program completes"));
    }
}

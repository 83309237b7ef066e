package io.lotgate.process;

import io.lotgate.specification.Problem;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a process model and checks it against {@link ModelWhitelist}, element by element; nothing in it is run. */
final class ModelReader {
    private static final int LARGEST = 1 << 20; // bytes; the shipped models stay under 20 kB
    private static final int DEEPEST = 12;
    private static final int MOST = 200; // problems; more help nobody

    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private final List<ModelReading.Step> steps = new ArrayList<>();
    private final Set<String> found = new HashSet<>();
    private final Deque<String> path = new ArrayDeque<>();
    private boolean interrupts; // whether the event at a task that is being read ends the task
    private final List<String> awaited = new ArrayList<>(); // what that event waits for
    private String name = "";
    private String version = "";
    private int processes;

    private ModelReader(String file) {
        this.file = file;
    }

    static ModelReading read(String file, byte[] xml) {
        ModelReader reader = new ModelReader(file);
        if (xml.length > LARGEST) {
            reader.problem(0, "", "is larger than 1 MB");
        } else {
            reader.whole(xml);
        }
        List<Problem> inOrder = reader.problems.stream()
                .sorted(Comparator.comparingInt(Problem::line))
                .limit(MOST)
                .toList();
        return inOrder.isEmpty()
                ? new ModelReading.Read(reader.name, reader.version, reader.steps)
                : new ModelReading.Refused(inOrder);
    }

    private void whole(byte[] xml) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader in = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            while (in.hasNext() && problems.size() < MOST) {
                event(in);
            }
            complete();
        } catch (XMLStreamException e) {
            String[] lines = String.valueOf(e.getMessage()).split("\n", -1);
            problem(
                    Math.max(0, e.getLocation().getLineNumber()),
                    "",
                    "does not parse: " + lines[lines.length - 1].replaceFirst("^Message: ", ""));
        }
    }

    private void event(XMLStreamReader in) throws XMLStreamException {
        switch (in.next()) {
            case XMLStreamConstants.DTD -> problem(line(in), "", "holds a document type; entities are not read");
            case XMLStreamConstants.ENTITY_REFERENCE -> problem(line(in), field(), "refers to an entity");
            case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                problem(line(in), field(), "holds a processing instruction");
            case XMLStreamConstants.START_ELEMENT -> start(in);
            case XMLStreamConstants.CHARACTERS -> text(in);
            case XMLStreamConstants.END_ELEMENT -> end(in);
            default -> {
                // comments say nothing to the engine
            }
        }
    }

    private void start(XMLStreamReader in) {
        String space = String.valueOf(in.getNamespaceURI());
        String element = in.getLocalName();
        path.addLast(element);
        if (path.size() > DEEPEST) {
            problem(line(in), field(), "is nested deeper than " + DEEPEST + " elements");
        }
        if (!ModelWhitelist.element(space, element)) {
            problem(line(in), field(), "this element is not one that a model may hold");
        }
        for (int i = 0; i < in.getAttributeCount(); i++) {
            attribute(in, space, element, i);
        }
        if (space.equals(ModelWhitelist.BPMN)) {
            known(in, element);
        }
    }

    private void attribute(XMLStreamReader in, String space, String element, int index) {
        String attribute = in.getAttributeLocalName(index);
        String own = in.getAttributeNamespace(index) == null ? "" : in.getAttributeNamespace(index);
        String value = in.getAttributeValue(index);
        String field = field() + "@" + attribute;
        if (!ModelWhitelist.drawing(space) && !ModelWhitelist.attribute(own, element, attribute)) {
            problem(line(in), field, "this attribute is not one that a model may have here");
        } else if (!ModelWhitelist.value(element, attribute, value)) {
            problem(line(in), field, "«" + cut(value) + "» is not allowed here");
        }
    }

    private void text(XMLStreamReader in) {
        String element = path.isEmpty() ? "" : path.peekLast();
        String text = in.getText().strip();
        if (!text.isEmpty() && !ModelWhitelist.text(element, text)) {
            problem(line(in), field(), "«" + cut(text) + "» is not allowed here");
        }
    }

    private void known(XMLStreamReader in, String element) {
        String id = attribute(in, "", "id");
        if (element.equals("process")) {
            process(in, id);
        }
        if (element.endsWith("EventDefinition")) {
            awaited.add(element);
        }
        if (!element.endsWith("Task") && !element.equals("callActivity") && !element.endsWith("Event")) {
            return;
        }
        String runs = attribute(in, ModelWhitelist.CAMUNDA, "delegateExpression");
        String called = attribute(in, "", "calledElement");
        String role = attribute(in, ModelWhitelist.CAMUNDA, "candidateGroups");
        found.add(element + " " + (element.equals("userTask") ? id : runs + called));
        if (element.equals("userTask") && role.isEmpty()) {
            problem(line(in), field(), "a task of a person names their role in camunda:candidateGroups");
        }
        if (element.equals("serviceTask") && runs.isEmpty()) {
            problem(line(in), field(), "a task of the program names what runs in camunda:delegateExpression");
        }
        if (element.equals("boundaryEvent")) {
            interrupts = !attribute(in, "", "cancelActivity").equals("false");
            awaited.clear();
        }
        steps.add(new ModelReading.Step(element, id, attribute(in, "", "name"), role + runs + called));
    }

    private void end(XMLStreamReader in) {
        boolean event = "boundaryEvent".equals(path.peekLast());
        if (event && interrupts && !awaited.equals(List.of("messageEventDefinition"))) {
            problem(line(in), field(), "a timer at a task must not interrupt it: cancelActivity=\"false\"");
        }
        path.pollLast();
    }

    private void process(XMLStreamReader in, String id) {
        processes++;
        name = id;
        version = attribute(in, ModelWhitelist.CAMUNDA, "versionTag");
        String expected = file.replaceFirst(".*/", "").replaceFirst("\\.bpmn$", "");
        if (!ModelWhitelist.NEEDED.containsKey(id) || !id.equals(expected)) {
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

    private void complete() {
        if (processes != 1) {
            problem(0, "", "holds " + processes + " processes; a file holds one");
        }
        ModelWhitelist.NEEDED.getOrDefault(name, List.of()).stream()
                .filter(needed -> !found.contains(needed))
                .forEach(needed -> problem(0, name, "lacks the " + needed + ", which the program completes"));
    }

    private void problem(int line, String field, String message) {
        problems.add(new Problem(file, line, field, message));
    }

    private String field() {
        return String.join("/", path);
    }

    private static String attribute(XMLStreamReader in, String space, String name) {
        String value = in.getAttributeValue(space.isEmpty() ? null : space, name);
        return value == null ? "" : value;
    }

    private static String cut(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }

    private static int line(XMLStreamReader in) {
        return in.getLocation().getLineNumber();
    }
}

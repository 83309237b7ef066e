package io.lotgate.process;

import io.lotgate.specification.Problem;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Walks through a file of XML that the engine will be given, without entities, and gathers every problem by its line. */
abstract class ControlledXml {
    private static final int LARGEST = 1 << 20; // bytes; what ships stays under 20 kB
    private static final int DEEPEST = 12;
    private static final int MOST = 200; // problems; more help nobody

    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private final Deque<String> path = new ArrayDeque<>();

    ControlledXml(String file) {
        this.file = file;
    }

    /** Every problem of the file, in the order of the lines. */
    final List<Problem> problems(byte[] xml) {
        if (xml.length > LARGEST) {
            problem(0, "", "is larger than 1 MB");
        } else {
            whole(xml);
        }
        return problems.stream()
                .sorted(Comparator.comparingInt(Problem::line))
                .limit(MOST)
                .toList();
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
            case XMLStreamConstants.CHARACTERS -> text(in, in.getText().strip());
            case XMLStreamConstants.END_ELEMENT -> {
                end(in);
                path.pollLast();
            }
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
        element(in, space, element);
        for (int i = 0; i < in.getAttributeCount(); i++) {
            String own = in.getAttributeNamespace(i) == null ? "" : in.getAttributeNamespace(i);
            String attribute = in.getAttributeLocalName(i);
            String field = field() + "@" + attribute;
            attribute(new Attribute(line(in), field, space, element, own, attribute, in.getAttributeValue(i)));
        }
        known(in, space, element);
    }

    /**
     * One attribute of an element.
     *
     * @param space name space of the element
     * @param own name space of the attribute; "" for none
     */
    record Attribute(int line, String field, String space, String element, String own, String name, String value) {}

    /** An element begins: whether it may stand here. */
    abstract void element(XMLStreamReader in, String space, String element);

    /** Whether an element may have this attribute with this value. */
    abstract void attribute(Attribute attribute);

    /** Text inside an element, without the space around it. */
    abstract void text(XMLStreamReader in, String text);

    /** What an element means, after its attributes were looked at. */
    abstract void known(XMLStreamReader in, String space, String element);

    /** The innermost element ends. */
    abstract void end(XMLStreamReader in);

    /** The whole file was read. */
    abstract void complete();

    final String file() {
        return file;
    }

    /** The file's name without folder and ending. */
    final String name() {
        return file.replaceFirst(".*/", "").replaceFirst("\\.[a-z]+$", "");
    }

    final void problem(int line, String field, String message) {
        problems.add(new Problem(file, line, field, message));
    }

    final String field() {
        return String.join("/", path);
    }

    /** The innermost element; "" outside all. */
    final String innermost() {
        return path.isEmpty() ? "" : path.getLast();
    }

    static String attribute(XMLStreamReader in, String space, String name) {
        String value = in.getAttributeValue(space.isEmpty() ? null : space, name);
        return value == null ? "" : value;
    }

    static String cut(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }

    static int line(XMLStreamReader in) {
        return in.getLocation().getLineNumber();
    }
}

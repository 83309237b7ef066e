package io.lotgate.intake;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Goes through XML element by element; a document type, and with it every entity, ends the walk. */
final class XmlWalk {
    private static final int LONGEST = 200;

    /** What is told of each element. */
    interface Visitor {
        void start(String element, XMLStreamReader at);

        void text(String element, String text, int line);

        void end(String element);
    }

    private XmlWalk() {}

    static void through(TextFile file, Visitor visitor) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(file.text()));
        List<String> open = new ArrayList<>();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> throw new XMLStreamException("document type");
                case XMLStreamConstants.START_ELEMENT -> {
                    open.add(xml.getLocalName());
                    visitor.start(xml.getLocalName(), xml);
                }
                case XMLStreamConstants.CHARACTERS -> {
                    if (!open.isEmpty() && !xml.isWhiteSpace()) {
                        visitor.text(
                                open.get(open.size() - 1),
                                Cell.cut(xml.getText().strip(), LONGEST),
                                xml.getLocation().getLineNumber());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    open.remove(open.size() - 1);
                    visitor.end(xml.getLocalName());
                }
                default -> {}
            }
        }
        xml.close();
    }

    /** An attribute, "" when it is absent. */
    static String attribute(XMLStreamReader at, String name) {
        String value = at.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}

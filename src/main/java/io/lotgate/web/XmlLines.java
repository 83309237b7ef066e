package io.lotgate.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** XML with one element a line and attributes by name, so that two files differ only where their content does. */
final class XmlLines {
    private final List<String> lines = new ArrayList<>();

    private XmlLines() {}

    static List<String> of(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            XmlLines written = new XmlLines();
            written.element(
                    factory.newDocumentBuilder()
                            .parse(new ByteArrayInputStream(xml))
                            .getDocumentElement(),
                    "");
            return written.lines;
        } catch (SAXException | IOException | ParserConfigurationException noXml) {
            return new String(xml, StandardCharsets.UTF_8).lines().toList();
        }
    }

    private void element(Element element, String indent) {
        List<Element> children = IntStream.range(0, element.getChildNodes().getLength())
                .mapToObj(element.getChildNodes()::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
        String start = indent + "<" + element.getNodeName() + attributes(element);
        if (children.isEmpty()) {
            String text = element.getTextContent().strip();
            lines.add(text.isEmpty() ? start + "/>" : start + ">" + text + "</" + element.getNodeName() + ">");
            return;
        }
        lines.add(start + ">");
        children.forEach(child -> element(child, indent + "  "));
        lines.add(indent + "</" + element.getNodeName() + ">");
    }

    private static String attributes(Element element) {
        StringBuilder written = new StringBuilder();
        IntStream.range(0, element.getAttributes().getLength())
                .mapToObj(element.getAttributes()::item)
                .sorted(Comparator.comparing(Node::getNodeName))
                .forEach(one -> written.append(' ')
                        .append(one.getNodeName())
                        .append("=\"")
                        .append(one.getNodeValue())
                        .append('"'));
        return written.toString();
    }
}

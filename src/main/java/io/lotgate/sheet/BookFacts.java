package io.lotgate.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.util.XMLHelper;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * What the workbook part of an xlsx says.
 *
 * @param since1904 whether days are counted from 1904 instead of 1900
 * @param hidden names of the hidden sheets
 */
record BookFacts(boolean since1904, Set<String> hidden) {

    static BookFacts of(InputStream workbook) throws IOException, SAXException, ParserConfigurationException {
        Events events = new Events();
        XMLReader reader = XMLHelper.newXMLReader();
        reader.setContentHandler(events);
        try (workbook) {
            reader.parse(new InputSource(workbook));
        }
        return new BookFacts(events.since1904, events.hidden);
    }

    private static final class Events extends DefaultHandler {
        private boolean since1904;
        private final Set<String> hidden = new HashSet<>();

        @Override
        public void startElement(String uri, String local, String qualified, Attributes attributes) {
            if (local.equals("workbookPr")) {
                since1904 = XmlBool.of(attributes.getValue("date1904"));
            }
            String state = attributes.getValue("state");
            if (local.equals("sheet") && state != null && !state.equals("visible")) {
                hidden.add(String.valueOf(attributes.getValue("name")));
            }
        }
    }
}

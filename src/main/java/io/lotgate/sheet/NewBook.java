package io.lotgate.sheet;

import io.lotgate.sheet.Sheets.Opened;
import io.lotgate.sheet.Sheets.Opening;
import io.lotgate.sheet.Sheets.Sheet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** An xlsx workbook, read by events: what stays in memory is the kept rows, not the document. */
final class NewBook {
    private static final int MOST_SHEETS = 50;

    private NewBook() {}

    static Opening open(byte[] content) {
        try (OPCPackage parts = OPCPackage.open(new ByteArrayInputStream(content))) {
            return sheets(new XSSFReader(parts), new ReadOnlySharedStringsTable(parts));
        } catch (IOException
                | OpenXML4JException
                | OpenXML4JRuntimeException
                | POIXMLException
                | SAXException
                | ParserConfigurationException e) {
            return Sheets.damaged();
        } catch (RuntimeException e) {
            // a part may be anything; the reader of its schema answers with whatever it stumbles over
            return Sheets.damaged();
        }
    }

    private static Opening sheets(XSSFReader book, ReadOnlySharedStringsTable strings)
            throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        Findings findings = new Findings();
        BookFacts facts = BookFacts.of(book.getWorkbookData());
        Styles styles = new Styles(book.getStylesTable(), facts.since1904());
        List<Sheet> sheets = new ArrayList<>();
        XSSFReader.SheetIterator data = (XSSFReader.SheetIterator) book.getSheetsData();
        while (data.hasNext() && sheets.size() < MOST_SHEETS) {
            try (InputStream xml = data.next()) {
                String name = data.getSheetName();
                boolean hidden = facts.hidden().contains(name);
                if (hidden) {
                    findings.hiddenSheet(name);
                }
                sheets.add(sheet(xml, name, hidden, strings, styles, findings));
            }
        }
        return new Opened(sheets, findings.all());
    }

    private static Sheet sheet(
            InputStream xml,
            String name,
            boolean hidden,
            ReadOnlySharedStringsTable strings,
            Styles styles,
            Findings findings)
            throws IOException, SAXException, ParserConfigurationException {
        SheetEvents events = new SheetEvents(name, strings, styles, findings);
        XMLReader reader = XMLHelper.newXMLReader(); // refuses document types, and with them entities
        reader.setContentHandler(events);
        try {
            reader.parse(new InputSource(xml));
        } catch (SheetEvents.Enough enough) {
            findings.cut(name);
        }
        return new Sheet(name, hidden, events.rows(), events.cut());
    }
}

package io.lotgate.sheet;

import io.lotgate.sheet.Sheets.Cell;
import io.lotgate.sheet.Sheets.Kind;
import io.lotgate.sheet.Sheets.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Collects the stored values of one sheet of an xlsx from its XML (ECMA-376, part 1, 18.3). */
final class SheetEvents extends DefaultHandler {
    private static final int LONGEST = 33_000; // Excel itself allows 32,767 characters

    private static final int LETTERS = 26;

    private static final Pattern REFERENCE = Pattern.compile("[A-Z]{1,3}[0-9]{1,7}");

    /** Thrown to end reading where no more rows are kept. */
    static final class Enough extends SAXException {
        private static final long serialVersionUID = 1;
    }

    private final String sheet;
    private final ReadOnlySharedStringsTable strings;
    private final Styles styles;
    private final Findings findings;
    private final List<Row> rows = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();
    private final StringBuilder value = new StringBuilder();
    private int rowNumber;
    private boolean rowHidden;
    private String reference = "";
    private String type = "";
    private @Nullable String style;
    private boolean formula;
    private boolean inValue;
    private boolean phonetic;
    private boolean cut;

    SheetEvents(String sheet, ReadOnlySharedStringsTable strings, Styles styles, Findings findings) {
        this.sheet = sheet;
        this.strings = strings;
        this.styles = styles;
        this.findings = findings;
    }

    List<Row> rows() {
        return rows;
    }

    boolean cut() {
        return cut;
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) throws SAXException {
        switch (local) {
            case "row" -> startRow(attributes);
            case "c" -> startCell(attributes);
            case "f" -> formula = true;
            case "v", "t" -> inValue = !phonetic;
            case "rPh" -> phonetic = true;
            default -> {}
        }
    }

    @Override
    public void endElement(String uri, String local, String qualified) {
        switch (local) {
            case "row" -> endRow();
            case "c" -> endCell();
            case "v", "t" -> inValue = false;
            case "rPh" -> phonetic = false;
            default -> {}
        }
    }

    @Override
    public void characters(char[] text, int start, int length) {
        if (inValue && value.length() < LONGEST) {
            value.append(text, start, Math.min(length, LONGEST - value.length()));
        }
    }

    private void startRow(Attributes attributes) throws SAXException {
        if (rows.size() == Sheets.MOST_ROWS) {
            cut = true;
            throw new Enough();
        }
        String number = attributes.getValue("r");
        rowNumber = number != null && number.matches("[0-9]{1,7}") ? Integer.parseInt(number) : rowNumber + 1;
        rowHidden = XmlBool.of(attributes.getValue("hidden")) || "0".equals(attributes.getValue("ht"));
        cells.clear();
    }

    private void startCell(Attributes attributes) {
        reference = attributes.getValue("r") == null ? "" : attributes.getValue("r");
        type = attributes.getValue("t") == null ? "n" : attributes.getValue("t");
        style = attributes.getValue("s");
        formula = false;
        value.setLength(0);
    }

    private void endCell() {
        boolean addressed = REFERENCE.matcher(reference).matches();
        int column = addressed ? column(reference) : cells.size();
        if (column < cells.size() || column >= Sheets.MOST_COLUMNS) {
            return;
        }
        while (cells.size() < column) {
            cells.add(Cell.EMPTY);
        }
        cells.add(cell(sheet + "!" + (addressed ? reference : "row " + rowNumber)));
    }

    /** A is 0, Z 25, AA 26. */
    private static int column(String address) {
        int column = 0;
        for (int i = 0; i < address.length() && Character.isLetter(address.charAt(i)); i++) {
            column = column * LETTERS + address.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }

    private Cell cell(String place) {
        String text = value.toString();
        if (formula) {
            findings.formula(place);
            return new Cell(Kind.FORMULA, "", text);
        }
        if (text.isEmpty()) {
            return Cell.EMPTY;
        }
        return switch (type) {
            case "s" -> new Cell(Kind.TEXT, shared(text), text);
            case "str", "inlineStr" -> new Cell(Kind.TEXT, text, text);
            case "b" -> new Cell(Kind.BOOLEAN, text.equals("1") ? "TRUE" : "FALSE", text);
            case "e" -> new Cell(Kind.ERROR, text, text);
            case "d" -> new Cell(Kind.DATE, text, text);
            default -> styles.format(style).cell(text, place, findings);
        };
    }

    private String shared(String index) {
        if (!index.matches("[0-9]{1,8}") || Integer.parseInt(index) >= strings.getUniqueCount()) {
            return "";
        }
        return strings.getItemAt(Integer.parseInt(index)).getString();
    }

    private void endRow() {
        if (cells.stream().allMatch(cell -> cell.kind() == Kind.EMPTY)) {
            return;
        }
        if (rowHidden) {
            findings.hiddenRow(sheet + "!" + rowNumber);
        }
        rows.add(new Row(rowNumber, rowHidden, cells));
    }
}

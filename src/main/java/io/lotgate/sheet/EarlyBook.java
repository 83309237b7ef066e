package io.lotgate.sheet;

import io.lotgate.sheet.Sheets.Cell;
import io.lotgate.sheet.Sheets.Kind;
import io.lotgate.sheet.Sheets.Opened;
import io.lotgate.sheet.Sheets.Opening;
import io.lotgate.sheet.Sheets.Sheet;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CodepageRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.MulRKRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.OldFormulaRecord;
import org.apache.poi.hssf.record.OldLabelRecord;
import org.apache.poi.hssf.record.RKRecord;
import org.apache.poi.hssf.record.RecordInputStream;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.CodePageUtil;
import org.jspecify.annotations.Nullable;

/**
 * An xls workbook as Excel 5 and 95 kept it (BIFF5), which the Vi-CELL XR writes to this day. POI knows its records but
 * has no event reader for them, so they are walked here.
 */
final class EarlyBook {
    /** FORMAT of BIFF5: index, length in one byte, characters of the code page. */
    private static final int FORMAT = 0x41E;

    private static final int FORMULA_OF_BIFF5 = 0x6;

    private static final int WINDOWS = 1252;

    private record Bound(String name, boolean hidden) {}

    private final Findings findings = new Findings();
    private final Map<Integer, String> written = new HashMap<>();
    private final List<Integer> cellFormats = new ArrayList<>();
    private final List<Bound> bounds = new ArrayList<>();
    private final List<Sheet> sheets = new ArrayList<>();
    private @Nullable CodepageRecord codepage;
    private @Nullable SheetRows current;
    private boolean since1904;
    private int substreams;
    private int depth;

    private EarlyBook() {}

    static Opening open(DirectoryNode root) throws IOException {
        EarlyBook book = new EarlyBook();
        RecordInputStream records = new RecordInputStream(root.createDocumentInputStream("Book"));
        while (records.hasNextRecord()) {
            records.nextRecord();
            book.record(records);
            records.readRemainder();
        }
        book.endSheet();
        return new Opened(book.sheets, book.findings.all());
    }

    private void record(RecordInputStream in) {
        switch (in.getSid()) {
            case BOFRecord.sid -> begin(new BOFRecord(in));
            case EOFRecord.sid -> depth--;
            case CodepageRecord.sid -> codepage = new CodepageRecord(in);
            case DateWindow1904Record.sid -> since1904 = new DateWindow1904Record(in).getWindowing() == 1;
            case BoundSheetRecord.sid -> bound(in);
            case ExtendedFormatRecord.sid -> extendedFormat(in);
            case FORMAT -> format(in);
            default -> {
                if (current != null && depth == 1) {
                    content(in, current);
                }
            }
        }
    }

    private void bound(RecordInputStream in) {
        in.readInt(); // where the sheet begins
        int state = in.readUByte() & 3;
        in.readUByte(); // what kind of sheet
        bounds.add(new Bound(text(in), state != 0));
    }

    /** A text with its length in one byte, in the workbook's code page. */
    private String text(RecordInputStream in) {
        byte[] bytes = new byte[in.readUByte()];
        in.readFully(bytes);
        try {
            return CodePageUtil.getStringFromCodePage(bytes, codepage == null ? WINDOWS : codepage.getCodepage());
        } catch (UnsupportedEncodingException unknown) {
            throw new IllegalArgumentException("a code page that does not exist", unknown);
        }
    }

    private void extendedFormat(RecordInputStream in) {
        in.readUShort(); // the font
        cellFormats.add(in.readUShort());
    }

    private void format(RecordInputStream in) {
        int index = in.readUShort();
        written.put(index, text(in));
    }

    private void begin(BOFRecord beginning) {
        if (++depth > 1) {
            return;
        }
        endSheet();
        if (beginning.getType() != BOFRecord.TYPE_WORKBOOK) {
            substreams++;
        }
        if (beginning.getType() == BOFRecord.TYPE_WORKSHEET) {
            Bound bound =
                    substreams <= bounds.size() ? bounds.get(substreams - 1) : new Bound("sheet " + substreams, false);
            current = new SheetRows(bound.name(), bound.hidden(), findings);
        }
    }

    private void endSheet() {
        if (current != null) {
            sheets.add(current.sheet());
            current = null;
        }
    }

    private void content(RecordInputStream in, SheetRows sheet) {
        switch (in.getSid()) {
            case RowRecord.sid -> {
                RowRecord row = new RowRecord(in);
                if (row.getZeroHeight()) {
                    sheet.hide(row.getRowNumber());
                }
            }
            case LabelRecord.sid -> label(new OldLabelRecord(in), sheet);
            case NumberRecord.sid -> {
                NumberRecord number = new NumberRecord(in);
                number(sheet, number.getRow(), number.getColumn(), number.getXFIndex(), number.getValue());
            }
            case RKRecord.sid -> {
                RKRecord number = new RKRecord(in);
                number(sheet, number.getRow(), number.getColumn(), number.getXFIndex(), number.getRKNumber());
            }
            case MulRKRecord.sid -> several(new MulRKRecord(in), sheet);
            case FORMULA_OF_BIFF5, OldFormulaRecord.biff4_sid -> formula(in, sheet);
            default -> {}
        }
    }

    private void label(OldLabelRecord label, SheetRows sheet) {
        if (codepage != null) {
            label.setCodePage(codepage);
        }
        String text = label.getValue();
        if (!text.isEmpty()) {
            sheet.put(label.getRow(), label.getColumn(), new Cell(Kind.TEXT, text, text));
        }
    }

    private void several(MulRKRecord numbers, SheetRows sheet) {
        for (int i = 0; i < numbers.getNumColumns(); i++) {
            number(sheet, numbers.getRow(), numbers.getFirstColumn() + i, numbers.getXFAt(i), numbers.getRKNumberAt(i));
        }
    }

    private void formula(RecordInputStream in, SheetRows sheet) {
        int row = in.readUShort();
        int column = in.readUShort();
        findings.formula(place(sheet, row, column));
        sheet.put(row, column, new Cell(Kind.FORMULA, "", ""));
    }

    private void number(SheetRows sheet, int row, int column, int style, double value) {
        NumberFormat format = numberFormat(style);
        sheet.put(row, column, format.cell(Double.toString(value), place(sheet, row, column), findings));
    }

    private NumberFormat numberFormat(int style) {
        int index = style < cellFormats.size() ? cellFormats.get(style) : 0;
        @Nullable String builtin = BuiltinFormats.getBuiltinFormat(index);
        String text = written.getOrDefault(index, builtin == null ? "" : builtin);
        return NumberFormat.of(DateUtil.isADateFormat(index, text), since1904, text);
    }

    private static String place(SheetRows sheet, int row, int column) {
        return sheet.name() + "!" + new CellReference(row, column).formatAsString(false);
    }
}

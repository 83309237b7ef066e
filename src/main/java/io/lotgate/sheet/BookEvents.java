package io.lotgate.sheet;

import io.lotgate.evaluation.Finding;
import io.lotgate.sheet.Sheets.Cell;
import io.lotgate.sheet.Sheets.Kind;
import io.lotgate.sheet.Sheets.Sheet;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.SupBookRecord;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** Collects the stored values of an xls workbook from its records (MS-XLS). */
final class BookEvents implements HSSFListener {
    private final Findings findings = new Findings();
    private final List<BoundSheetRecord> bounds = new ArrayList<>();
    private final List<Sheet> sheets = new ArrayList<>();
    private @Nullable FormatTrackingHSSFListener formats;
    private @Nullable SSTRecord strings;
    private @Nullable SheetRows current;
    private boolean since1904;
    private boolean external;
    private int substreams;
    private int depth;

    void formats(FormatTrackingHSSFListener tracking) {
        formats = tracking;
    }

    boolean external() {
        return external;
    }

    List<Sheet> sheets() {
        endSheet();
        return sheets;
    }

    List<Finding> findings() {
        return findings.all();
    }

    @Override
    public void processRecord(Record next) {
        if (next instanceof BoundSheetRecord bound) {
            bounds.add(bound);
        } else if (next instanceof BOFRecord beginning) {
            begin(beginning);
        } else if (next instanceof EOFRecord) {
            depth--;
        } else if (next instanceof SSTRecord table) {
            strings = table;
        } else if (next instanceof DateWindow1904Record window) {
            since1904 = window.getWindowing() == 1;
        } else if (next instanceof SupBookRecord book) {
            external |= book.isExternalReferences();
        } else if (current != null && depth == 1) {
            content(next, current);
        }
    }

    private void content(Record next, SheetRows sheet) {
        if (next instanceof RowRecord row && row.getZeroHeight()) {
            sheet.hide(row.getRowNumber());
        } else if (next instanceof CellValueRecordInterface value) {
            sheet.put(value.getRow(), value.getColumn(), cell(value, sheet));
        }
    }

    /** A chart drawn on a sheet is a substream within the sheet's own. */
    private void begin(BOFRecord beginning) {
        if (++depth > 1) {
            return;
        }
        endSheet();
        if (beginning.getType() != BOFRecord.TYPE_WORKBOOK) {
            substreams++;
        }
        if (beginning.getType() == BOFRecord.TYPE_WORKSHEET) {
            current = new SheetRows(name(), hidden(), findings);
        }
    }

    private void endSheet() {
        if (current != null) {
            sheets.add(current.sheet());
            current = null;
        }
    }

    private Cell cell(CellValueRecordInterface value, SheetRows sheet) {
        String place = sheet.name() + "!" + new CellReference(value.getRow(), value.getColumn()).formatAsString(false);
        if (value instanceof FormulaRecord) {
            findings.formula(place);
            return new Cell(Kind.FORMULA, "", "");
        }
        if (value instanceof LabelSSTRecord label) {
            String text = strings == null
                    ? ""
                    : strings.getString(label.getSSTIndex()).getString();
            return text.isEmpty() ? Cell.EMPTY : new Cell(Kind.TEXT, text, text);
        }
        if (value instanceof LabelRecord label) {
            return new Cell(Kind.TEXT, label.getValue(), label.getValue());
        }
        if (value instanceof BoolErrRecord flag) {
            String text = flag.isBoolean()
                    ? (flag.getBooleanValue() ? "TRUE" : "FALSE")
                    : FormulaError.forInt(flag.getErrorValue()).getString();
            return new Cell(flag.isBoolean() ? Kind.BOOLEAN : Kind.ERROR, text, text);
        }
        return value instanceof NumberRecord number
                ? format(number).cell(Double.toString(number.getValue()), place, findings)
                : Cell.EMPTY;
    }

    private NumberFormat format(NumberRecord number) {
        if (formats == null) {
            return NumberFormat.PLAIN;
        }
        String written = formats.getFormatString(number);
        String known = written == null ? "" : written;
        boolean date = DateUtil.isADateFormat(formats.getFormatIndex(number), known);
        return NumberFormat.of(date, since1904, known);
    }

    private String name() {
        return substreams <= bounds.size() ? bounds.get(substreams - 1).getSheetname() : "sheet " + substreams;
    }

    private boolean hidden() {
        return substreams <= bounds.size()
                && (bounds.get(substreams - 1).isHidden()
                        || bounds.get(substreams - 1).isVeryHidden());
    }
}

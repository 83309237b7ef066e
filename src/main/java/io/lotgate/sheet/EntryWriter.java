package io.lotgate.sheet;

import io.lotgate.sheet.EntryBook.Cell;
import io.lotgate.sheet.EntryBook.Entry;
import io.lotgate.sheet.EntryBook.Fixed;
import io.lotgate.sheet.EntryBook.Page;
import java.util.List;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFDataValidationHelper;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Writes the sheets of an {@link EntryBook}. */
final class EntryWriter {
    private static final int CHARACTER = 256;
    private static final float LINE = 14;
    private static final double MARGIN = 0.4; // inches
    private static final String MOST = "1E300";

    /** Excel's day 32874: nothing that is measured for a lot was measured before 1990. */
    private static final String FIRST_DAY = "32874";

    private static final String LAST_DAY = "109576";

    private final XSSFWorkbook book;
    private final EntryStyles styles;

    EntryWriter(XSSFWorkbook book) {
        this.book = book;
        this.styles = new EntryStyles(book);
    }

    void write(Page page) {
        XSSFSheet sheet = book.createSheet(page.name());
        for (int column = 0; column < page.widths().size(); column++) {
            sheet.setColumnWidth(column, page.widths().get(column) * CHARACTER);
        }
        for (int i = 0; i < page.rows().size(); i++) {
            XSSFRow row = sheet.createRow(i);
            List<Cell> cells = page.rows().get(i).cells();
            for (int column = 0; column < cells.size(); column++) {
                write(cells.get(column), row.createCell(column), sheet);
            }
            row.setHeightInPoints(LINE * lines(cells, page.widths()) + 2);
        }
        print(page, sheet);
        sheet.enableLocking();
    }

    private void write(Cell what, XSSFCell cell, XSSFSheet sheet) {
        if (what instanceof Fixed fixed) {
            cell.setCellStyle(styles.of(fixed));
            if (!fixed.text().isEmpty()) {
                cell.setCellValue(fixed.text());
            }
        } else if (what instanceof Entry entry) {
            cell.setCellStyle(styles.of(entry.takes()));
            validate(entry, cell, sheet);
        }
    }

    private static void validate(Entry entry, XSSFCell cell, XSSFSheet sheet) {
        XSSFDataValidationHelper helper = new XSSFDataValidationHelper(sheet);
        DataValidationConstraint constraint = constraint(entry, cell, helper);
        if (constraint == null) {
            return;
        }
        int row = cell.getRowIndex();
        int column = cell.getColumnIndex();
        DataValidation validation =
                helper.createValidation(constraint, new CellRangeAddressList(row, row, column, column));
        validation.setEmptyCellAllowed(true);
        validation.setShowErrorBox(entry.choices().isEmpty() || entry.closed());
        validation.createErrorBox("Not taken / 不能填写", words(entry));
        sheet.addValidationData(validation);
    }

    private static @Nullable DataValidationConstraint constraint(
            Entry entry, XSSFCell cell, XSSFDataValidationHelper helper) {
        if (!entry.choices().isEmpty()) {
            return helper.createFormulaListConstraint(entry.choices());
        }
        return switch (entry.takes()) {
            case NUMBER -> helper.createDecimalConstraint(OperatorType.BETWEEN, "-" + MOST, MOST);
            case WHOLE -> helper.createIntegerConstraint(OperatorType.BETWEEN, "0", "999999999999999");
            case BOUND -> helper.createCustomConstraint(bound(new CellReference(cell).formatAsString(false)));
            case MOMENT -> helper.createDateConstraint(OperatorType.BETWEEN, FIRST_DAY, LAST_DAY, "");
            case TEXT -> null;
        };
    }

    /** A number, or text that is one behind its sign. */
    private static String bound(String cell) {
        return "ISNUMBER(VALUE(IF(OR(LEFT(" + cell + ",1)=\"<\",LEFT(" + cell + ",1)=\">\"),MID(" + cell + ",2,40),"
                + cell + ")))";
    }

    private static String words(Entry entry) {
        if (!entry.choices().isEmpty()) {
            return "Choose one of the list. 请从列表中选择。";
        }
        return switch (entry.takes()) {
            case NUMBER -> "Enter a number. 请填写数字。";
            case WHOLE -> "Enter a whole number. 请填写整数。";
            case BOUND -> "Enter a number, or one behind < or >. 请填写数字，或 < > 加数字。";
            case MOMENT -> "Enter date and time, 2026-03-31 14:05. 请填写日期和时间。";
            case TEXT -> "";
        };
    }

    private void print(Page page, XSSFSheet sheet) {
        int last = page.rows().size() - 1;
        book.setPrintArea(book.getSheetIndex(sheet), 0, page.widths().size() - 1, 0, last);
        sheet.getPrintSetup().setPaperSize(PaperSize.A4_PAPER);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) 0);
        for (var side : List.of(PageMargin.LEFT, PageMargin.RIGHT)) {
            sheet.setMargin(side, MARGIN);
        }
        sheet.getFooter().setRight("&P / &N");
        sheet.getFooter().setLeft("&F, &A");
        if (page.repeated() > 0) {
            sheet.setRepeatingRows(new CellRangeAddress(0, page.repeated() - 1, -1, -1));
            sheet.createFreezePane(0, page.repeated());
        }
    }

    /** Lines of the tallest cell as text is wrapped; a Chinese character is two wide. */
    private static int lines(List<Cell> cells, List<Integer> widths) {
        int most = 1;
        for (int column = 0; column < cells.size() && column < widths.size(); column++) {
            if (cells.get(column) instanceof Fixed fixed && fixed.tone() != EntryBook.Tone.TITLE) {
                int wide = fixed.text()
                        .codePoints()
                        .map(one -> one > 0x2E80 ? 2 : 1)
                        .sum();
                most = Math.max(most, (wide + widths.get(column) - 1) / widths.get(column));
            }
        }
        return most;
    }
}

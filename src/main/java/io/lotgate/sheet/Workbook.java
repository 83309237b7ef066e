package io.lotgate.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A workbook that is written: numbers are numbers, moments are dates, and text is text whatever it begins with. Each
 * sheet has a header that stays and filters. Up to some thousand rows.
 */
public record Workbook(List<Page> pages) {
    private static final int WIDEST = 60;
    private static final int CHARACTER = 256;

    public Workbook {
        pages = List.copyOf(pages);
    }

    /**
     * One sheet.
     *
     * @param name as on its tab, at most 31 characters
     * @param columns the header
     * @param rows as many cells a row as the header has
     */
    public record Page(String name, List<String> columns, List<List<Cell>> rows) {
        public Page {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** What a cell holds. */
    public sealed interface Cell {}

    /** Text, never a formula. */
    public record Text(String text) implements Cell {}

    /** A number; Excel keeps 15 digits of it. */
    public record Amount(BigDecimal value) implements Cell {}

    /** A date with its time, in the zone of the site. */
    public record Moment(LocalDateTime at) implements Cell {}

    /** The file as xlsx. */
    public byte[] bytes() {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Look look = new Look(book);
            pages.forEach(page -> write(page, book.createSheet(page.name()), look));
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The few styles of all cells. */
    private static final class Look {
        private final XSSFCellStyle header;
        private final XSSFCellStyle text;
        private final XSSFCellStyle quoted;
        private final XSSFCellStyle moment;

        Look(XSSFWorkbook book) {
            XSSFFont bold = book.createFont();
            bold.setBold(true);
            header = book.createCellStyle();
            header.setFont(bold);
            text = book.createCellStyle();
            quoted = book.createCellStyle();
            quoted.setQuotePrefixed(true);
            moment = book.createCellStyle();
            moment.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd hh:mm"));
        }

        void write(Cell value, XSSFCell cell) {
            if (value instanceof Text words) {
                cell.setCellValue(words.text());
                cell.setCellStyle(formulaLike(words.text()) ? quoted : text);
            } else if (value instanceof Amount number) {
                cell.setCellValue(number.value().doubleValue());
            } else if (value instanceof Moment time) {
                cell.setCellValue(time.at());
                cell.setCellStyle(moment);
            }
        }
    }

    /** As the file stands it is text anyway; the mark keeps it so when somebody edits the cell. */
    static boolean formulaLike(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    }

    private static void write(Page page, XSSFSheet sheet, Look look) {
        XSSFRow header = sheet.createRow(0);
        for (int column = 0; column < page.columns().size(); column++) {
            XSSFCell cell = header.createCell(column);
            cell.setCellValue(page.columns().get(column));
            cell.setCellStyle(look.header);
        }
        for (int i = 0; i < page.rows().size(); i++) {
            XSSFRow row = sheet.createRow(i + 1);
            List<Cell> cells = page.rows().get(i);
            for (int column = 0; column < cells.size(); column++) {
                look.write(cells.get(column), row.createCell(column));
            }
        }
        sheet.createFreezePane(0, 1);
        int last = page.columns().size() - 1;
        sheet.setAutoFilter(new CellRangeAddress(0, Math.max(1, page.rows().size()), 0, last));
        for (int column = 0; column <= last; column++) {
            sheet.setColumnWidth(column, (width(page, column) + 3) * CHARACTER);
        }
    }

    /** Characters of the longest cell; measuring fonts would need a display. */
    private static int width(Page page, int column) {
        List<Integer> widths =
                new ArrayList<>(List.of(page.columns().get(column).length()));
        page.rows().forEach(row -> widths.add(length(row.get(column))));
        return Math.min(
                WIDEST, widths.stream().mapToInt(Integer::intValue).max().orElse(0));
    }

    private static int length(Cell cell) {
        if (cell instanceof Text words) {
            return words.text().length();
        }
        return cell instanceof Amount number ? number.value().toPlainString().length() : 16;
    }
}

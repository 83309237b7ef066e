package io.lotgate.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A workbook that people fill in: every cell is locked but the entry cells, and those take only what they ask for. It is
 * laid out for A4, as wide as the page, with the first rows repeated on every page. No cell holds a formula.
 */
public record EntryBook(List<Page> pages) {
    public EntryBook {
        pages = List.copyOf(pages);
    }

    /**
     * One sheet.
     *
     * @param name as on its tab, at most 31 characters, without quotes and spaces
     * @param widths of the columns in characters
     * @param repeated how many of the first rows are printed on every page and stay while scrolling; 0 for none
     */
    public record Page(String name, List<Integer> widths, int repeated, List<Row> rows) {
        public Page {
            widths = List.copyOf(widths);
            rows = List.copyOf(rows);
        }

        /** The address of a cell as Excel writes it: {@code Tests!B4}. */
        public String address(int row, int column) {
            return name + "!" + new CellReference(row, column).formatAsString(false);
        }
    }

    /** A row, from column A on. */
    public record Row(List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        public static Row of(Cell... cells) {
            return new Row(List.of(cells));
        }
    }

    /** A cell. */
    public sealed interface Cell {}

    /** How locked text looks. */
    public enum Tone {
        PLAIN,
        /** A title. */
        TITLE,
        /** The head of a table or of a block. */
        HEAD,
        /** A frame that is written in by hand. */
        BOX,
        /** Smaller, for what stands beside. */
        NOTE
    }

    /** Locked text, never a formula. */
    public record Fixed(String text, Tone tone) implements Cell {}

    /** What an entry cell takes. */
    public enum Takes {
        /** A decimal number. */
        NUMBER,
        /** A whole number, not below 0. */
        WHOLE,
        /** A decimal number, or one behind {@code <} or {@code >}. */
        BOUND,
        TEXT,
        /** Date and time. */
        MOMENT
    }

    /**
     * An unlocked cell.
     *
     * @param choices cells that hold what is offered, {@code Choices!$A$2:$A$3}; "" for none
     * @param closed whether nothing but the choices is taken
     */
    public record Entry(Takes takes, String choices, boolean closed) implements Cell {}

    /** The file as xlsx. */
    public byte[] bytes() {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            EntryWriter writer = new EntryWriter(book);
            pages.forEach(writer::write);
            book.lockStructure();
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.lotgate.sheet;

import io.lotgate.evaluation.Finding;
import io.lotgate.evaluation.Severity;
import java.io.IOException;
import java.util.List;

/**
 * Opens Excel workbooks (xlsx, xls) and gives the stored values, never the displayed text. Formulas are not evaluated
 * and their cached results are not handed out. What could make a workbook dangerous or its values uncertain (macros,
 * links to other files, encryption, entities, far too large parts) refuses it.
 */
public final class Sheets {
    /** Rows kept of a sheet; what lies behind is said, not read. */
    public static final int MOST_ROWS = 20_000;

    /** Columns kept of a row. */
    public static final int MOST_COLUMNS = 256;

    private Sheets() {}

    /** Whether the first bytes are those of a file that may be a workbook: a zip, or Microsoft's compound file. */
    public static boolean mayBe(byte[] content) {
        return OldBook.is(content) || ZipLimits.is(content);
    }

    /** The sheets of a workbook, or every reason why it is not opened. Never throws for what the bytes are. */
    public static Opening open(byte[] content) {
        try {
            if (OldBook.is(content)) {
                return OldBook.open(content);
            }
            return ZipLimits.objection(content).<Opening>map(Sheets::refused).orElseGet(() -> NewBook.open(content));
        } catch (IOException e) {
            return damaged();
        }
    }

    static Refused damaged() {
        return refused(new Finding(
                "FILE_MALFORMED",
                Severity.ERROR,
                "",
                "this workbook is damaged and cannot be opened. Export it again from the instrument."));
    }

    static Refused refused(Finding finding) {
        return new Refused(List.of(finding));
    }

    /** What came of opening a workbook. */
    public sealed interface Opening {}

    /**
     * A workbook's sheets in their order.
     *
     * @param findings what a person should know of the workbook as a whole: hidden parts, formulas, noise of storage
     */
    public record Opened(List<Sheet> sheets, List<Finding> findings) implements Opening {
        public Opened {
            sheets = List.copyOf(sheets);
            findings = List.copyOf(findings);
        }
    }

    /** The workbook is not opened. */
    public record Refused(List<Finding> findings) implements Opening {
        public Refused {
            findings = List.copyOf(findings);
        }
    }

    /**
     * One sheet.
     *
     * @param hidden whether Excel does not show it
     * @param rows rows that hold anything, up to {@link #MOST_ROWS}
     * @param cut whether the sheet has more
     */
    public record Sheet(String name, boolean hidden, List<Row> rows, boolean cut) {
        public Sheet {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One row.
     *
     * @param number as Excel counts, the first being 1
     * @param cells from column A on, without a gap
     */
    public record Row(int number, boolean hidden, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** What a cell holds. */
    public enum Kind {
        EMPTY,
        TEXT,
        NUMBER,
        /** A number with a format for dates; as ISO local date and time. */
        DATE,
        BOOLEAN,
        /** An error such as #DIV/0!. */
        ERROR,
        /** A formula, without its result. */
        FORMULA
    }

    /**
     * One cell.
     *
     * @param value what it means: a number exactly as stored, with a percent sign where the format has one; where it was
     *     stored in single precision, the digits that gave it
     * @param stored what the file holds, before any conversion
     */
    public record Cell(Kind kind, String value, String stored) {
        static final Cell EMPTY = new Cell(Kind.EMPTY, "", "");
    }
}

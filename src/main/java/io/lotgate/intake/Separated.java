package io.lotgate.intake;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.lotgate.evaluation.Finding;
import io.lotgate.intake.Grid.GridRow;
import io.lotgate.intake.Reading.Refused;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Delimited text (RFC 4180) as rows, up to a bound. */
final class Separated {
    /** Rows among which a heading is looked for. */
    static final int FIRST_ROWS = 100;

    /** The rows of a table and whatever stands above it. */
    static final int MOST_ROWS = Table.MAX_ROWS + FIRST_ROWS + 1;

    private static final int MAX_FIELDS = 256;
    private static final int MAX_FIELD = 16 * 1024;
    private static final int MAX_RECORD = 64 * 1024;
    private static final int BUFFER = 256 * 1024;

    private Separated() {}

    static Grid grid(String text, Layout layout, int mostRows) {
        List<GridRow> rows = new ArrayList<>();
        Optional<Finding> broken = Optional.empty();
        try (CloseableIterator<CsvRecord> records = records(layout, text)) {
            while (records.hasNext() && rows.size() < mostRows) {
                CsvRecord next = records.next();
                GridRow row = new GridRow(line(layout, next), false, next.getFields(), next.getFields());
                if (!row.isBlank()) {
                    rows.add(row);
                }
            }
        } catch (CsvParseException e) {
            int last = rows.isEmpty()
                    ? layout.linesBefore()
                    : rows.get(rows.size() - 1).line();
            broken = Optional.of(Refused.reason(
                    "FILE_MALFORMED",
                    "after line " + last + " a quotation mark is not closed or a row is far too long:"
                            + " the file is damaged. Export it again."));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
        return new Grid("", layout.separator(), rows, broken);
    }

    private static int line(Layout layout, CsvRecord next) {
        return layout.linesBefore() + Math.toIntExact(next.getStartingLineNumber());
    }

    private static CloseableIterator<CsvRecord> records(Layout layout, String text) {
        return CsvReader.builder()
                .fieldSeparator(layout.separator())
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(BUFFER)
                .build(limits(), new StringReader(text.substring(layout.start())))
                .iterator();
    }

    private static CsvRecordHandler limits() {
        return CsvRecordHandler.builder()
                .maxFields(MAX_FIELDS)
                .maxFieldSize(MAX_FIELD)
                .maxRecordSize(MAX_RECORD)
                .build();
    }
}

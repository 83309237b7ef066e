package io.lotgate.intake;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.lotgate.evaluation.Finding;
import io.lotgate.evaluation.Severity;
import io.lotgate.intake.Reading.Refused;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A delimited file (RFC 4180) with one heading line: rows up to a bound, and what kept others from being read. */
final class Table {
    static final int MAX_ROWS = 10_000;
    private static final int MAX_FIELDS = 256;
    private static final int MAX_FIELD = 16 * 1024;
    private static final int MAX_RECORD = 64 * 1024;
    private static final int BUFFER = 256 * 1024;

    private final Header header;
    private final List<Row> rows = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private Optional<Finding> broken = Optional.empty();

    private Table(Header header) {
        this.header = header;
    }

    Header header() {
        return header;
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Why the lines cannot be told apart, if so. */
    Optional<Finding> broken() {
        return broken;
    }

    /** The heading alone; empty when the first line is no row of a table. */
    static Optional<Header> heading(TextFile file) {
        Layout layout = Layout.of(file.head());
        try (CloseableIterator<CsvRecord> records = records(layout, file.head())) {
            return records.hasNext() ? Optional.of(header(layout, records.next())) : Optional.empty();
        } catch (CsvParseException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
    }

    /** The table under a heading that {@link #heading} found. */
    static Table of(TextFile file, Header header) {
        Table table = new Table(header);
        Layout layout = Layout.of(file.head());
        try (CloseableIterator<CsvRecord> records = records(layout, file.text())) {
            table.fill(layout, records);
        } catch (CsvParseException e) {
            table.broken = Optional.of(Refused.reason(
                    "FILE_MALFORMED",
                    "after line " + table.lastLine() + " a quotation mark is not closed or a row is far too long:"
                            + " the file is damaged. Export it again."));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
        return table;
    }

    private void fill(Layout layout, CloseableIterator<CsvRecord> records) {
        records.next(); // the heading
        while (records.hasNext()) {
            CsvRecord next = records.next();
            Row row = new Row(header, line(layout, next), next.getFields());
            if (!row.isBlank() && rows.size() == MAX_ROWS) {
                findings.add(new Finding(
                        "ROWS_LEFT_OUT",
                        Severity.WARNING,
                        "",
                        "only the first " + MAX_ROWS + " samples were read, up to line " + lastLine()
                                + ". Export fewer samples at a time."));
                return;
            }
            if (!row.isBlank()) {
                rows.add(row);
            }
        }
    }

    private int lastLine() {
        return rows.isEmpty() ? header.line() : rows.get(rows.size() - 1).line();
    }

    private static Header header(Layout layout, CsvRecord first) {
        return Header.of(layout.separator(), line(layout, first), first.getFields());
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

package io.lotgate.intake;

import io.lotgate.evaluation.Finding;
import io.lotgate.intake.Reading.Refused;
import io.lotgate.intake.Worksheet.Subject;
import io.lotgate.sheet.EntryBook;
import io.lotgate.sheet.EntryBook.Fixed;
import io.lotgate.sheet.EntryBook.Page;
import io.lotgate.sheet.Sheets;
import io.lotgate.sheet.Sheets.Kind;
import io.lotgate.sheet.Sheets.Row;
import io.lotgate.sheet.Sheets.Sheet;
import io.lotgate.specification.TestSpecification;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a filled worksheet: it is laid out anew for the lot, and every cell that is no entry must stand as written. */
record WorksheetReader(Sheets.Opened book) {
    private static final int MOST_NAMED = 5;
    private static final String AGAIN = " Download this lot's worksheet again and fill that in.";

    /** A workbook that says of itself that it is a worksheet. */
    static Optional<WorksheetReader> open(byte[] content) {
        if (content.length > Decoded.MAX_BYTES
                || !Sheets.mayBe(content)
                || !(Sheets.open(content) instanceof Sheets.Opened opened)) {
            return Optional.empty();
        }
        WorksheetReader reader = new WorksheetReader(opened);
        return reader.about(0, 0).value().equals(WorksheetLayout.TITLE) ? Optional.of(reader) : Optional.empty();
    }

    Reading read(Subject subject, String test) {
        List<Finding> objections = formulas();
        if (objections.isEmpty()) {
            objections = identity(subject);
        }
        if (!objections.isEmpty()) {
            return new Refused(objections);
        }
        Worksheet worksheet = Worksheet.of(written(subject), madeAt().orElseThrow());
        WorksheetLayout layout = WorksheetLayout.of(worksheet);
        objections = changed(layout.book());
        return objections.isEmpty()
                ? new WorksheetEntries(worksheet, layout, subject.zone(), this::cell).of(test)
                : new Refused(objections);
    }

    private List<Finding> formulas() {
        List<String> places = new ArrayList<>();
        for (Sheet sheet : book.sheets()) {
            for (Row row : sheet.rows()) {
                for (int column = 0; column < row.cells().size(); column++) {
                    if (row.cells().get(column).kind() == Kind.FORMULA) {
                        places.add(address(sheet.name(), row.number() - 1, column));
                    }
                }
            }
        }
        return named(places.stream()
                .map(place -> reason(
                        "WORKSHEET_FORMULA",
                        place + " has a formula: values only are read. Replace it with its value."))
                .toList());
    }

    private List<Finding> identity(Subject subject) {
        List<Finding> found = new ArrayList<>();
        differs(
                WorksheetLayout.LOT,
                subject.lot(),
                "WORKSHEET_OTHER_LOT",
                "this worksheet is of lot %s, and this is lot %s. Upload it there.",
                found);
        differs(
                WorksheetLayout.SPECIFICATION,
                subject.specification().reference(),
                "WORKSHEET_OTHER_SPECIFICATION",
                "this worksheet was made for specification %s, and the lot follows %s." + AGAIN,
                found);
        if (found.isEmpty()) {
            differs(
                    WorksheetLayout.SPECIFICATION_SHA,
                    subject.specification().digest().hex(),
                    "WORKSHEET_OTHER_SPECIFICATION",
                    "the content of the specification was %s and is %s." + AGAIN,
                    found);
        }
        if (found.isEmpty() && madeAt().isEmpty()) {
            found.add(changed(aboutAddress(WorksheetLayout.MADE), "is no time of making"));
        }
        if (found.isEmpty()) {
            ids().filter(id -> subject.test(id).isEmpty())
                    .map(id -> changed(
                            aboutAddress(WorksheetLayout.TESTS),
                            "names the test " + Cell.quoted(id) + ", which the lot does not have"))
                    .forEach(found::add);
        }
        return found;
    }

    private void differs(int row, String expected, String code, String message, List<Finding> found) {
        String stands = about(row, WorksheetLayout.VALUE).value();
        if (!stands.equals(expected)) {
            found.add(reason(
                    code,
                    aboutAddress(row) + ": " + String.format(message, Cell.quoted(stands), Cell.quoted(expected))));
        }
    }

    /** The lot with those tests that the worksheet was made for: a further dose adds some later. */
    private Subject written(Subject subject) {
        List<TestSpecification> tests =
                ids().flatMap(id -> subject.test(id).stream()).toList();
        return new Subject(subject.lot(), subject.specification(), tests, subject.zone());
    }

    private Stream<String> ids() {
        return Stream.of(about(WorksheetLayout.TESTS, WorksheetLayout.VALUE)
                        .value()
                        .split(", ", -1))
                .filter(id -> !id.isEmpty());
    }

    private Optional<Instant> madeAt() {
        try {
            return Optional.of(Instant.parse(
                    about(WorksheetLayout.MADE, WorksheetLayout.VALUE).value()));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /** Every cell that is no entry, and does not stand as it was written. */
    private List<Finding> changed(EntryBook expected) {
        List<Finding> found = new ArrayList<>();
        List<String> names = expected.pages().stream().map(Page::name).toList();
        for (Sheet sheet : book.sheets()) {
            if (!names.contains(sheet.name()) || sheet.hidden() || sheet.cut()) {
                found.add(changed(sheet.name() + "!A1", "is on a sheet that was added, hidden or made longer"));
            }
        }
        for (Page page : expected.pages()) {
            page(page, found);
        }
        return named(found);
    }

    private void page(Page page, List<Finding> found) {
        int before = 0;
        for (Row row : rows(page.name())) {
            if (row.number() <= before) {
                found.add(changed(page.address(row.number() - 1, 0), "is in a row that stands there twice"));
            }
            before = row.number();
            if (row.hidden()) {
                found.add(changed(page.address(row.number() - 1, 0), "is in a row that was hidden"));
            }
            int written = row.number() <= page.rows().size()
                    ? page.rows().get(row.number() - 1).cells().size()
                    : 0;
            for (int column = written; column < row.cells().size(); column++) {
                if (row.cells().get(column).kind() != Kind.EMPTY) {
                    found.add(changed(page.address(row.number() - 1, column), "was empty and is not"));
                }
            }
        }
        for (int row = 0; row < page.rows().size(); row++) {
            List<EntryBook.Cell> cells = page.rows().get(row).cells();
            for (int column = 0; column < cells.size(); column++) {
                if (cells.get(column) instanceof Fixed fixed) {
                    String stands = cell(page.name(), row, column).value();
                    if (!stands.equals(fixed.text())) {
                        found.add(changed(
                                page.address(row, column),
                                "holds " + Cell.quoted(stands) + " where " + Cell.quoted(fixed.text())
                                        + " was written"));
                    }
                }
            }
        }
    }

    private Sheets.Cell about(int row, int column) {
        return cell(WorksheetLayout.ABOUT, row, column);
    }

    private static String aboutAddress(int row) {
        return address(WorksheetLayout.ABOUT, row, WorksheetLayout.VALUE);
    }

    private Sheets.Cell cell(String sheet, int row, int column) {
        return rows(sheet).stream()
                .filter(one -> one.number() == row + 1)
                .findFirst()
                .filter(one -> column < one.cells().size())
                .map(one -> one.cells().get(column))
                .orElse(new Sheets.Cell(Kind.EMPTY, "", ""));
    }

    private List<Row> rows(String sheet) {
        return book.sheets().stream()
                .filter(one -> one.name().equals(sheet))
                .findFirst()
                .map(Sheet::rows)
                .orElse(List.of());
    }

    static String address(String sheet, int row, int column) {
        return new Page(sheet, List.of(), 0, List.of()).address(row, column);
    }

    private static Finding changed(String place, String what) {
        return reason(
                "WORKSHEET_CHANGED",
                place + " " + what + ": the worksheet was changed outside its entry cells, or made by another version"
                        + " of the program." + AGAIN);
    }

    private static List<Finding> named(List<Finding> all) {
        return all.stream().limit(MOST_NAMED).toList();
    }

    private static Finding reason(String code, String message) {
        return Refused.reason(code, message);
    }
}

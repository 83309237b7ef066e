package io.lotgate.intake;

import io.lotgate.evaluation.Field;
import io.lotgate.sheet.Sheets;
import io.lotgate.sheet.Sheets.Kind;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands in an entry cell of a worksheet, as a person would have typed it into the task form.
 *
 * @param text empty when the cell is
 * @param objection why it is not taken, "" when it is
 */
record EntryCell(Optional<String> text, String objection) {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,40}([.][0-9]{1,40})?([eE][+-]?[0-9]{1,3})?");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,20}");
    private static final Pattern BOUND = Pattern.compile("[<>]?[0-9]{1,40}([.][0-9]{1,40})?([eE][+-]?[0-9]{1,3})?");

    static EntryCell of(Field field, Sheets.Cell cell) {
        if (cell.kind() == Kind.EMPTY
                || (cell.kind() == Kind.TEXT && cell.value().isBlank())) {
            return new EntryCell(Optional.empty(), "");
        }
        String value = cell.value().strip();
        boolean number = cell.kind() == Kind.NUMBER;
        boolean text = cell.kind() == Kind.TEXT;
        return switch (field.kind()) {
            case DECIMAL -> number && NUMBER.matcher(value).matches() ? taken(value) : not(cell, "a number, as 96.4");
            case INTEGER -> number && WHOLE.matcher(value).matches() ? taken(value) : not(cell, "a whole number");
            case CENSORED -> bound(cell, value.replace(" ", ""));
            case INSTANT -> moment(cell, value);
            case BOOLEAN -> yes(cell, value);
            case CHOICE ->
                (number || text) && field.choices().contains(value)
                        ? taken(value)
                        : not(cell, "one of " + String.join(", ", field.choices()));
            case TEXT -> number || text ? taken(value) : not(cell, "text");
        };
    }

    private static EntryCell bound(Sheets.Cell cell, String value) {
        boolean number = cell.kind() == Kind.NUMBER && NUMBER.matcher(value).matches();
        boolean fits =
                number || (cell.kind() == Kind.TEXT && BOUND.matcher(value).matches());
        return fits ? taken(value) : not(cell, "a number, or one behind < or >");
    }

    private static EntryCell moment(Sheets.Cell cell, String value) {
        try {
            return cell.kind() == Kind.DATE
                    ? taken(LocalDateTime.parse(value).toString())
                    : not(cell, "date and time, as 2026-03-31 14:05");
        } catch (DateTimeException notATime) {
            return not(cell, "date and time, as 2026-03-31 14:05");
        }
    }

    private static EntryCell yes(Sheets.Cell cell, String value) {
        boolean said =
                cell.kind() == Kind.TEXT && (value.equals(WorksheetLayout.YES) || value.equals(WorksheetLayout.NO));
        return said
                ? taken(Boolean.toString(value.equals(WorksheetLayout.YES)))
                : not(cell, WorksheetLayout.YES + " or " + WorksheetLayout.NO);
    }

    private static EntryCell taken(String value) {
        return new EntryCell(Optional.of(value), "");
    }

    private static EntryCell not(Sheets.Cell cell, String wanted) {
        String what =
                switch (cell.kind()) {
                    case TEXT -> "holds the text ";
                    case DATE -> "holds the date ";
                    case ERROR -> "holds the error ";
                    default -> "holds ";
                };
        return new EntryCell(
                Optional.empty(),
                what + Cell.quoted(cell.value()) + ", and is to hold " + wanted + ". Correct it there.");
    }
}

package io.lotgate.intake;

import io.lotgate.evaluation.Entered;
import io.lotgate.evaluation.Finding;
import io.lotgate.evaluation.Severity;
import io.lotgate.intake.Reading.Recognised;
import io.lotgate.intake.Reading.Refused;
import io.lotgate.intake.Worksheet.Asked;
import io.lotgate.intake.WorksheetLayout.Place;
import io.lotgate.sheet.Sheets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The entry cells of a worksheet that stands as it was made. */
record WorksheetEntries(Worksheet worksheet, WorksheetLayout layout, ZoneId zone, Cells cells) {

    /** The cells of the workbook; rows and columns count from 0. */
    interface Cells {
        Sheets.Cell at(String sheet, int row, int column);
    }

    Reading of(String test) {
        Optional<Asked> asked =
                worksheet.tests().stream().filter(one -> one.id().equals(test)).findFirst();
        if (asked.isEmpty()) {
            return Refused.because(Refused.reason(
                    "WORKSHEET_WITHOUT_TEST",
                    "this worksheet was made before the lot had this test. Download it again."));
        }
        List<Place> places = places(asked.get());
        return new Recognised(
                "Worksheet " + worksheet.identifier() + range(places),
                "",
                List.of(proposal(asked.get(), places)),
                List.of(),
                List.of(),
                others(asked.get()));
    }

    private Proposal proposal(Asked test, List<Place> places) {
        Map<String, JsonNode> values = new HashMap<>();
        List<Origin> origins = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        Map<Finding, Origin> wrong = new HashMap<>();
        Entered entered = new Entered(zone);
        for (Place place : places) {
            Sheets.Cell cell = at(place);
            EntryCell entry = EntryCell.of(place.field(), cell);
            Origin origin = origin(place, cell);
            if (!entry.objection().isEmpty()) {
                Finding finding =
                        finding(Severity.ERROR, "WORKSHEET_ENTRY", place, address(place) + " " + entry.objection());
                findings.add(finding);
                wrong.put(finding, origin);
            } else if (entry.text().isPresent()) {
                entered.value(place.field(), entry.text())
                        .ifPresent(value -> values.put(place.field().pointer(), value));
                origins.add(origin);
            } else if (place.field().required()) {
                findings.add(finding(
                        Severity.WARNING,
                        "WORKSHEET_EMPTY",
                        place,
                        address(place) + " (" + place.field().label() + ") is empty: enter it in the form."));
            }
        }
        if (origins.isEmpty() && wrong.isEmpty()) {
            findings.clear();
            findings.add(new Finding(
                    "WORKSHEET_EMPTY",
                    Severity.ERROR,
                    "",
                    "nothing is filled in for this test" + range(places) + ": there is nothing to take."));
        }
        return new Proposal(
                Proposal.Kind.WORKSHEET,
                worksheet.lot(),
                Optional.empty(),
                entered.observation(
                        test.fields(),
                        field -> test.given().containsKey(field.pointer())
                                ? Optional.empty()
                                : Optional.ofNullable(values.get(field.pointer()))
                                        .or(() -> entered.value(field, Optional.empty()))),
                origins,
                Optional.empty(),
                findings,
                wrong,
                Proposal.sound(findings));
    }

    private List<String> others(Asked test) {
        List<String> filled = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        for (Asked other : worksheet.tests()) {
            List<Place> places = places(other);
            if (!other.id().equals(test.id()) && !places.isEmpty()) {
                boolean any = places.stream().anyMatch(place -> at(place).kind() != Sheets.Kind.EMPTY);
                (any ? filled : empty).add(other.en());
            }
        }
        List<String> said = new ArrayList<>();
        if (!filled.isEmpty()) {
            said.add("the values for other tests, which take them when the worksheet is dropped there: "
                    + String.join("; ", filled) + ".");
        }
        if (!empty.isEmpty()) {
            said.add("what is not filled in: " + String.join("; ", empty) + ".");
        }
        return said;
    }

    private List<Place> places(Asked test) {
        return layout.places().stream()
                .filter(place -> place.test().id().equals(test.id()))
                .toList();
    }

    private Sheets.Cell at(Place place) {
        return cells.at(place.sheet(), place.row(), place.column());
    }

    private static Origin origin(Place place, Sheets.Cell cell) {
        String column = WorksheetReader.address("", place.row(), place.column()).replaceAll("[^A-Z]", "");
        return new Origin(
                place.field().pointer(),
                place.sheet(),
                column + " " + place.field().label(),
                place.row() + 1,
                Cell.cut(cell.value(), 200));
    }

    private static String address(Place place) {
        return WorksheetReader.address(place.sheet(), place.row(), place.column());
    }

    private static String range(List<Place> places) {
        if (places.isEmpty()) {
            return "";
        }
        String first = address(places.get(0));
        String last = address(places.get(places.size() - 1));
        return ", " + (first.equals(last) ? first : first + " to " + last);
    }

    private static Finding finding(Severity severity, String code, Place place, String message) {
        return new Finding(code, severity, place.field().pointer(), message);
    }
}

package io.lotgate.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.evaluation.Field;
import io.lotgate.evaluation.Finding;
import io.lotgate.intake.Worksheet.Subject;
import io.lotgate.intake.WorksheetLayout.Place;
import io.lotgate.specification.ProductSpecification;
import io.lotgate.specification.Shipped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint.ValidationType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** What a worksheet takes, what it refuses by the name of the cell, and what guards it. */
class WorksheetRefusalTest {
    private static final Instant MADE = Instant.parse("2031-05-01T00:30:00Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Subject LOT = subject("LOT-1", "uc-msc-iv/2");
    private static final Worksheet WORKSHEET = Worksheet.of(LOT, MADE);
    private static final WorksheetLayout LAYOUT = WorksheetLayout.of(WORKSHEET);

    @Test
    void anotherLotIsRefused() {
        assertThat(refused(subject("LOT-2", "uc-msc-iv/2"), filled()))
                .containsExactly(
                        "About!C2: this worksheet is of lot \"LOT-1\", and this is lot \"LOT-2\". Upload it there.");
    }

    @Test
    void anOldVersionOfTheSpecificationIsRefused() {
        byte[] old = Worksheet.of(subject("LOT-1", "uc-msc-iv/1"), MADE).xlsx();
        assertThat(refused(LOT, old))
                .singleElement()
                .asString()
                .startsWith("About!C4")
                .contains("uc-msc-iv/1", "uc-msc-iv/2");
    }

    @Test
    void anotherContentOfTheSpecificationIsRefused() {
        assertThat(refused(LOT, with("About!C5", "0".repeat(64))))
                .singleElement()
                .asString()
                .startsWith("About!C5");
    }

    @Test
    void anotherIdentifierOrDigestIsRefused() {
        assertThat(refused(LOT, with("About!C7", "WS-1")))
                .singleElement()
                .asString()
                .startsWith("About!C7");
        assertThat(refused(LOT, with("About!C10", "0".repeat(64))))
                .singleElement()
                .asString()
                .startsWith("About!C10");
    }

    @Test
    void aChangedLabelUnitOrLimitIsRefused() {
        assertThat(refused(LOT, with("Tests!A2", "Batch")))
                .singleElement()
                .asString()
                .startsWith("Tests!A2 holds \"Batch\" where \"Lot\" was written");
        Place place = LAYOUT.places().get(0);
        String unit = WorksheetReader.address(place.sheet(), place.row(), 3);
        assertThat(refused(LOT, with(unit, "ppm"))).singleElement().asString().startsWith(unit);
    }

    @Test
    void whatStandsOutsideTheEntryCellsIsRefused() {
        assertThat(refused(LOT, with("Tests!H7", "see notebook")))
                .singleElement()
                .asString()
                .startsWith("Tests!H7 was empty");
        assertThat(refused(LOT, with("Tests!A900", "see notebook")))
                .singleElement()
                .asString()
                .startsWith("Tests!A900");
        assertThat(refused(LOT, changed(book -> book.createSheet("Mine")
                        .createRow(0)
                        .createCell(0)
                        .setCellValue(1))))
                .singleElement()
                .asString()
                .startsWith("Mine!A1");
        assertThat(refused(LOT, changed(book -> book.getSheet("Tests").getRow(6).setZeroHeight(true))))
                .singleElement()
                .asString()
                .startsWith("Tests!A7");
        assertThat(refused(LOT, changed(book -> book.getSheet("Tests").shiftRows(5, 900, 1))))
                .first()
                .asString()
                .startsWith("Tests!");
    }

    @Test
    void aFormulaAnywhereIsRefusedWithItsCell() {
        String entry = address(LAYOUT.places().get(0));
        for (String where : List.of(entry, "About!D40", "Choices!C3")) {
            assertThat(refused(LOT, changed(book -> FilledWorksheet.cell(book, where)
                            .setCellFormula("90+5"))))
                    .singleElement()
                    .asString()
                    .startsWith(where + " has a formula");
        }
    }

    @Test
    void macrosAreRefusedBeforeAnythingIsRead() throws IOException {
        byte[] macros = Macros.added(filled());
        assertThat(Worksheet.read(macros, LOT, "viability")).isEmpty();
        assertThat(Intake.standard().read("w.xlsm", macros).findings())
                .extracting(Finding::code)
                .containsExactly("MACROS");
    }

    @Test
    void textInANumberCellIsNotTaken() {
        Place number = place(Field.Kind.DECIMAL);
        byte[] file = with(address(number), "about 90");
        Proposal proposal = proposal(LOT, file, number.test().id());
        assertThat(proposal.usable()).isFalse();
        assertThat(proposal.findings())
                .extracting(Finding::message)
                .anyMatch(message -> message.startsWith(address(number) + " holds the text \"about 90\""));
    }

    @Test
    void whatTheListDoesNotOfferAndHalfADateAreNotTaken() {
        Place choice = place(Field.Kind.BOOLEAN);
        assertThat(proposal(LOT, with(address(choice), "perhaps"), choice.test().id())
                        .findings())
                .extracting(Finding::message)
                .anyMatch(message -> message.startsWith(address(choice) + " holds the text \"perhaps\""));
        Place moment = place(Field.Kind.INSTANT);
        assertThat(proposal(
                                LOT,
                                with(address(moment), "yesterday"),
                                moment.test().id())
                        .usable())
                .isFalse();
    }

    @Test
    void aBoundStaysOne() {
        Place bound = place(Field.Kind.CENSORED);
        Proposal proposal =
                proposal(LOT, with(address(bound), "< 0.05"), bound.test().id());
        assertThat(proposal.observation().at(bound.field().pointer()).stringValue())
                .isEqualTo("<0.05");
    }

    @Test
    void anEmptyTestIsSkippedAndSaidSo() {
        String test = LAYOUT.places().get(0).test().id();
        Reading.Recognised empty =
                (Reading.Recognised) Worksheet.read(WORKSHEET.xlsx(), LOT, test).orElseThrow();
        assertThat(empty.proposals().get(0).usable()).isFalse();
        assertThat(empty.proposals().get(0).findings().get(0).message())
                .startsWith("nothing is filled in for this test, Tests!E");
        assertThat(empty.ignored()).singleElement().asString().startsWith("what is not filled in: ");
        Reading.Recognised full =
                (Reading.Recognised) Worksheet.read(filled(), LOT, test).orElseThrow();
        assertThat(full.ignored()).first().asString().startsWith("the values for other tests");
        assertThat(full.ignored())
                .last()
                .asString()
                .isEqualTo("what is not filled in: Dose, viable cells per kilogram.");
        assertThat(full.instrument()).startsWith("Worksheet WS-LOT-1-20310501T003000Z, Tests!E");
    }

    @Test
    void aTestOfALaterDoseKeepsTheWorksheetAndIsNotOnIt() {
        ProductSpecification product = LOT.specification();
        List<io.lotgate.specification.TestSpecification> more = new java.util.ArrayList<>(LOT.tests());
        more.add(product.tests().get(0).forDose(2));
        Subject later = new Subject("LOT-1", product, more, ZONE);
        assertThat(proposal(later, filled(), product.tests().get(0).id()).usable())
                .isTrue();
        assertThat(((Reading.Refused) Worksheet.read(
                                        filled(), later, product.tests().get(0).id() + ".2")
                                .orElseThrow())
                        .findings())
                .extracting(Finding::code)
                .containsExactly("WORKSHEET_WITHOUT_TEST");
    }

    @Test
    void isProtectedValidatedAndLaidOutForPaper() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(WORKSHEET.xlsx()))) {
            assertThat(book.isStructureLocked()).isTrue();
            book.forEach(sheet ->
                    assertThat(sheet.getProtect()).as(sheet.getSheetName()).isTrue());
            XSSFSheet tests = book.getSheet("Tests");
            assertThat(tests.getRepeatingRows().formatAsString()).isEqualTo("1:3");
            assertThat(tests.getFitToPage()).isTrue();
            assertThat(tests.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
            assertThat(book.getPrintArea(1)).startsWith("Tests!$A$1:$F$");
            for (Place place : LAYOUT.places()) {
                assertThat(tests.getRow(place.row())
                                .getCell(place.column())
                                .getCellStyle()
                                .getLocked())
                        .isFalse();
                boolean free = place.field().kind() == Field.Kind.TEXT
                        && place.field().choices().isEmpty();
                assertThat(validation(tests, place)).as(address(place)).hasSize(free ? 0 : 1);
            }
            DataValidation list = validation(tests, place(Field.Kind.BOOLEAN)).get(0);
            assertThat(list.getValidationConstraint().getValidationType()).isEqualTo(ValidationType.LIST);
            assertThat(tests.getRow(1).getCell(2).getCellStyle().getLocked()).isTrue();
        }
    }

    @Test
    void theDigestDependsOnEverythingAskedFor() {
        assertThat(Worksheet.of(LOT, MADE).digest()).isEqualTo(WORKSHEET.digest());
        assertThat(Worksheet.of(LOT, MADE.plus(Duration.ofSeconds(1))).digest()).isNotEqualTo(WORKSHEET.digest());
    }

    private static List<? extends DataValidation> validation(XSSFSheet sheet, Place place) {
        return sheet.getDataValidations().stream()
                .filter(one -> one.getRegions().getCellRangeAddresses()[0].isInRange(place.row(), place.column()))
                .toList();
    }

    private static Place place(Field.Kind kind) {
        return LAYOUT.places().stream()
                .filter(place -> place.field().kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static String address(Place place) {
        return WorksheetReader.address(place.sheet(), place.row(), place.column());
    }

    private static Subject subject(String lot, String reference) {
        ProductSpecification specification = Shipped.specification(reference);
        return new Subject(lot, specification, specification.tests(), ZONE);
    }

    private static byte[] filled() {
        return FilledWorksheet.filled(WORKSHEET);
    }

    private static byte[] with(String address, String text) {
        return changed(book -> FilledWorksheet.cell(book, address).setCellValue(text));
    }

    private static byte[] changed(Consumer<XSSFWorkbook> change) {
        return FilledWorksheet.with(filled(), change);
    }

    private static Proposal proposal(Subject subject, byte[] file, String test) {
        Reading reading = Worksheet.read(file, subject, test).orElseThrow();
        assertThat(reading).as(reading.findings().toString()).isInstanceOf(Reading.Recognised.class);
        return ((Reading.Recognised) reading).proposals().get(0);
    }

    private static List<String> refused(Subject subject, byte[] file) {
        Reading reading =
                Worksheet.read(file, subject, subject.tests().get(0).id()).orElseThrow();
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        return reading.findings().stream().map(Finding::message).toList();
    }

    /** The workbook with a part for macros, as xlsm has. */
    private static final class Macros {
        static byte[] added(byte[] xlsx) throws IOException {
            var out = new java.io.ByteArrayOutputStream();
            try (var in = new java.util.zip.ZipInputStream(new ByteArrayInputStream(xlsx));
                    var zip = new java.util.zip.ZipOutputStream(out)) {
                for (var part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
                    zip.putNextEntry(new java.util.zip.ZipEntry(part.getName()));
                    in.transferTo(zip);
                }
                zip.putNextEntry(new java.util.zip.ZipEntry("xl/vbaProject.bin"));
                zip.write(1);
            }
            return out.toByteArray();
        }
    }
}

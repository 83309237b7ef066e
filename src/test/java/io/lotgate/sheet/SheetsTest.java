package io.lotgate.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.evaluation.Finding;
import io.lotgate.sheet.Sheets.Cell;
import io.lotgate.sheet.Sheets.Kind;
import io.lotgate.sheet.Sheets.Opened;
import io.lotgate.sheet.Sheets.Refused;
import io.lotgate.sheet.Sheets.Row;
import io.lotgate.sheet.Sheets.Sheet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks of real instruments, and workbooks made to deceive. */
class SheetsTest {

    @Test
    void givesWhatAnInstrumentStoredInAnOldWorkbook() {
        Sheet sheet = opened(real("Beckman_Vi-Cell-XR_example03_instrumentOutput.xls"))
                .sheets()
                .get(0);

        assertThat(sheet.name()).isEqualTo("Vi-CELL Results");
        assertThat(sheet.hidden()).isFalse();
        assertThat(sheet.rows().get(4).cells().get(14))
                .isEqualTo(new Cell(Kind.NUMBER, "98.34475", "98.3447494506836"));
        assertThat(sheet.rows().get(4).cells().get(16).value()).isEqualTo("1.8099467588424683");
        assertThat(sheet.rows()).hasSize(38);
    }

    @Test
    void saysThatNumbersWereStoredInSinglePrecision() {
        assertThat(codes(opened(real("Beckman_Vi-Cell-XR_example03_instrumentOutput.xls"))))
                .contains("SINGLE_PRECISION");
    }

    @Test
    void givesDatesAsTheyAreStoredToTheSecond() {
        Sheet sheet = opened(real("roche_cedex_hires_example_2.xlsx")).sheets().get(0);

        assertThat(sheet.rows().get(1).cells().get(16))
                .isEqualTo(new Cell(Kind.DATE, "2019-06-17T08:34:01", "43633.35695601852"));
    }

    @Test
    void givesAPercentageAsAPercentage() {
        Row first = opened(real("revvity_matrix_1_xlsx.xlsx"))
                .sheets()
                .get(0)
                .rows()
                .get(1);

        assertThat(first.number()).isEqualTo(2);
        assertThat(first.cells().get(4)).isEqualTo(new Cell(Kind.NUMBER, "87%", "0.87"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void handsOutNoFormulasResult(boolean old) throws IOException {
        byte[] content = book(old, book -> {
            org.apache.poi.ss.usermodel.Row row = book.createSheet("Results").createRow(0);
            row.createCell(0).setCellValue("A");
            row.createCell(1).setCellFormula("40+50");
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
        });

        Opened opened = opened(content);

        assertThat(opened.sheets().get(0).rows().get(0).cells())
                .extracting(Cell::kind, Cell::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.TEXT, "A"),
                        org.assertj.core.groups.Tuple.tuple(Kind.FORMULA, ""));
        assertThat(opened.findings().get(0).message()).contains("formulas", "Results!B1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void reportsHiddenRowsAndSheets(boolean old) throws IOException {
        byte[] content = book(old, book -> {
            org.apache.poi.ss.usermodel.Row hidden = book.createSheet("Open").createRow(2);
            hidden.createCell(0).setCellValue("secret");
            hidden.setZeroHeight(true);
            book.createSheet("Covered").createRow(0).createCell(0).setCellValue(1);
            book.setSheetHidden(1, true);
        });

        Opened opened = opened(content);

        assertThat(codes(opened)).containsExactlyInAnyOrder("HIDDEN_ROW", "HIDDEN_SHEET");
        assertThat(opened.sheets()).extracting(Sheet::hidden).containsExactly(false, true);
        assertThat(opened.sheets().get(0).rows().get(0).hidden()).isTrue();
        assertThat(opened.findings()).anyMatch(finding -> finding.message().contains("Open!3"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesNoGapBetweenTheCellsOfARow(boolean old) throws IOException {
        byte[] content = book(old, book -> {
            org.apache.poi.ss.usermodel.Row row = book.createSheet("S").createRow(4);
            row.createCell(3).setCellValue(2.5);
            CellStyle percent = book.createCellStyle();
            percent.setDataFormat(book.createDataFormat().getFormat("0.00%"));
            row.createCell(5).setCellValue(0.87);
            row.getCell(5).setCellStyle(percent);
        });

        Row row = opened(content).sheets().get(0).rows().get(0);

        assertThat(row.number()).isEqualTo(5);
        assertThat(row.cells()).extracting(Cell::value).containsExactly("", "", "", "2.5", "", "87%");
    }

    @Test
    void stopsAtTheMostRowsAndSaysSo() throws IOException {
        byte[] content = book(true, book -> {
            org.apache.poi.ss.usermodel.Sheet sheet = book.createSheet("Long");
            for (int i = 0; i < Sheets.MOST_ROWS + 5; i++) {
                sheet.createRow(i).createCell(0).setCellValue(i);
            }
        });

        Opened opened = opened(content);

        assertThat(opened.sheets().get(0).rows()).hasSize(Sheets.MOST_ROWS);
        assertThat(opened.sheets().get(0).cut()).isTrue();
        assertThat(codes(opened)).containsExactly("ROWS_LEFT_OUT");
    }

    @Test
    void refusesAZipBombBeforeOpeningIt() throws IOException {
        byte[] sheet = new byte[64 * 1024 * 1024];

        assertThat(only(with("xl/worksheets/sheet1.xml", sheet)).code()).isEqualTo("FILE_TOO_LARGE");
        assertThat(only(with("xl/theme/theme1.xml", new byte[9 * 1024 * 1024])).code())
                .isEqualTo("FILE_TOO_LARGE");
    }

    @Test
    void refusesAnArchiveOfManyParts() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < 600; i++) {
                zip.putNextEntry(new ZipEntry("xl/p" + i));
            }
        }

        assertThat(only(out.toByteArray()).code()).isEqualTo("FILE_TOO_LARGE");
    }

    @Test
    void refusesEntitiesInAnyPart() throws IOException {
        String laughs = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>"
                + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">"
                + "<c r=\"A1\" t=\"str\"><v>&b;</v></c></row></sheetData></worksheet>";

        assertThat(only(replaced("xl/worksheets/sheet1.xml", laughs.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                        .code())
                .isEqualTo("FILE_MALFORMED");
    }

    @Test
    void refusesMacrosLinksAndWhatIsNoWorkbook() throws IOException {
        assertThat(only(with("xl/vbaProject.bin", new byte[10])).code()).isEqualTo("MACROS");
        assertThat(only(with("xl/externalLinks/externalLink1.xml", new byte[10]))
                        .code())
                .isEqualTo("EXTERNAL_LINKS");
        byte[] cut = Arrays.copyOf(real("roche_cedex_hires_example_2.xlsx"), 3000);
        assertThat(only(cut).severity().name()).isEqualTo("ERROR");
        byte[] old = Arrays.copyOf(real("Beckman_Vi-Cell-XR_example03_instrumentOutput.xls"), 9000);
        assertThat(only(old).code()).isEqualTo("FILE_MALFORMED");
    }

    private static Opened opened(byte[] content) {
        Sheets.Opening opening = Sheets.open(content);
        assertThat(opening).isInstanceOf(Opened.class);
        return (Opened) opening;
    }

    private static Finding only(byte[] content) {
        Sheets.Opening opening = Sheets.open(content);
        assertThat(opening).isInstanceOf(Refused.class);
        assertThat(((Refused) opening).findings()).hasSize(1);
        return ((Refused) opening).findings().get(0);
    }

    private static List<String> codes(Opened opened) {
        return opened.findings().stream().map(Finding::code).toList();
    }

    private static byte[] real(String name) {
        try (InputStream in = SheetsTest.class.getResourceAsStream("/samples/cellcount/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] book(boolean old, Consumer<Workbook> content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = old ? new HSSFWorkbook() : new XSSFWorkbook()) {
            content.accept(book);
            book.write(out);
        }
        return out.toByteArray();
    }

    private static byte[] with(String part, byte[] bytes) throws IOException {
        return copy(part, bytes, "");
    }

    private static byte[] replaced(String part, byte[] bytes) throws IOException {
        return copy(part, bytes, part);
    }

    /** A real workbook with one part more, or another one. */
    private static byte[] copy(String part, byte[] bytes, String without) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out);
                ZipInputStream from =
                        new ZipInputStream(new ByteArrayInputStream(real("roche_cedex_hires_example_2.xlsx")))) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                if (!entry.getName().equals(without) && !entry.getName().equals(part)) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    from.transferTo(zip);
                }
            }
            zip.putNextEntry(new ZipEntry(part));
            zip.write(bytes);
        }
        return out.toByteArray();
    }
}

package io.lotgate.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.sheet.Sheets.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** A workbook that is written: real types, a header that stays, and no text that turns into a formula. */
class WorkbookTest {
    private static final List<String> DANGEROUS = List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1");

    @Test
    void isReadBackByOurOwnReader() {
        Sheets.Opened opened = (Sheets.Opened) Sheets.open(book().bytes());
        assertThat(opened.findings()).isEmpty();
        List<Sheets.Cell> row = opened.sheets().get(0).rows().get(1).cells();
        assertThat(row).extracting(Sheets.Cell::kind).containsExactly(Kind.TEXT, Kind.NUMBER, Kind.DATE);
        assertThat(row).extracting(Sheets.Cell::value).containsExactly("=1+1", "89.1", "2031-05-01T08:30:00");
    }

    @Test
    void textStaysTextWhateverItBeginsWith() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(book().bytes()))) {
            XSSFSheet sheet = book.getSheetAt(0);
            for (int i = 1; i <= DANGEROUS.size(); i++) {
                assertThat(sheet.getRow(i).getCell(0).getCellType()).isEqualTo(CellType.STRING);
                assertThat(sheet.getRow(i).getCell(0).getCellStyle().getQuotePrefixed())
                        .isTrue();
            }
        }
    }

    @Test
    void headerStaysAndFilters() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(book().bytes()))) {
            XSSFSheet sheet = book.getSheetAt(0);
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
            assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:C6");
        }
    }

    private static Workbook book() {
        return new Workbook(List.of(new Workbook.Page(
                "Values",
                List.of("Lot", "Value", "Date"),
                DANGEROUS.stream()
                        .map(text -> List.<Workbook.Cell>of(
                                new Workbook.Text(text),
                                new Workbook.Amount(new BigDecimal("89.1")),
                                new Workbook.Moment(LocalDateTime.of(2031, 5, 1, 8, 30))))
                        .toList())));
    }
}

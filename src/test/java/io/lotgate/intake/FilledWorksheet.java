package io.lotgate.intake;

import io.lotgate.evaluation.Field;
import io.lotgate.intake.WorksheetLayout.Place;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A worksheet as people fill it in, with values that a laboratory might read. */
public final class FilledWorksheet {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+([.][0-9]+)?(?: ?[×x] ?10\\^?[0-9]+|[eE][0-9]+)?");
    private static final Map<String, String> TEXTS = Map.of(
            "/karyotype", "46,XX[20]",
            "/donorSex", "male",
            "/media", "TSB and FTM",
            "/din", "G1517 17 600001 00 Z",
            "/weight/unit", "kg");
    private static final Map<String, String> NUMBERS = Map.ofEntries(
            Map.entry("/volumeMl", "5"),
            Map.entry("/durationH", "1"),
            Map.entry("/weightKg", "12.5"),
            Map.entry("/resolutionKb", "200"),
            Map.entry("/reactionVolumeUl", "20"),
            Map.entry("/partitionVolumeNl", "0.85"),
            Map.entry("/copiesPerCell", "100"),
            Map.entry("/cellsLoaded", "100000"),
            Map.entry("/colonies", "0"),
            Map.entry("/seeded", "20000000"));

    private FilledWorksheet() {}

    /** The workbook with something done to it, saved by POI. */
    public static byte[] with(byte[] worksheet, Consumer<XSSFWorkbook> change) {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(worksheet));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            change.accept(book);
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] filled(Worksheet worksheet) {
        return with(
                worksheet.xlsx(), book -> WorksheetLayout.of(worksheet).places().forEach(place -> fill(book, place)));
    }

    public static XSSFCell cell(XSSFWorkbook book, String address) {
        String[] parts = address.split("!", 2);
        var at = new org.apache.poi.ss.util.CellReference(parts[1]);
        XSSFSheet sheet = book.getSheet(parts[0]);
        var row = sheet.getRow(at.getRow()) == null ? sheet.createRow(at.getRow()) : sheet.getRow(at.getRow());
        return row.getCell(at.getCol()) == null ? row.createCell(at.getCol()) : row.getCell(at.getCol());
    }

    private static void fill(XSSFWorkbook book, Place place) {
        if (!place.field().required()) {
            return;
        }
        String value = plausible(place.field());
        XSSFCell cell = book.getSheet(place.sheet()).getRow(place.row()).getCell(place.column());
        switch (place.field().kind()) {
            case DECIMAL, INTEGER, CENSORED -> cell.setCellValue(Double.parseDouble(value));
            case INSTANT -> cell.setCellValue(LocalDateTime.parse(value));
            case BOOLEAN -> cell.setCellValue(value.equals("true") ? "Yes" : "No");
            default -> cell.setCellValue(value);
        }
    }

    /** As a person would type it into the form. */
    static String plausible(Field field) {
        String pointer = field.pointer();
        return switch (field.kind()) {
            case BOOLEAN -> "false";
            case INSTANT -> pointer.equals("/read") ? "2031-05-15T09:05" : "2031-05-01T08:30";
            case CHOICE -> field.choices().get(0);
            case TEXT ->
                field.choices().isEmpty()
                        ? TEXTS.getOrDefault(pointer, allele(pointer))
                        : field.choices().get(0);
            case INTEGER ->
                NUMBERS.getOrDefault(
                        pointer, number(field).setScale(0, RoundingMode.UP).toPlainString());
            case DECIMAL, CENSORED ->
                NUMBERS.getOrDefault(pointer, number(field).toPlainString());
        };
    }

    private static String allele(String pointer) {
        return pointer.endsWith("AMEL") ? "X Y" : "11 12";
    }

    /** Within the limit that is printed beside the field. */
    private static BigDecimal number(Field field) {
        List<BigDecimal> named = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(field.limit().replace(",", ""));
        while (matcher.find()) {
            named.add(new BigDecimal(matcher.group()));
        }
        if (field.pointer().matches("/wells/[0-9]+/positives")) {
            return BigDecimal.ZERO;
        }
        if (named.isEmpty()) {
            return new BigDecimal("1.25");
        }
        BigDecimal first = named.get(0);
        if (field.pointer().endsWith("/positives") && field.pointer().startsWith("/markers")) {
            return new BigDecimal(field.limit().matches("[≥>].*") ? "10900" : "5");
        }
        boolean least = field.limit().startsWith("≥") || field.limit().startsWith(">");
        if (least) {
            return field.unit().equals("%")
                    ? first.add(new BigDecimal(100)).divide(new BigDecimal(2))
                    : first.multiply(new BigDecimal("1.1")).stripTrailingZeros();
        }
        boolean range = named.size() > 1
                && !field.limit().startsWith("≤")
                && !field.limit().startsWith("<");
        return (range ? first.add(named.get(1)) : first).divide(new BigDecimal(2));
    }
}

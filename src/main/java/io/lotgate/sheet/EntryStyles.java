package io.lotgate.sheet;

import io.lotgate.sheet.EntryBook.Fixed;
import io.lotgate.sheet.EntryBook.Takes;
import io.lotgate.sheet.EntryBook.Tone;
import java.util.EnumMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The few styles of an {@link EntryBook}. Entry cells are unlocked, framed and light, so that they print well. */
final class EntryStyles {
    private static final short TITLE = 14;
    private static final short NOTE = 8;
    private static final byte[] GREY = {(byte) 0xE6, (byte) 0xE9, (byte) 0xEC};
    private static final byte[] LIGHT = {(byte) 0xFF, (byte) 0xFB, (byte) 0xE8};

    private final XSSFWorkbook book;
    private final Map<Tone, XSSFCellStyle> tones = new EnumMap<>(Tone.class);
    private final Map<Tone, XSSFCellStyle> quoted = new EnumMap<>(Tone.class);
    private final Map<Takes, XSSFCellStyle> entries = new EnumMap<>(Takes.class);

    EntryStyles(XSSFWorkbook book) {
        this.book = book;
    }

    /** Text that begins like a formula keeps a mark that it is none. */
    XSSFCellStyle of(Fixed fixed) {
        if (!Workbook.formulaLike(fixed.text())) {
            return tones.computeIfAbsent(fixed.tone(), this::tone);
        }
        return quoted.computeIfAbsent(fixed.tone(), tone -> {
            XSSFCellStyle style = tone(tone);
            style.setQuotePrefixed(true);
            return style;
        });
    }

    XSSFCellStyle of(Takes takes) {
        return entries.computeIfAbsent(takes, this::entry);
    }

    private XSSFCellStyle tone(Tone tone) {
        XSSFCellStyle style = book.createCellStyle();
        style.setLocked(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setWrapText(tone != Tone.TITLE);
        XSSFFont font = book.createFont();
        font.setBold(tone == Tone.TITLE || tone == Tone.HEAD);
        if (tone == Tone.TITLE) {
            font.setFontHeightInPoints(TITLE);
        } else if (tone == Tone.NOTE) {
            font.setFontHeightInPoints(NOTE);
        } else if (tone == Tone.HEAD) {
            fill(style, GREY);
        } else if (tone == Tone.BOX) {
            frame(style, BorderStyle.THIN);
        }
        style.setFont(font);
        return style;
    }

    private XSSFCellStyle entry(Takes takes) {
        XSSFCellStyle style = book.createCellStyle();
        style.setLocked(false);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setWrapText(takes == Takes.TEXT);
        fill(style, LIGHT);
        frame(style, BorderStyle.THIN);
        String format =
                switch (takes) {
                    case TEXT -> "@";
                    case MOMENT -> "yyyy-mm-dd hh:mm";
                    default -> "General";
                };
        style.setDataFormat(book.createDataFormat().getFormat(format));
        return style;
    }

    private static void fill(XSSFCellStyle style, byte[] colour) {
        style.setFillForegroundColor(new XSSFColor(colour));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    private static void frame(XSSFCellStyle style, BorderStyle line) {
        style.setBorderTop(line);
        style.setBorderBottom(line);
        style.setBorderLeft(line);
        style.setBorderRight(line);
    }
}

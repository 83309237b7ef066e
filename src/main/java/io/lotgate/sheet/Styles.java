package io.lotgate.sheet;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.jspecify.annotations.Nullable;

/** What the number format of a cell makes of its number. */
final class Styles {
    private final @Nullable StylesTable table;
    private final boolean since1904;
    private final Map<String, NumberFormat> known = new HashMap<>();

    Styles(@Nullable StylesTable table, boolean since1904) {
        this.table = table;
        this.since1904 = since1904;
    }

    /** The format of a style, of which a workbook has few and its cells make much use. */
    NumberFormat format(@Nullable String style) {
        return style == null ? NumberFormat.PLAIN : known.computeIfAbsent(style, this::read);
    }

    private NumberFormat read(String style) {
        if (table == null || !style.matches("[0-9]{1,6}")) {
            return NumberFormat.PLAIN;
        }
        int index = Integer.parseInt(style);
        if (index >= table.getNumCellStyles()) {
            return NumberFormat.PLAIN;
        }
        XSSFCellStyle cell = table.getStyleAt(index);
        String written = cell == null || cell.getDataFormatString() == null ? "" : cell.getDataFormatString();
        boolean date = cell != null && DateUtil.isADateFormat(cell.getDataFormat(), written);
        return NumberFormat.of(date, since1904, written);
    }
}

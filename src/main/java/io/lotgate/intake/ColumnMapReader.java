package io.lotgate.intake;

import io.lotgate.intake.ColumnMap.LeftOut;
import io.lotgate.intake.ColumnMap.Value;
import io.lotgate.specification.Fields;
import io.lotgate.specification.YamlFile;
import io.lotgate.value.Digest;
import io.lotgate.value.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads a column map from its YAML file; everything wrong is reported, with line and field. */
final class ColumnMapReader {
    private static final String VALUE = "value";
    private static final String VIABILITY = "viability";
    private static final String MEASURED = "measured";
    private static final String DATES = "dates";
    private static final String HEADING = "heading";
    private static final String LEAVE_OUT = "leaveOut";
    private static final String COLUMN = "column";
    private static final int MOST = 50;
    private static final Map<String, Character> SEPARATORS = Map.of("comma", ',', "semicolon", ';', "tab", '\t');
    private static final List<String> FIELDS = List.of(
            "instrument",
            "version",
            "name",
            "kind",
            "decimal",
            "separator",
            HEADING,
            "sample",
            MEASURED,
            DATES,
            "well",
            "target",
            "values",
            LEAVE_OUT,
            "source");

    private ColumnMapReader() {}

    static YamlFile.Outcome<ColumnMap> read(String fileName, byte[] yaml) {
        return YamlFile.read(fileName, yaml, FIELDS, fields -> map(fields, Digest.of(yaml)));
    }

    private static ColumnMap map(Fields fields, Digest digest) {
        String kind = fields.oneOf("kind", List.of(Proposal.Kind.CELL_COUNT.intake(), Proposal.Kind.VALUE.intake()));
        boolean count = kind.equals(Proposal.Kind.CELL_COUNT.intake());
        fields.text("source");
        return new ColumnMap(
                fields.id("instrument"),
                fields.number("version"),
                fields.text("name"),
                count ? Proposal.Kind.CELL_COUNT : Proposal.Kind.VALUE,
                fields.oneOf("decimal", List.of("point", "comma")).equals("comma"),
                Optional.ofNullable(
                        SEPARATORS.get(fields.oneOfIfGiven("separator", List.of("comma", "semicolon", "tab")))),
                heading(fields),
                fields.text("sample"),
                fields.textIfGiven(MEASURED),
                dates(fields),
                fields.textIfGiven("well"),
                fields.textIfGiven("target"),
                values(fields, count),
                leftOut(fields),
                digest);
    }

    private static List<String> heading(Fields fields) {
        List<String> heading = fields.texts(HEADING, MOST);
        Set<String> different = new TreeSet<>();
        heading.forEach(name -> different.add(Header.plain(name)));
        if (!heading.isEmpty() && (different.size() < 2 || different.size() < heading.size())) {
            fields.problem(
                    HEADING, "must name at least two headings, each once, so that no other table is taken for this");
        }
        return heading;
    }

    private static List<String> dates(Fields fields) {
        if (fields.has(MEASURED) != fields.has(DATES)) {
            fields.problem(
                    fields.has(MEASURED) ? MEASURED : DATES,
                    "needs the other of measured and dates: the column, and how it prints date and time");
        }
        List<String> dates = fields.has(DATES) ? fields.texts(DATES, MOST) : List.of();
        for (String date : dates) {
            if (!readable(date)) {
                fields.problem(
                        DATES,
                        "has \"" + Cell.cut(date, MOST) + "\", which is no form of a date such as uuuu-MM-dd HH:mm or"
                                + " d.M.uuuu H:mm:ss; the year is uuuu");
            }
        }
        return dates;
    }

    private static boolean readable(String date) {
        try {
            PrintedDate.of(date);
            return date.contains("uuuu") && date.contains("M") && date.contains("d");
        } catch (IllegalArgumentException noPattern) {
            return false;
        }
    }

    private static List<Value> values(Fields fields, boolean count) {
        List<Value> values = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Fields block : fields.blocks("values", List.of("as", COLUMN, "unit", "unitColumn"), 2)) {
            List<String> names = count ? List.of(VIABILITY, "viablePerMl") : List.of(VALUE);
            Value value = new Value(
                    block.oneOf("as", names), block.text(COLUMN), block.text("unit"), block.textIfGiven("unitColumn"));
            if (!value.as().isEmpty() && !taken.add(value.as())) {
                block.problem("as", "is given twice");
            }
            if (!value.as().isEmpty() && !value.unit().isEmpty()) {
                checkUnit(block, value);
            }
            values.add(value);
        }
        return values;
    }

    private static void checkUnit(Fields block, Value value) {
        if (value.as().equals(VIABILITY) && !value.unit().equals("%")) {
            block.problem("unit", "must be % for a viability; a share of one is not read");
        }
        if (value.as().equals("viablePerMl") && !ColumnMap.PER_ML.containsKey(value.unit())) {
            block.problem("unit", "must be one of " + String.join(", ", new TreeSet<>(ColumnMap.PER_ML.keySet())));
        }
        if (value.as().equals(VALUE) && Unit.parse(value.unit()).isEmpty()) {
            block.problem("unit", "is no known UCUM unit, such as [EU]/mL, ng/mL, % or 1");
        }
    }

    private static List<LeftOut> leftOut(Fields fields) {
        return fields.has(LEAVE_OUT)
                ? fields.blocks(LEAVE_OUT, List.of(COLUMN, "cells", "because"), MOST).stream()
                        .map(block ->
                                new LeftOut(block.text(COLUMN), block.texts("cells", MOST), block.text("because")))
                        .toList()
                : List.of();
    }
}

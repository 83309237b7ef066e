package io.lotgate.intake;

import io.lotgate.evaluation.Field;
import io.lotgate.intake.Worksheet.Asked;
import io.lotgate.sheet.EntryBook;
import io.lotgate.sheet.EntryBook.Cell;
import io.lotgate.sheet.EntryBook.Entry;
import io.lotgate.sheet.EntryBook.Fixed;
import io.lotgate.sheet.EntryBook.Page;
import io.lotgate.sheet.EntryBook.Row;
import io.lotgate.sheet.EntryBook.Takes;
import io.lotgate.sheet.EntryBook.Tone;
import io.lotgate.value.RecordJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where everything of a worksheet stands: the sheet About says what it is, Tests has one block a test, Choices what the
 * lists offer.
 *
 * @param places the entry cells, in their order
 */
record WorksheetLayout(EntryBook book, List<Place> places) {
    static final String ABOUT = "About";
    static final String TITLE = "Lotgate worksheet 检测记录表";
    static final int VALUE = 2;
    static final int LOT = 1;
    static final int SPECIFICATION = 3;
    static final int SPECIFICATION_SHA = 4;
    static final int MADE = 5;
    static final int TESTS = 8;
    static final String YES = "Yes";
    static final String NO = "No";

    private static final String TESTS_SHEET = "Tests";
    private static final String CHOICES_SHEET = "Choices";
    private static final int ENTRY = 4;
    private static final List<Integer> WIDTHS = List.of(34, 18, 26, 12, 22, 24);

    /** An entry cell; row and column count from 0. */
    record Place(Asked test, Field field, String sheet, int row, int column) {}

    static WorksheetLayout of(Worksheet worksheet) {
        return new Drawing(worksheet).layout();
    }

    /** A layout under way. */
    private static final class Drawing {
        private final Worksheet worksheet;
        private final List<Row> rows = new ArrayList<>();
        private final List<Place> places = new ArrayList<>();
        private final Map<List<String>, String> lists = new LinkedHashMap<>();
        private final List<Row> choices = new ArrayList<>();

        Drawing(Worksheet worksheet) {
            this.worksheet = worksheet;
        }

        WorksheetLayout layout() {
            choices.add(Row.of(fixed("What the lists offer 列表选项", Tone.HEAD)));
            rows.add(Row.of(fixed(TITLE, Tone.TITLE)));
            rows.add(Row.of(
                    fixed("Lot", Tone.PLAIN),
                    fixed("批号", Tone.PLAIN),
                    fixed(worksheet.lot(), Tone.HEAD),
                    fixed("", Tone.PLAIN),
                    fixed(worksheet.identifier(), Tone.NOTE)));
            rows.add(head("Value", "项目", "Limit 限度", "Unit 单位", "Entry 填写", "How 填写方式"));
            int repeated = rows.size();
            worksheet.tests().forEach(this::block);
            EntryBook book = new EntryBook(List.of(
                    new Page(ABOUT, List.of(30, 18, 80), 0, about()),
                    new Page(TESTS_SHEET, WIDTHS, repeated, rows),
                    new Page(CHOICES_SHEET, List.of(60), 0, choices)));
            return new WorksheetLayout(book, List.copyOf(places));
        }

        private List<Row> about() {
            List<Row> about = new ArrayList<>();
            about.add(Row.of(fixed(TITLE, Tone.TITLE)));
            about.add(fact("Lot", "批号", worksheet.lot()));
            about.add(fact("Product", "产品", worksheet.product()));
            about.add(fact("Specification", "质量标准", worksheet.specification()));
            about.add(fact("SHA-256 of the specification", "质量标准摘要", worksheet.specificationSha256()));
            about.add(fact("Made (UTC)", "生成时间", RecordJson.text(worksheet.madeAt())));
            about.add(fact("Identifier", "标识", worksheet.identifier()));
            about.add(fact("Times are entered in", "时区", worksheet.zone()));
            about.add(fact(
                    "Tests", "检测项目", worksheet.tests().stream().map(Asked::id).collect(Collectors.joining(", "))));
            about.add(
                    fact("SHA-256 of this worksheet", "本表摘要", worksheet.digest().hex()));
            about.add(Row.of(fixed("", Tone.PLAIN)));
            WorksheetWords.INSTRUCTIONS.forEach((en, zh) -> about.add(
                    Row.of(fixed(en.label(), Tone.HEAD), fixed(zh.label(), Tone.HEAD), fixed(en.text(), Tone.PLAIN))));
            WorksheetWords.INSTRUCTIONS.forEach((en, zh) -> about.add(
                    Row.of(fixed(zh.label(), Tone.HEAD), fixed("", Tone.PLAIN), fixed(zh.text(), Tone.PLAIN))));
            return about;
        }

        private void block(Asked test) {
            rows.add(Row.of(fixed("", Tone.PLAIN)));
            rows.add(head(
                    test.en(),
                    test.zh(),
                    String.join("; ", test.limits()),
                    test.samplePoint(),
                    test.id(),
                    test.methodReference()));
            test.fields().stream().filter(field -> field.fixed().isEmpty()).forEach(field -> row(test, field));
            rows.add(Row.of(
                    fixed("Performed by", Tone.PLAIN),
                    fixed("操作者", Tone.PLAIN),
                    fixed("", Tone.BOX),
                    fixed("Date 日期", Tone.PLAIN),
                    fixed("", Tone.BOX),
                    fixed("by hand 手写", Tone.NOTE)));
        }

        private void row(Asked test, Field field) {
            boolean entered = test.entered(field);
            if (entered) {
                places.add(new Place(test, field, TESTS_SHEET, rows.size(), ENTRY));
            }
            rows.add(Row.of(
                    fixed(field.label(), Tone.PLAIN),
                    fixed(WorksheetWords.chinese(field.label()), Tone.PLAIN),
                    fixed(field.limit(), Tone.PLAIN),
                    fixed(field.unit(), Tone.PLAIN),
                    entered ? entry(field) : fixed("–", Tone.PLAIN),
                    fixed(
                            entered
                                    ? WorksheetWords.how(field)
                                    : WorksheetWords.source(test.given().getOrDefault(field.pointer(), "")),
                            Tone.NOTE)));
        }

        private Cell entry(Field field) {
            return switch (field.kind()) {
                case DECIMAL -> new Entry(Takes.NUMBER, "", false);
                case INTEGER -> new Entry(Takes.WHOLE, "", false);
                case CENSORED -> new Entry(Takes.BOUND, "", false);
                case INSTANT -> new Entry(Takes.MOMENT, "", false);
                case BOOLEAN -> new Entry(Takes.TEXT, list(List.of(NO, YES)), true);
                case CHOICE -> new Entry(Takes.TEXT, list(field.choices()), true);
                case TEXT -> new Entry(Takes.TEXT, field.choices().isEmpty() ? "" : list(field.choices()), false);
            };
        }

        /** Cells that hold these choices; equal lists share them. */
        private String list(List<String> offered) {
            return lists.computeIfAbsent(offered, ignored -> {
                choices.add(Row.of(fixed("", Tone.PLAIN)));
                int first = choices.size() + 1;
                offered.forEach(choice -> choices.add(Row.of(fixed(choice, Tone.PLAIN))));
                return CHOICES_SHEET + "!$A$" + first + ":$A$" + choices.size();
            });
        }

        private static Row fact(String en, String zh, String value) {
            return Row.of(fixed(en, Tone.PLAIN), fixed(zh, Tone.PLAIN), fixed(value, Tone.HEAD));
        }

        private static Row head(String... texts) {
            List<Cell> cells = new ArrayList<>();
            for (String text : texts) {
                cells.add(fixed(text, Tone.HEAD));
            }
            return new Row(cells);
        }

        private static Fixed fixed(String text, Tone tone) {
            return new Fixed(text, tone);
        }
    }
}

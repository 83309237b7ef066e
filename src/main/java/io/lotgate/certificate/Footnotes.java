package io.lotgate.certificate;

import io.lotgate.lot.Conclusion;
import io.lotgate.lot.LotInvestigation;
import io.lotgate.lot.Signed;
import io.lotgate.specification.TestSpecification;
import io.lotgate.specification.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What is said below the table of results: decision rules, detection limits, what happened to a test. */
final class Footnotes {
    private final List<Text> notes = new ArrayList<>();

    /** All of them, numbered from 1 in the order in which they were asked for. */
    List<Text> all() {
        return List.copyOf(notes);
    }

    /** The number of this note; the same words have the same number. */
    int number(Text note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
        return notes.indexOf(note) + 1;
    }

    /** Below which a result of a limited assay is not a number. */
    static Text censored() {
        return new Text(
                "A result with < or > lies beyond the limit of quantification of the method and is judged by its"
                        + " unfavourable end.",
                "带 < 或 > 的结果超出方法的定量限,按其不利端判定。");
    }

    static Text attempts(int count) {
        return new Text(
                "This test was entered " + count + " times; every attempt and its reason stands in the lot's record.",
                "本项检验共录入 " + count + " 次;每次结果及其理由见本批记录。");
    }

    static Text investigation(LotInvestigation one) {
        Optional<Conclusion> concluded = one.concluded().map(Signed::record);
        String number = one.opened().number();
        return new Text(
                "Investigation " + number + ": "
                        + concluded
                                .map(done -> finding(done.finding()).en()
                                        + done.cause()
                                                .map(cause -> " Cause: " + cause + ".")
                                                .orElse("")
                                        + " Reason: " + done.reason())
                                .orElse("open."),
                "调查 " + number + ":"
                        + concluded
                                .map(done -> finding(done.finding()).zh()
                                        + done.cause()
                                                .map(cause -> "原因:" + cause + "。")
                                                .orElse("")
                                        + "理由:" + done.reason())
                                .orElse("未结束。"));
    }

    private static Text finding(Conclusion.Finding finding) {
        return switch (finding) {
            case CONFIRMED -> new Text("the result out of specification is confirmed.", "不合格结果已确认。");
            case NO_CAUSE_FOUND -> new Text("no cause was found, the result stands.", "未找到原因,原结果有效。");
            case INVALIDATED -> new Text("the first result was invalidated for a proven cause.", "首次结果因已证实的原因判为无效。");
            case ACCEPTED_BY_ASSESSMENT -> new Text("accepted by assessment of the quality unit.", "经质量部门评估接受。");
        };
    }

    /** How a value of this test is brought to its limit. */
    static Optional<Text> rule(TestSpecification test) {
        return switch (test.method()) {
            case "numeric", "markers", "cell-count" -> Optional.of(rounding(test.criterion()));
            case "dose-per-kg", "endotoxin" ->
                Optional.of(new Text("Calculated values are compared with the limit unrounded.", "计算值不经修约,直接与限度比较。"));
            case "rare-cells", "digital-pcr", "colonies" ->
                Optional.of(new Text(
                        "The one-sided upper confidence bound (Clopper-Pearson) of what was counted is compared with the"
                                + " limit unrounded; its confidence stands beside the limit.",
                        "以计数结果的单侧置信上限(Clopper-Pearson)不经修约与限度比较,置信水平见限度栏。"));
            default -> Optional.empty();
        };
    }

    /** From where on the assay detects and quantifies, where the specification files it. */
    static Optional<Text> range(TestSpecification test) {
        JsonNode criterion = test.criterion();
        String unit = criterion.path("unit").asString("");
        List<Text> parts = new ArrayList<>();
        part(criterion, "lod", unit, "limit of detection", "检测限").ifPresent(parts::add);
        part(criterion, "lloq", unit, "lower limit of quantification", "定量下限").ifPresent(parts::add);
        part(criterion, "uloq", unit, "upper limit of quantification", "定量上限").ifPresent(parts::add);
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Text(
                        test.name().en() + ": "
                                + String.join(", ", parts.stream().map(Text::en).toList()) + ".",
                        test.name().zh() + ":"
                                + String.join(",", parts.stream().map(Text::zh).toList()) + "。"));
    }

    private static Optional<Text> part(JsonNode criterion, String field, String unit, String en, String zh) {
        String value = criterion.path(field).asString("");
        String amount = (value + " " + unit).strip();
        return value.isEmpty() ? Optional.empty() : Optional.of(new Text(en + " " + amount, zh + " " + amount));
    }

    private static Text rounding(JsonNode criterion) {
        Text signs = new Text("; ≥ and ≤ include the limit, > and < do not.", ";≥ 与 ≤ 含限度值,> 与 < 不含。");
        Text rule =
                switch (criterion.path("rounding").asString("usp")) {
                    case "none" -> new Text("Measured values are compared with the limit unrounded", "测得值不经修约,直接与限度比较");
                    case "e29" ->
                        new Text(
                                "Measured values are rounded half to even to the decimals of the limit (ASTM E29) and"
                                        + " compared as rounded",
                                "测得值按四舍六入五成双(ASTM E29)修约至限度的小数位后比较");
                    default ->
                        new Text(
                                "Measured values are rounded half up to the decimals of the limit (USP 7.20) and compared"
                                        + " as rounded",
                                "测得值按四舍五入(USP 7.20)修约至限度的小数位后比较");
                };
        return new Text(rule.en() + signs.en(), rule.zh() + signs.zh());
    }
}

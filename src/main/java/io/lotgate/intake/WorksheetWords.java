package io.lotgate.intake;

import io.lotgate.evaluation.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a worksheet says beside its values, in English and Chinese. */
final class WorksheetWords {
    private static final Map<String, String> CHINESE = chinese();

    /** A paragraph of the instructions with its heading. */
    record Paragraph(String label, String text) {}

    static final Map<Paragraph, Paragraph> INSTRUCTIONS = instructions();

    private WorksheetWords() {}

    /** The label in Chinese where the glossary has it; what stands behind a comma is the number of the repetition. */
    static String chinese(String label) {
        int comma = label.indexOf(", ");
        String first = comma < 0 ? label : label.substring(0, comma);
        String number = comma < 0 ? "" : label.substring(comma).replaceAll("[^0-9]", "");
        String known = CHINESE.getOrDefault(label, CHINESE.getOrDefault(first, ""));
        return known.isEmpty() || CHINESE.containsKey(label) || number.isEmpty() ? known : known + " " + number;
    }

    static String how(Field field) {
        String how =
                switch (field.kind()) {
                    case DECIMAL -> "number 数字";
                    case INTEGER -> "whole number 整数";
                    case CENSORED -> "number, < or > allowed 数字，可加 < 或 >";
                    case INSTANT -> "date and time 日期时间";
                    case BOOLEAN, CHOICE -> "choose 选择";
                    case TEXT -> "text 文字";
                };
        boolean number = field.kind() == Field.Kind.DECIMAL || field.kind() == Field.Kind.CENSORED;
        String decimals = number && field.decimals() >= 0 ? "; reported with " + field.decimals() + " decimals" : "";
        return how + decimals + (field.required() ? "" : "; optional 可选");
    }

    static String source(String source) {
        if (source.startsWith("lot.")) {
            return "from the lot's registration 来自批登记";
        }
        String[] parts = source.split("\\.", -1);
        return source.startsWith("test.") && parts.length > 1
                ? "from the test " + parts[1] + " 来自该检测"
                : "set by the specification 质量标准规定";
    }

    private static Map<Paragraph, Paragraph> instructions() {
        Map<Paragraph, Paragraph> all = new LinkedHashMap<>();
        all.put(
                new Paragraph(
                        "At the bench",
                        "Print the sheet Tests (A4). Write values, name and date by hand; the paper is the raw record."),
                new Paragraph("实验台使用", "打印 Tests 表（A4）。手写数值、姓名和日期；纸质记录即原始记录。"));
        all.put(
                new Paragraph(
                        "On screen",
                        "Fill in the light cells of the sheet Tests and nothing else; the others are locked. Enter all"
                                + " digits that were read: the program rounds once. What was not tested stays empty."),
                new Paragraph("屏幕填写", "仅填写 Tests 表中的浅色单元格，其他单元格已锁定。填写读到的全部数位，由程序统一修约。未检测的项目留空。"));
        all.put(
                new Paragraph(
                        "Values only",
                        "No formulas: a worksheet with a formula anywhere is refused. Numbers are numbers, in the unit"
                                + " that stands beside them. Save as xlsx."),
                new Paragraph("只填数值", "不得使用公式：含公式的表格一律拒收。数字按旁边所示单位填写。请保存为 xlsx。"));
        all.put(
                new Paragraph(
                        "Upload",
                        "Drop the file at each test of this lot, look at the values, take them and sign. A worksheet of"
                                + " another lot, of another version of the specification, or with changed cells is refused."),
                new Paragraph("上传", "在本批的每项检测处上传此文件，核对数值，采用并签名。其他批、其他版本质量标准或被改动的表格将被拒收。"));
        return all;
    }

    private static Map<String, String> chinese() {
        return List.of(
                        "Result=结果",
                        "Viability=活率",
                        "Viable cells per mL=每毫升活细胞数",
                        "Body weight=体重",
                        "Unit of the weight=体重单位",
                        "Endotoxin=内毒素",
                        "Volume given=给药体积",
                        "Duration of the infusion=输注时间",
                        "Inoculated=接种时间",
                        "Read=读数时间",
                        "Growth=有无生长",
                        "Volume of sample=样品体积",
                        "Media=培养基",
                        "Karyotype (ISCN) with the number of cells=核型（ISCN）及细胞数",
                        "Sex of the donor=供者性别",
                        "Karyotype of the donor, where it is recorded=供者核型（如有记录）",
                        "Wording of the laboratory=实验室原文",
                        "Colonies=克隆数",
                        "Cells seeded=接种细胞数",
                        "Colonies on the control plate=对照平板克隆数",
                        "Target cells seeded on the control plate=对照平板接种目标细胞数",
                        "Positive partitions=阳性微滴数",
                        "Accepted partitions=有效微滴数",
                        "Partition volume=微滴体积",
                        "Copies per target cell=每目标细胞拷贝数",
                        "Cells loaded per well=每孔加载细胞数",
                        "Reaction volume per well=每孔反应体积",
                        "Donation number with its check character=献血编号（含校验字符）",
                        "Recovery after thawing, as a fraction=复苏回收率（小数）",
                        "DMSO in the product=产品中DMSO",
                        "DMSO percentage is=DMSO百分比类型",
                        "Resolution=分辨率",
                        "Segments found=检出片段")
                .stream()
                .map(pair -> pair.split("=", 2))
                .collect(java.util.stream.Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
    }
}

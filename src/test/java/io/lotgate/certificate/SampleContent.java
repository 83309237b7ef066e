package io.lotgate.certificate;

import io.lotgate.certificate.CertificateContent.Act;
import io.lotgate.certificate.CertificateContent.Certification;
import io.lotgate.certificate.CertificateContent.Disposition;
import io.lotgate.certificate.CertificateContent.External;
import io.lotgate.certificate.CertificateContent.Issue;
import io.lotgate.certificate.CertificateContent.Line;
import io.lotgate.certificate.CertificateContent.Lot;
import io.lotgate.certificate.CertificateContent.Moment;
import io.lotgate.certificate.CertificateContent.Product;
import io.lotgate.certificate.CertificateContent.Section;
import io.lotgate.certificate.CertificateContent.SignatureLine;
import io.lotgate.certificate.CertificateContent.Site;
import io.lotgate.certificate.CertificateContent.Stated;
import io.lotgate.certificate.CertificateContent.TestLine;
import io.lotgate.specification.Gate;
import io.lotgate.specification.Language;
import io.lotgate.specification.Text;
import io.lotgate.value.Digest;
import io.lotgate.value.RecordJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The second dose of patient 4 of the published umbilical-cord trial (J Transl Med 2020;18:398, table 2) as a
 * certificate: the paper's results, everything else constructed and marked so.
 */
final class SampleContent {
    static final String ZONE = "Asia/Shanghai";

    private SampleContent() {}

    static CertificateContent p42() {
        return new CertificateContent(
                new Text("Certificate of Analysis", "检验报告书"),
                Optional.of(Language.BILINGUAL),
                new Issue("COA-UCM-P4-2", 1, Optional.empty(), at("2019-06-24T07:41:08Z")),
                new Disposition(
                        Standing.RELEASED,
                        new Text("All 8 tests of the specification conform.", "质量标准全部 8 项检验均符合规定。"),
                        List.of()),
                new Site(
                        new Text("Lotgate Demonstration Laboratory", "Lotgate 演示实验室"),
                        "1 Example Road, Zhangjiang, Pudong, Shanghai 201203, China",
                        "+86 21 5555 0100"),
                new Product(
                        new Text("Human umbilical cord mesenchymal stromal cells, intravenous", "人脐带间充质基质细胞注射液"),
                        "uc-msc-iv",
                        1,
                        Digest.of("specification".getBytes(StandardCharsets.UTF_8))
                                .hex()),
                lot(),
                results(),
                List.of(
                        "Measured values are rounded half up to the decimals of their limit (USP General Notices 7.20)"
                                + " and then compared; ≥ and ≤ include the limit, > and < do not.",
                        "Reported below the lowest standard of the assay: the result is not a number and is judged by"
                                + " its upper end.",
                        "16qh+ is a heteromorphism of the donor (heterochromatin of 16q), not an acquired"
                                + " abnormality."),
                Optional.of(List.of(
                        "测得值按四舍五入(USP 7.20)修约至限度的小数位后比较;≥ 与 ≤ 含限度值,> 与 < 不含。",
                        "报告值低于方法最低标准点:结果不是数值,按其上端判定。",
                        "16qh+ 为供者的染色体异态性(16q 异染色质),不是获得性异常。")),
                List.of("not given in J Transl Med 2020;18:398, table 2, but made up for demonstration;"
                        + " the results themselves are as published."),
                Optional.of(new Section(
                        new Text("The lot is one dose for the recipient named above.", "本批为上述受者的一次给药剂量。"),
                        List.of(
                                Line.of(Caption.DOSE_PER_KG, Stated.of("1.0 × 10⁶ viable cells/kg")),
                                Line.of(
                                        Caption.WEIGHT,
                                        Stated.of("12.4 kg (2019-06-20)").asConstructed()),
                                Line.of(
                                        Caption.TOTAL_DOSE,
                                        Stated.of("1.24 × 10⁷ viable cells").asConstructed()),
                                Line.of(
                                        Caption.DOSE_VOLUME,
                                        Stated.of("20.0 mL").asConstructed())))),
                Optional.of(new Section(
                        new Text(
                                "All 6 items of the checklist were answered yes. No deviation is open.",
                                "清单 6 项全部确认，无未关闭偏差。"),
                        List.of(
                                Line.of(
                                        Caption.BATCH_RECORD,
                                        Stated.of("BPR-UCM-004, version 7").asConstructed()),
                                Line.of(
                                        Caption.REVIEWED_BY,
                                        Stated.of("Chen Jing, 2019-06-24").asConstructed())))),
                Optional.of(new Section(
                        new Text("Deviations recorded for this lot: 1.", "本批记录的偏差:1 项。"),
                        List.of(new Line(
                                new Text("DEV-19-031", "DEV-19-031"),
                                Stated.of(new Text(
                                                "minor, closed as acceptable. Settle plate 3 read 1 CFU.",
                                                "次要,已关闭,可接受。Settle plate 3 read 1 CFU."))
                                        .asConstructed())))),
                new Certification(
                        new Text(
                                "I certify that this lot was manufactured and tested as its specification requires, that"
                                        + " I have reviewed its batch record and all results, and that it is released"
                                        + " for the recipient named above.",
                                "本人证明：本批产品按质量标准生产并检验，批记录及全部检验结果已经本人审核，准予放行用于上述受者。"),
                        List.of(new SignatureLine(
                                "Wang Lei 王磊",
                                List.of("CERTIFIER", "QA_MANAGER"),
                                "certified",
                                at("2019-06-24T07:40:31Z"),
                                Optional.of("QP-2018-0042")))),
                "https://lotgate.example.org/verify",
                "1.0",
                true,
                false,
                Optional.of(List.of(new CertificateContent.Evaluated(
                        "viability/1",
                        "numeric",
                        RecordJson.parse("{\"min\":\"80\",\"unit\":\"%\"}".getBytes(StandardCharsets.UTF_8)),
                        RecordJson.parse("{\"value\":\"89\",\"unit\":\"%\"}".getBytes(StandardCharsets.UTF_8))))),
                Optional.of(CertificateContent.Paper.A4),
                Optional.of(new CertificateContent.SealedBy("5f".repeat(32), "CN=Example site")));
    }

    /** The same certificate with other results. */
    static CertificateContent with(List<TestLine> results) {
        CertificateContent c = p42();
        return new CertificateContent(
                c.title(),
                c.language(),
                c.issue(),
                c.disposition(),
                c.site(),
                c.product(),
                c.lot(),
                results,
                c.notes(),
                c.notesZh(),
                c.constructed(),
                c.dose(),
                c.review(),
                c.deviations(),
                c.certification(),
                c.verification(),
                c.evaluator(),
                c.sampleData(),
                c.trialKey(),
                c.evaluations(),
                c.paper(),
                c.seal());
    }

    /** The same certificate with another decision and another site. */
    static CertificateContent with(Disposition disposition, Site site) {
        CertificateContent c = p42();
        return new CertificateContent(
                c.title(),
                c.language(),
                c.issue(),
                disposition,
                site,
                c.product(),
                c.lot(),
                c.results(),
                c.notes(),
                c.notesZh(),
                c.constructed(),
                c.dose(),
                c.review(),
                c.deviations(),
                c.certification(),
                c.verification(),
                c.evaluator(),
                c.sampleData(),
                c.trialKey(),
                c.evaluations(),
                c.paper(),
                c.seal());
    }

    /** A lot whose viability was below the limit, and the certifier who rejected it. */
    static CertificateContent rejected() {
        CertificateContent c = p42();
        TestLine failed = with(c.results().get(0), c.results().get(0).limits(), List.of(Stated.of("71 %")));
        List<TestLine> results = new ArrayList<>(c.results());
        results.set(
                0,
                new TestLine(
                        failed.test(),
                        failed.name(),
                        failed.method(),
                        failed.samplePoint(),
                        failed.gate(),
                        failed.limits(),
                        failed.reported(),
                        failed.unrounded(),
                        Judgement.OUT_OF_SPECIFICATION,
                        failed.performed(),
                        failed.reviewed(),
                        failed.external(),
                        failed.run(),
                        failed.notes()));
        SignatureLine by = c.certification().signatures().get(0);
        return new CertificateContent(
                c.title(),
                c.language(),
                c.issue(),
                new Disposition(
                        Standing.REJECTED,
                        new Text(
                                "The lot is rejected and must not be used. Reason: viability 71 %, below the limit.",
                                "本批产品不予放行,不得使用。原因:细胞活率 71 %,低于限度。"),
                        List.of()),
                c.site(),
                c.product(),
                c.lot(),
                results,
                c.notes(),
                c.notesZh(),
                c.constructed(),
                c.dose(),
                c.review(),
                c.deviations(),
                new Certification(
                        new Text("This lot is not certified.", "本批产品未获放行认证。"),
                        List.of(new SignatureLine(by.name(), by.roles(), "rejected", by.at(), by.register()))),
                c.verification(),
                c.evaluator(),
                c.sampleData(),
                c.trialKey(),
                c.evaluations(),
                c.paper(),
                c.seal());
    }

    /** The same certificate as if it were not of sample data. */
    static CertificateContent released() {
        return CertificateContent.fromJson(p42().toJson().put("sampleData", false));
    }

    /** The same certificate in other languages. */
    static CertificateContent in(Language language, CertificateContent content) {
        return CertificateContent.fromJson(content.toJson().put("language", language.name()));
    }

    /** A certificate that says as little as one can. */
    static CertificateContent least() {
        CertificateContent c = p42();
        return new CertificateContent(
                c.title(),
                c.language(),
                c.issue(),
                c.disposition(),
                c.site(),
                c.product(),
                new Lot("UCM-P4-2", Optional.empty(), Optional.empty(), List.of()),
                List.of(),
                List.of(),
                Optional.of(List.of()),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                c.certification(),
                c.verification(),
                c.evaluator(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Lot lot() {
        return new Lot(
                "UCM-P4-2",
                Optional.of(new Moment(Instant.parse("2019-06-23T23:30:00Z"), ZONE, true)),
                Optional.of(new Moment(Instant.parse("2019-06-24T23:30:00Z"), ZONE, true)),
                List.of(
                        Line.of(Caption.DONOR_TYPE, Stated.of(new Text("Allogeneic", "异体"))),
                        Line.of(Caption.RECIPIENT, Stated.of("P4")),
                        Line.of(Caption.CELL_SOURCE, Stated.of(new Text("Umbilical cord", "脐带"))),
                        Line.of(Caption.PASSAGE, Stated.of("P5").asConstructed()),
                        Line.of(
                                Caption.STORAGE,
                                Stated.of(new Text("2–8 °C", "冷藏")).asConstructed()),
                        Line.of(Caption.CONTAINERS, Stated.of("1 bag").asConstructed()),
                        Line.of(Caption.VOLUME, Stated.of("20.0 mL").asConstructed()),
                        Line.of(Caption.VIABLE_CELLS, Stated.of("1.24 × 10⁷").asConstructed()),
                        Line.of(
                                Caption.CONCENTRATION,
                                Stated.of("6.2 × 10⁵ /mL").asConstructed()),
                        Line.of(
                                Caption.EXCIPIENT,
                                Stated.of("0.9 % sodium chloride, 1 % human albumin")
                                        .asConstructed())));
    }

    private static List<TestLine> results() {
        return List.of(
                line("viability", "Viability", "细胞活率", "SOP-QC-011 v4", "≥ 80 %", "89 %", 1),
                line(
                        "dose",
                        "Dose per kilogram",
                        "每公斤体重剂量",
                        "SOP-QC-012 v3",
                        "0.9e6 to 1.1e6 cells/kg",
                        "1.0e6 cells/kg"),
                markers(),
                line("negative", "Negative markers", "阴性标志物", "SOP-QC-021 v5", "≤ 2 %", "0.0 %", 1),
                external(
                        line(
                                "sterility",
                                "Sterility",
                                "无菌",
                                "SOP-QC-031 v2",
                                "no growth, 14 days",
                                "No growth, day 14"),
                        "MB-19-20977"),
                external(
                        line("mycoplasma", "Mycoplasma", "支原体", "SOP-QC-032 v2", "not detected", "Not detected"),
                        "MB-19-20978"),
                line("endotoxin", "Bacterial endotoxin", "细菌内毒素", "SOP-QC-033 v6", "≤ 0.5 EU/mL", "<0.05 EU/mL", 2),
                line(
                        "karyotype",
                        "Karyotype (G-banding)",
                        "核型",
                        "SOP-QC-041 v1",
                        "no clonal abnormality",
                        "No clonal abnormality (46, XY, 16qh+)",
                        3));
    }

    private static TestLine markers() {
        TestLine one = line("markers", "Positive markers", "阳性标志物", "SOP-QC-021 v5", "", "", 1);
        return with(
                one,
                Arrays.asList(
                        Stated.of("CD73 ≥ 95 %").asConstructed(),
                        Stated.of("CD90 ≥ 95 %").asConstructed(),
                        Stated.of("CD105 ≥ 95 %").asConstructed()),
                List.of(Stated.of("CD73 99.6 %"), Stated.of("CD90 99.9 %"), Stated.of("CD105 100 %")));
    }

    static TestLine with(TestLine line, List<Stated> limits, List<Stated> reported) {
        return new TestLine(
                line.test(),
                line.name(),
                line.method(),
                line.samplePoint(),
                line.gate(),
                limits,
                reported,
                line.unrounded(),
                line.judgement(),
                line.performed(),
                line.reviewed(),
                line.external(),
                line.run(),
                line.notes());
    }

    private static TestLine external(TestLine line, String report) {
        return new TestLine(
                line.test(),
                line.name(),
                line.method(),
                line.samplePoint(),
                line.gate(),
                line.limits(),
                line.reported(),
                line.unrounded(),
                line.judgement(),
                line.performed(),
                line.reviewed(),
                Optional.of(new External("Example Microbiology Ltd", report, Optional.of(LocalDate.of(2019, 7, 9)))),
                line.run(),
                line.notes());
    }

    static TestLine line(
            String id, String en, String zh, String method, String limit, String reported, Integer... notes) {
        return new TestLine(
                id,
                new Text(en, zh),
                Stated.of(method).asConstructed(),
                SamplePoint.DP,
                Gate.BLOCKING,
                List.of(Wordings.shipped().stated(limit).asConstructed()),
                List.of(Wordings.shipped().stated(reported)),
                Optional.empty(),
                Judgement.CONFORMS,
                Optional.of(new Act("Li Wei", at("2019-06-24T01:20:00Z"))),
                Optional.of(new Act("Zhang Min", at("2019-06-24T03:05:00Z"))),
                Optional.empty(),
                id.equals("viability") ? Optional.of(List.of("EQ-014", "RG-207")) : Optional.empty(),
                List.of(notes));
    }

    static Moment at(String instant) {
        return Moment.of(Instant.parse(instant), ZONE);
    }
}

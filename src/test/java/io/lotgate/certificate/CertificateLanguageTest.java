package io.lotgate.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.simplereport.SimpleReport;
import io.lotgate.evaluation.Evaluator;
import io.lotgate.ledger.SiteKey;
import io.lotgate.specification.Language;
import io.lotgate.value.RecordJson;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A certificate is in English, in Chinese, or in both; the PDF says in them what the content record says. */
class CertificateLanguageTest {
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    static Stream<Arguments> everyOne() {
        return Stream.of(Language.values()).flatMap(language -> Stream.of(SampleContent.p42(), SampleContent.rejected())
                .map(content -> Arguments.of(language, SampleContent.in(language, content))));
    }

    /** Every text of the content that this language prints stands on the pages. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("everyOne")
    void saysOnItsPagesWhatTheContentSays(Language language, CertificateContent content) {
        String printed = squeezed(Pages.asDrawn(CertificateRenderer.shipped().pdf(content)));

        assertThat(texts(content.toJson(), language)).hasSizeGreaterThan(90).allSatisfy(text -> assertThat(printed)
                .contains(squeezed(text)));
    }

    @Test
    void hasNoChineseInEnglishButForNamesAndNoEnglishLabelInChinese() {
        String english =
                Pages.text(CertificateRenderer.shipped().pdf(SampleContent.in(Language.ENGLISH, SampleContent.p42())));
        String chinese =
                Pages.text(CertificateRenderer.shipped().pdf(SampleContent.in(Language.CHINESE, SampleContent.p42())));

        assertThat(CHINESE.matcher(english.replace("王磊", "")).find()).isFalse();
        assertThat(chinese.replace("BPR-UCM-004, version 7", ""))
                .contains("检验报告书", "批号", "符合规定", "样本数据 禁止临床使用", "报告书结束")
                .doesNotContainPattern("(?i)conforms|released|verdict|acceptance|telephone|performed|"
                        + "certificate of|sample data|version|end of|batch record|page \\d");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void isAPdfForTheArchiveAndForScreenReadersSealedByTheSite(Language language) {
        SiteKey key = SealingKeys.selfSigned();
        byte[] pdf = new PdfSeal(key, Optional.empty(), Clock.systemUTC())
                .seal(
                        CertificateRenderer.shipped().pdf(SampleContent.in(language, SampleContent.p42())),
                        "Certificate of analysis");

        SimpleReport report = EuropeanValidator.report(pdf, key.chain().get(0));
        assertThat(report.getIndication(report.getFirstSignatureId())).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(Standards.failures(pdf)).isEmpty();
        String spoken =
                Pages.read(pdf, document -> document.getCatalog().getLang().toUnicodeString());
        assertThat(spoken).isEqualTo(language == Language.CHINESE ? "zh" : "en");
    }

    /** What was stored before certificates had a language is in both. */
    @Test
    void readsWhatWasStoredWithoutALanguage() {
        ObjectNode old = SampleContent.p42().toJson();
        old.remove("language");
        old.remove("notesZh");
        CertificateContent content = CertificateContent.fromJson(
                RecordJson.parse(CertificateContent.fromJson(old).bytes()));

        assertThat(content.both()).isTrue();
        assertThat(Pages.text(CertificateRenderer.shipped().pdf(content)))
                .contains("Lot number 批号", "heteromorphism")
                .doesNotContain("异态性");
    }

    /** Limits, choices and methods of every shipped product have their Chinese. */
    @Test
    void knowsTheChineseOfEveryShippedWording() {
        Wordings wordings = Wordings.shipped();
        Pattern word = Pattern.compile("[a-z]{4,}");
        List<String> missing = new ArrayList<>();
        for (var product : ProductPanelTest.shipped()) {
            for (var test : product.tests()) {
                List<String> filed = new ArrayList<>(Evaluator.standard().limits(test.method(), test.criterion()));
                filed.add(test.methodReference());
                test.criterion().path("choices").forEach(choice -> filed.add(choice.asString("")));
                filed.stream()
                        .filter(text -> word.matcher(text).find())
                        .filter(text -> word.matcher(wordings.chinese(text).orElse(text))
                                .find())
                        .forEach(missing::add);
            }
        }

        assertThat(missing.stream().distinct()).allSatisfy(text -> assertThat(text)
                .as("stands in Chinese as it was filed: mosm, or the name of a gene")
                .containsPattern("mosm|syntenin"));
    }

    @Test
    void wordsAQuantityAndLeavesWhatItDoesNotKnow() {
        Wordings wordings = Wordings.shipped();

        assertThat(wordings.chinese("No growth, day 14")).contains("第 14 天未见生长");
        assertThat(wordings.chinese("≥ 0.7e6 cells/kg and ≤ 1.4e6 cells/kg"))
                .contains("≥ 0.7e6 个细胞/kg,且 ≤ 1.4e6 个细胞/kg");
        assertThat(wordings.chinese("Not detected (by two methods)")).contains("未检出(by two methods)");
        assertThat(wordings.chinese("SOP-9, version 3 (flow cytometry)")).contains("SOP-9,第 3 版(流式细胞术)");
        assertThat(wordings.chinese("Growth seen in 3 cells")).isEmpty();
        assertThat(wordings.chinese("46,XX[20]")).isEmpty();
    }

    /** The texts that are printed; codes, digests, instants and what stands in the other language are not. */
    private static List<String> texts(JsonNode node, Language language) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(element ->
                    texts.addAll(element.isString() ? List.of(element.asString()) : texts(element, language)));
        } else if (node.isObject()) {
            boolean pair = node.has("zh");
            node.forEachEntry((name, value) -> {
                boolean printed =
                        switch (name) {
                            case "en", "text" -> !pair || language != Language.CHINESE;
                            case "zh" -> language != Language.ENGLISH;
                            case "notes" -> language != Language.CHINESE;
                            case "notesZh" -> language != Language.ENGLISH;
                            case "name", "laboratory", "report", "by", "telephone", "address", "number" -> true;
                            case "title",
                                    "disposition",
                                    "site",
                                    "product",
                                    "lot",
                                    "results",
                                    "lines",
                                    "label",
                                    "value",
                                    "method",
                                    "limits",
                                    "reported",
                                    "performed",
                                    "reviewed",
                                    "external",
                                    "dose",
                                    "deviations",
                                    "review",
                                    "certification",
                                    "signatures",
                                    "statement",
                                    "constructed" -> true;
                            default -> false;
                        };
                if (printed && value.isString()) {
                    texts.add(value.asString());
                } else if (printed) {
                    texts.addAll(texts(value, language));
                }
            });
        }
        return texts.stream().filter(text -> !text.isBlank()).toList();
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}

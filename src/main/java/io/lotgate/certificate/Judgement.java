package io.lotgate.certificate;

import io.lotgate.specification.Text;

/**
 * What a certificate says of one result: icon and word, so that it can be told apart without colour. The names are
 * those of {@link io.lotgate.evaluation.Verdict}, and the two conclusions that only people reach.
 */
public enum Judgement {
    CONFORMS("✓", "Conforms", "符合规定"),
    OUT_OF_SPECIFICATION("✗", "Out of specification", "不符合规定"),
    INCONCLUSIVE("△", "Inconclusive", "不能判定"),
    PENDING("◷", "Pending", "待出结果"),
    /** The lot was rejected before the test was concluded; no result of it is awaited. */
    NOT_CONCLUDED("–", "Open", "未完成"),
    INVALID("⊘", "Invalid", "无效"),
    /** Accepted by a signed assessment where the specification allows it; a note prints the reason. */
    ACCEPTED_BY_ASSESSMENT("△", "Accepted by assessment", "经评估接受"),
    /** No limit is filed: reported for information. */
    REPORTED("–", "Reported", "仅报告");

    private final String icon;
    private final String en;
    private final String zh;

    Judgement(String icon, String en, String zh) {
        this.icon = icon;
        this.en = en;
        this.zh = zh;
    }

    /** The sign before the word; it tells the same without colour. */
    public String icon() {
        return icon;
    }

    /** The printed word in both languages. */
    public Text text() {
        return new Text(en, zh);
    }
}

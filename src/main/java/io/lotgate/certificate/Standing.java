package io.lotgate.certificate;

import io.lotgate.specification.Text;

/** Where the lot stands by this certificate: the words of the status band. */
public enum Standing {
    /** Certified: every gating test conforms. */
    RELEASED("✓", "Released", "放行"),
    /** Certified while late results are open; they are listed with their due dates. */
    CONDITIONALLY_RELEASED("◷", "Conditionally released – results pending", "有条件放行"),
    /** Not certified. */
    REJECTED("✗", "Rejected – non-conforming", "拒绝放行 不合格"),
    /** Released before, and called back since. */
    RECALLED("✗", "Recalled – non-conforming", "召回 不合格"),
    /** Not certified, supplied on a physician's request. */
    SUPPLIED_OUT_OF_SPECIFICATION("✗", "Non-conforming – supplied out of specification", "不合格 特殊供应");

    private final String icon;
    private final String en;
    private final String zh;

    Standing(String icon, String en, String zh) {
        this.icon = icon;
        this.en = en;
        this.zh = zh;
    }

    /** The sign before the word; it tells the same without colour. */
    public String icon() {
        return icon;
    }

    /** The words of the band. */
    public Text text() {
        return new Text(en, zh);
    }

    /** Whether the certificate says that the lot meets its specification. */
    public boolean conforming() {
        return this == RELEASED || this == CONDITIONALLY_RELEASED;
    }
}

package io.lotgate.certificate;

import io.lotgate.lot.Status;
import io.lotgate.specification.Text;
import java.util.Optional;

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

    /**
     * Why a certificate of this standing must not be relied on, in words; empty when nothing is known against it.
     *
     * @param version of the certificate
     * @param last version of the lot's latest certificate
     * @param status of the lot now
     */
    public Optional<String> warning(int version, int last, Status status) {
        if (version < last) {
            return Optional.of("Superseded: version " + last + " took its place.");
        }
        return switch (conforming() ? status : Status.REJECTED) {
            case ON_HOLD -> Optional.of("Suspended: the lot is on hold, under investigation. Do not use the product.");
            case RECALLED -> Optional.of("Suspended: the lot is recalled. Do not use the product.");
            default -> Optional.empty();
        };
    }

    /** Whether the certificate says that the lot meets its specification. */
    public boolean conforming() {
        return this == RELEASED || this == CONDITIONALLY_RELEASED;
    }
}

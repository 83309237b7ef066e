package io.lotgate.certificate;

import io.lotgate.specification.Text;

/** The usual labels of lot, dose and review, so that every certificate uses the same words. */
public enum Caption {
    MANUFACTURED("Manufactured", "生产日期"),
    EXPIRES("Expires", "有效期至"),
    DONOR_TYPE("Donor type", "供者类型"),
    DONATION("Donation (DIN)", "捐献编号"),
    RECIPIENT("Recipient pseudonym", "受者代号"),
    CELL_SOURCE("Cell source", "细胞来源"),
    DONOR_STATUS("Donor status", "供者状态"),
    TRIAL("Clinical trial", "临床试验"),
    BANK("Cell bank", "细胞库"),
    SESSION("Manufacturing session", "生产批次活动"),
    SAMPLED("Samples collected", "取样时间"),
    PASSAGE("Passage", "代次"),
    ROUTE("Route", "给药途径"),
    STORAGE("Storage", "贮存条件"),
    CONTAINERS("Containers", "包装数量"),
    VOLUME("Volume", "体积"),
    VIABLE_CELLS("Viable cells", "活细胞数"),
    CONCENTRATION("Viable cell density", "活细胞密度"),
    EXCIPIENT("Excipients", "辅料"),
    WEIGHT("Recipient weight", "受者体重"),
    DOSE_PER_KG("Dose per kg", "每公斤体重剂量"),
    TOTAL_DOSE("Total dose", "总剂量"),
    DOSE_VOLUME("Volume to give", "给药体积"),
    BATCH_RECORD("Batch record", "批生产记录"),
    REVIEWED_BY("Reviewed by", "审核人"),
    DEVIATIONS("Deviations", "偏差"),
    REMARKS("Remarks", "备注");

    private final String en;
    private final String zh;

    Caption(String en, String zh) {
        this.en = en;
        this.zh = zh;
    }

    /** The label in both languages. */
    public Text text() {
        return new Text(en, zh);
    }
}

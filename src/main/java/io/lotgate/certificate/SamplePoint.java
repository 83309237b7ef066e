package io.lotgate.certificate;

import io.lotgate.specification.Text;

/** Where a sample is taken; the names are the codes of the specification. */
public enum SamplePoint {
    DON("Donor", "供者"),
    BANK("Cell bank", "细胞库"),
    IPC("In process", "中间过程"),
    DS("Drug substance", "原液"),
    DP("Final product", "制剂"),
    ADM("At administration", "给药时");

    private final String en;
    private final String zh;

    SamplePoint(String en, String zh) {
        this.en = en;
        this.zh = zh;
    }

    /** The printed words for the code. */
    public Text text() {
        return new Text(en, zh);
    }
}

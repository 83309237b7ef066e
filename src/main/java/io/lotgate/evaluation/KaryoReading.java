package io.lotgate.evaluation;

import java.util.List;

/**
 * A karyotype as read, with everything to be said about how it is written.
 *
 * @param clones resolved; empty where anything was refused
 */
record KaryoReading(IscnReport report, List<KaryoClone> clones, IscnRemarks remarks) {
    static final String WHERE = "/karyotype";

    static KaryoReading of(String text) {
        IscnRemarks remarks = new IscnRemarks();
        if (text.length() > IscnText.LONGEST) {
            remarks.refuse("TOO_LONG", IscnText.LONGEST, "A karyotype has at most " + IscnText.LONGEST + " characters");
            return new KaryoReading(new IscnReport("", List.of(), ""), List.of(), remarks);
        }
        IscnReport report = IscnParser.read(text, remarks);
        if (remarks.refused()) {
            return new KaryoReading(report, List.of(), remarks);
        }
        List<KaryoClone> clones = KaryoExpansion.of(report, remarks);
        KaryoOrder.check(report, remarks);
        return new KaryoReading(report, clones, remarks);
    }

    /** Writes all remarks down; a clone without its number of cells is refused. */
    void note(Notes notes) {
        for (IscnClone clone : report.clones()) {
            if (clone.count().isEmpty()) {
                remarks.refuse(
                        "CELLS_MISSING", clone.place(), "How many cells? A clone ends with their number, such as [20]");
            }
        }
        for (IscnRemarks.Remark remark : remarks.all()) {
            if (remark.refusal()) {
                notes.error(remark.code(), WHERE, remark.located());
            } else {
                notes.warning(remark.code(), WHERE, remark.located());
            }
        }
    }

    boolean refused() {
        return remarks.refused();
    }

    /** All cells examined. */
    int cells() {
        return clones.stream().mapToInt(KaryoClone::cells).sum();
    }

    int polyploidCells() {
        return clones.stream()
                .filter(KaryoClone::polyploid)
                .mapToInt(KaryoClone::cells)
                .sum();
    }

    int undescribedCells() {
        return clones.stream()
                .filter(clone -> !clone.described())
                .mapToInt(KaryoClone::cells)
                .sum();
    }

    /** The sex the cells seem to have, where the donor's was not entered. */
    KaryoSex apparentSex() {
        return clones.stream().anyMatch(clone -> clone.y() > 0) ? KaryoSex.MALE : KaryoSex.FEMALE;
    }
}

package io.lotgate.lot;

/** Whether a result says that the cells are not the donor's: their sex is another (finding {@code SEX_MISMATCH}). */
record IdentityDoubt(Lot lot, Result result) {
    private static final String FINDING = "SEX_MISMATCH";

    boolean present() {
        return result.evaluated().findings().stream()
                .anyMatch(finding -> finding.code().equals(FINDING));
    }

    /** Why the lot itself is held. */
    String reason() {
        return test() + " does not fit the donor's sex: " + result.evaluated().reported()
                + ". The lot may have been mistaken for another.";
    }

    /** The same for the other lots of the session. */
    String ofLot() {
        return test() + " of lot " + lot.registration().number()
                + " does not fit its donor's sex. Lots handled together may have been exchanged.";
    }

    private String test() {
        return lot.specification()
                .test(result.test())
                .map(test -> test.name().en())
                .orElse(result.test());
    }
}

package io.lotgate.evaluation;

/** Sex chromosomes of a person. */
record KaryoSex(int x, int y) {
    static final KaryoSex FEMALE = new KaryoSex(2, 0);
    static final KaryoSex MALE = new KaryoSex(1, 1);
}

package io.lotgate.evaluation;

/** What a karyotype is found to be, the gravest first. */
enum KaryoClass {
    INVALID,
    SEX_MISMATCH,
    CLONAL,
    POLYPLOID,
    NONCLONAL,
    CONSTITUTIONAL,
    INSUFFICIENT,
    NORMAL
}

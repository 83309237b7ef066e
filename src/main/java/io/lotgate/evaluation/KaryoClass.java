package io.lotgate.evaluation;

/** What a karyotype is found to be, the gravest first. */
enum KaryoClass {
    INVALID,
    SEX_MISMATCH,
    CLONAL,
    POLYPLOID,
    NONCLONAL,
    CONSTITUTIONAL,
    /** A part in another grammar, FISH or array, which no rule judges. */
    MOLECULAR_PART,
    INSUFFICIENT,
    NORMAL
}

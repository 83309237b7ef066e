package io.lotgate.specification;

/** Who carries a test out. */
public enum Performer {
    /** The site's own quality-control laboratory; the technician signs "performed". */
    LABORATORY,
    /** A contract laboratory; its report is entered and signed "transcribed", and the certificate names it. */
    EXTERNAL
}

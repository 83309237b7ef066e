package io.lotgate.evaluation;

/** How much a finding weighs. */
public enum Severity {
    /** The observation cannot be used. */
    ERROR,
    /** The reviewer has to look at it. */
    WARNING,
    /** Good to know. */
    INFO
}

package io.lotgate.account;

/** What a person may do; the duties that never meet in one person are checked where records are made. */
public enum Role {
    /** Receives samples, performs tests, transcribes external reports. */
    QC_TECHNICIAN,
    /** Reviews another's results and the batch record. */
    QC_REVIEWER,
    /** Approves controlled documents. */
    QA_MANAGER,
    /** Certifies or rejects lots: a right of named persons (Qualified Person, 质量受权人). */
    CERTIFIER,
    /** Reads and verifies everything, changes nothing. */
    AUDITOR,
    /** People, roles and configuration; signs no GMP record. */
    ADMINISTRATOR
}

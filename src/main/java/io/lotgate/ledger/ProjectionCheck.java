package io.lotgate.ledger;

import java.util.List;

/** Compares a feature's projections with what its record rows say; each feature that keeps projections has one. */
public interface ProjectionCheck {
    /** Every place where a projection differs from the record. */
    List<Verification.Fault> compare();
}

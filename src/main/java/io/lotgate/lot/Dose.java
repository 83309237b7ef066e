package io.lotgate.lot;

import io.lotgate.lot.Detail.DoseAdministered;
import io.lotgate.lot.Detail.DoseChecked;
import io.lotgate.lot.Detail.DoseIssued;
import io.lotgate.lot.Detail.DoseReceived;
import io.lotgate.lot.Detail.DoseRequested;
import io.lotgate.lot.Detail.DoseWithdrawn;
import io.lotgate.lot.Detail.ExcursionAssessed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A dose as it stands.
 *
 * @param number in the order of the requests, from 1
 * @param weightKg the last weight on record for it
 * @param check the last check made with that weight
 */
public record Dose(
        int number,
        Event<DoseRequested> requested,
        BigDecimal weightKg,
        LocalDate weighedOn,
        Optional<Event<DoseChecked>> check,
        Optional<Event<DoseIssued>> issued,
        Optional<Event<DoseReceived>> received,
        Optional<Event<ExcursionAssessed>> assessed,
        Optional<Event<DoseAdministered>> administered,
        Optional<Event<DoseWithdrawn>> withdrawn) {

    public UUID id() {
        return requested.id();
    }

    /** Whether nothing more is done with it. */
    public boolean over() {
        return administered.isPresent() || withdrawn.isPresent();
    }

    boolean excursion() {
        return received.filter(event -> event.detail().excursion()).isPresent();
    }

    /** What it waits for. */
    public Need need() {
        if (administered.isPresent()) {
            return Need.ADMINISTERED;
        }
        if (withdrawn.isPresent()) {
            return Need.WITHDRAWN;
        }
        if (check.filter(event -> event.detail().passed()).isEmpty()) {
            return Need.CHECK_DOSE;
        }
        if (issued.isEmpty()) {
            return Need.ISSUE_DOSE;
        }
        if (received.isEmpty()) {
            return Need.RECEIVE_DOSE;
        }
        if (excursion() && assessed.isEmpty()) {
            return Need.ASSESS_EXCURSION;
        }
        boolean usable = !excursion()
                || assessed.filter(event -> event.detail().usable()).isPresent();
        return usable ? Need.ADMINISTER_DOSE : Need.WITHDRAW_DOSE;
    }
}

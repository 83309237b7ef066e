package io.lotgate.web;

import io.lotgate.lot.Lot;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Lots;
import io.lotgate.lot.Outcome;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/** Finds the lot or the test an address names. */
@Component
final class LotPages {
    private final Lots lots;

    LotPages(Lots lots) {
        this.lots = lots;
    }

    Lot lot(String number) {
        return lots.find(number).orElseThrow(() -> new NotFound("There is no lot of this number."));
    }

    static LotTest test(Lot lot, String id) {
        return lot.test(id).orElseThrow(() -> new NotFound("The specification of this lot has no such test."));
    }

    /** A refusal that concerns a thing which is not there becomes that page; others have their status. */
    static void refused(Outcome.Refused<?> refused, HttpServletResponse response) {
        Forms.status(response, refused);
    }
}

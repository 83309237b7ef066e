package io.lotgate.web;

import io.lotgate.lot.Lot;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Lots;
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
}

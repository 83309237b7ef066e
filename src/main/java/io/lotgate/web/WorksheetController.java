package io.lotgate.web;

import io.lotgate.intake.Worksheet;
import io.lotgate.lot.Lot;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The worksheet of a lot, made when it is asked for. It is filled in elsewhere and dropped at a test like any file. */
@Controller
final class WorksheetController {
    private final LotPages pages;
    private final Clock clock;

    WorksheetController(LotPages pages, @Qualifier("lotgateClock") Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/lotgate/lots/{number}/worksheet.xlsx")
    ResponseEntity<byte[]> worksheet(@PathVariable String number) {
        Lot lot = pages.lot(number);
        Worksheet worksheet = Worksheet.of(InstrumentFiles.subject(lot), clock.instant());
        return FileController.download(worksheet.identifier() + ".xlsx", TrendsController.XLSX, worksheet.xlsx());
    }
}

package io.lotgate.web;

import io.lotgate.lot.Lots;
import io.lotgate.value.Scan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds what the search box was given: a typed text or a scanner's line. */
@Component
final class LotSearch {
    private final Lots lots;

    LotSearch(Lots lots) {
        this.lots = lots;
    }

    /** The one lot that a number or a scanned label names. */
    Optional<String> exactly(String line) {
        String number = line.strip().toUpperCase(Locale.ROOT);
        if (lots.lists().has(number)) {
            return Optional.of(number);
        }
        Scan scan = Scan.read(line);
        if (scan instanceof Scan.Donation donation) {
            List<String> made = lots.lists().ofDonation(donation.din().text());
            return made.size() == 1 ? Optional.of(made.get(0)) : Optional.empty();
        }
        String read = text(scan).toUpperCase(Locale.ROOT);
        return lots.lists().has(read) ? Optional.of(read) : Optional.empty();
    }

    /** What a list is searched for. */
    static String text(Scan scan) {
        if (scan instanceof Scan.Donation donation) {
            return donation.din().text();
        }
        if (scan instanceof Scan.Misread misread) {
            return misread.din().text();
        }
        if (scan instanceof Scan.Elements elements) {
            return elements.lot().isEmpty() ? elements.serial() : elements.lot();
        }
        return scan instanceof Scan.OtherLabel label ? label.text() : ((Scan.Words) scan).text();
    }

    /** How a line was understood, for a person; "" for plain words. */
    static String understood(Scan scan) {
        if (scan instanceof Scan.Donation donation) {
            return "Read as donation number " + donation.din().spaced() + ", check character "
                    + donation.din().check() + ".";
        }
        if (scan instanceof Scan.Misread misread) {
            return "Read as donation number " + misread.din().spaced() + ", but its check character does not fit: "
                    + "scan it again, or compare each character with the label.";
        }
        if (scan instanceof Scan.Elements elements) {
            return "Read as a GS1 code with "
                    + (elements.lot().isEmpty()
                            ? ""
                            : "lot " + elements.lot() + (elements.serial().isEmpty() ? "" : ", "))
                    + (elements.serial().isEmpty() ? "" : "serial number " + elements.serial())
                    + ".";
        }
        return scan instanceof Scan.OtherLabel
                ? "Read as another part of an ISBT 128 label, such as product code or expiry: scan the donation number."
                : "";
    }
}

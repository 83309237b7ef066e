package io.lotgate.web;

import io.lotgate.certificate.CertificateLine;
import io.lotgate.certificate.CertificateQuery;
import io.lotgate.certificate.Certificates;
import io.lotgate.certificate.Standing;
import io.lotgate.document.Documents;
import io.lotgate.ledger.Sites;
import io.lotgate.lot.Listing;
import io.lotgate.lot.Status;
import io.lotgate.specification.ProductSpecification;
import io.lotgate.value.Scan;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The archive: every certificate, by lot, product, date, status and recipient, one or many to take away. */
@Controller
@RequestMapping("/lotgate/certificates")
final class ArchiveController {
    private static final int PAGE = 50;

    /** More than one download holds: some 60 MB of memory. */
    private static final int MOST = 500;

    private static final List<String> FILTERS =
            List.of("q", "product", "standing", "status", "from", "until", "current");

    private final Certificates certificates;
    private final Documents documents;
    private final Products products;
    private final Sites sites;
    private final Clock clock;

    ArchiveController(
            Certificates certificates,
            Documents documents,
            Products products,
            Sites sites,
            @Qualifier("lotgateClock") Clock clock) {
        this.certificates = certificates;
        this.documents = documents;
        this.products = products;
        this.sites = sites;
        this.clock = clock;
    }

    @GetMapping
    String archive(@RequestParam Map<String, String> asked, Model model) {
        model.addAttribute("page", page(address(asked), place(asked), ""));
        return WebConfiguration.UI + "archive";
    }

    /**
     * A ZIP of certificates.
     *
     * @param number those that were chosen; all that the filters find when there are none
     */
    @PostMapping
    Object download(
            @RequestParam(required = false) Optional<List<String>> number, @RequestParam Map<String, String> asked) {
        Address address = address(asked);
        boolean all = asked.containsKey("all");
        List<String> numbers = all
                ? certificates.archive().list(query(address, Listing.Place.START), MOST + 1).rows().stream()
                        .map(CertificateLine::number)
                        .toList()
                : number.orElse(List.of());
        if (numbers.isEmpty() || numbers.size() > MOST) {
            String message = numbers.isEmpty()
                    ? "Choose at least one certificate, or download all that are found."
                    : "These are more than " + MOST + " certificates. Narrow the search by date or product.";
            ModelAndView refused = new ModelAndView(
                    WebConfiguration.UI + "archive", Map.of("page", page(address, place(asked), message)));
            refused.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return refused;
        }
        byte[] zip = certificates.bundle(numbers);
        String name = "certificates-" + LocalDate.ofInstant(clock.instant(), zone()) + ".zip";
        documents.downloaded(name + ": " + String.join(", ", numbers), zip, Session.actor());
        return FileController.download(name, MediaType.parseMediaType("application/zip"), zip);
    }

    private ArchivePage page(Address address, Listing.Place place, String message) {
        Listing<CertificateLine> found = certificates.archive().list(query(address, place), PAGE);
        Map<String, ProductSpecification> names = products.byReference();
        return new ArchivePage(
                of(address, "q"),
                of(address, "product"),
                of(address, "from"),
                of(address, "until"),
                !of(address, "current").isEmpty(),
                Arrays.stream(Standing.values())
                        .map(one -> new OptionRow(one.name(), one.text().en(), ""))
                        .toList(),
                of(address, "standing"),
                Arrays.stream(Status.values())
                        .map(one -> new OptionRow(one.name(), Session.words(one.name()), ""))
                        .toList(),
                of(address, "status"),
                products.options(),
                address.path(),
                found.rows().stream().map(line -> row(line, names)).toList(),
                PagesView.of(found, address, CertificateQuery::key),
                message);
    }

    private ArchivePage.CertificateRow row(CertificateLine line, Map<String, ProductSpecification> names) {
        return new ArchivePage.CertificateRow(
                line.number(),
                line.version(),
                line.issued() ? "/lotgate/certificates/" + line.number() + ".pdf" : "",
                line.lot(),
                "/lotgate/lots/" + line.lot(),
                Products.name(names, line.product()),
                line.recipient(),
                line.standing().name(),
                line.standing().text().en(),
                line.status().name(),
                TimeView.of(line.at(), zone()),
                line.warning());
    }

    private CertificateQuery query(Address address, Listing.Place place) {
        String text = LotSearch.text(Scan.read(of(address, "q")));
        return new CertificateQuery(
                text,
                text.isEmpty() ? List.of() : products.named(text),
                of(address, "product"),
                named(Status.values(), of(address, "status")),
                named(Standing.values(), of(address, "standing")),
                !of(address, "current").isEmpty(),
                day(of(address, "from")),
                day(of(address, "until"))
                        .map(day -> day.atZone(zone()).plusDays(1).toInstant()),
                place);
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, String name) {
        return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
    }

    /** The start of a day in the zone of the site; empty for what is no day. */
    private Optional<Instant> day(String written) {
        try {
            return written.isEmpty()
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(written).atStartOfDay(zone()).toInstant());
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }

    private static Address address(Map<String, String> asked) {
        Map<String, String> filters = new HashMap<>();
        FILTERS.forEach(name -> filters.put(name, asked.getOrDefault(name, "").strip()));
        return new Address("/lotgate/certificates", filters);
    }

    private static Listing.Place place(Map<String, String> asked) {
        return Listing.Place.of(asked.getOrDefault("after", ""), asked.getOrDefault("before", ""));
    }

    private static String of(Address address, String name) {
        return address.filters().getOrDefault(name, "");
    }

    private ZoneId zone() {
        return sites.current().zoneId();
    }
}

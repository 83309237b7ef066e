package io.lotgate.web;

import io.lotgate.account.Role;
import io.lotgate.ledger.Sites;
import io.lotgate.lot.Listing;
import io.lotgate.lot.LotLine;
import io.lotgate.lot.LotQuery;
import io.lotgate.lot.Lots;
import io.lotgate.lot.Status;
import io.lotgate.specification.ProductSpecification;
import io.lotgate.value.Scan;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of lots; a number or a scanned label that names one lot opens its page at once. */
@Controller
final class LotListController {
    private static final int PAGE = 50;

    private final Lots lots;
    private final LotSearch search;
    private final Products products;
    private final Sites sites;
    private final Clock clock;

    LotListController(
            Lots lots, LotSearch search, Products products, Sites sites, @Qualifier("lotgateClock") Clock clock) {
        this.lots = lots;
        this.search = search;
        this.products = products;
        this.sites = sites;
        this.clock = clock;
    }

    @GetMapping("/lotgate/lots")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String product,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") String before,
            Model model) {
        Optional<String> one = q.isBlank() ? Optional.empty() : search.exactly(q);
        if (one.isPresent()) {
            return "redirect:/lotgate/lots/" + one.get();
        }
        Address address = new Address(
                "/lotgate/lots", Map.of("q", q.strip(), "status", status, "product", product, "sort", sort));
        model.addAttribute("page", page(address, Listing.Place.of(after, before)));
        return WebConfiguration.UI + "lots";
    }

    private LotsPage page(Address address, Listing.Place place) {
        Map<String, String> filters = address.filters();
        Scan scan = Scan.read(filters.getOrDefault("q", ""));
        String text = LotSearch.text(scan);
        LotQuery query = new LotQuery(
                text,
                text.isEmpty() ? List.of() : products.named(text),
                filters.getOrDefault("product", ""),
                status(address),
                left(address) ? LotQuery.Order.TIME_LEFT : LotQuery.Order.NUMBER,
                place);
        Listing<LotLine> found = lots.lists().lots(query, PAGE);
        Map<String, ProductSpecification> names = products.byReference();
        return new LotsPage(
                filters.getOrDefault("q", ""),
                LotSearch.understood(scan),
                filters.getOrDefault("product", ""),
                filters.getOrDefault("status", ""),
                left(address),
                statuses(address),
                products.options(),
                address.with("q", "").text(),
                address.with("sort", left(address) ? "" : "left").text(),
                found.rows().stream().map(lot -> row(lot, names)).toList(),
                PagesView.of(found, address, query::key),
                Session.has(Role.QC_TECHNICIAN) || Session.has(Role.QA_MANAGER));
    }

    private LotsPage.LotRow row(LotLine lot, Map<String, ProductSpecification> names) {
        ZoneId zone = sites.current().zoneId();
        boolean kept = !lot.status().over();
        Instant now = clock.instant();
        return new LotsPage.LotRow(
                lot.number(),
                "/lotgate/lots/" + lot.number(),
                Products.name(names, lot.product()),
                lot.recipient(),
                lot.status().name(),
                lot.concluded(),
                lot.tests(),
                new VerdictView(lot.worst(), false),
                TimeView.of(lot.manufacturedAt(), zone),
                kept ? LeftView.shelf(now, lot.expiresAt(), TimeView.of(lot.expiresAt(), zone)) : LeftView.none());
    }

    private static List<FilterRow> statuses(Address address) {
        String current = address.filters().getOrDefault("status", "");
        List<FilterRow> rows = new ArrayList<>();
        rows.add(new FilterRow(
                "All", address.with("status", "").text(), status(address).isEmpty()));
        for (Status one : Status.values()) {
            String href = address.with("status", one.name()).text();
            rows.add(new FilterRow(Session.words(one.name()), href, one.name().equals(current)));
        }
        return rows;
    }

    private static Optional<Status> status(Address address) {
        return Arrays.stream(Status.values())
                .filter(one -> one.name().equals(address.filters().getOrDefault("status", "")))
                .findFirst();
    }

    private static boolean left(Address address) {
        return address.filters().getOrDefault("sort", "").equals("left");
    }
}

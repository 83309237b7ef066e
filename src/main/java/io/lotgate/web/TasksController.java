package io.lotgate.web;

import io.lotgate.account.Role;
import io.lotgate.ledger.Sites;
import io.lotgate.lot.Act;
import io.lotgate.lot.Listing;
import io.lotgate.lot.LotQuery;
import io.lotgate.lot.Lots;
import io.lotgate.lot.Need;
import io.lotgate.lot.OpenWork;
import io.lotgate.lot.WorkQuery;
import io.lotgate.specification.ProductSpecification;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** My work: what waits for the person signed in, the least time left first. */
@Controller
final class TasksController {
    private static final int PAGE = 50;
    private static final int COUNTED = 1000;
    private static final Duration DAY = Duration.ofHours(24);

    private final Lots lots;
    private final Products products;
    private final Sites sites;
    private final Clock clock;

    TasksController(Lots lots, Products products, Sites sites, @Qualifier("lotgateClock") Clock clock) {
        this.lots = lots;
        this.products = products;
        this.sites = sites;
        this.clock = clock;
    }

    @GetMapping({"/lotgate", "/lotgate/"})
    String home() {
        return "redirect:/lotgate/tasks";
    }

    @GetMapping("/lotgate/tasks")
    String tasks(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String due,
            @RequestParam(defaultValue = "") String product,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") String before,
            Model model) {
        Address address = new Address("/lotgate/tasks", Map.of("kind", kind, "due", due, "product", product));
        Instant now = clock.instant();
        WorkQuery query = new WorkQuery(kinds(kind), product, until(due, now), Listing.Place.of(after, before));
        model.addAttribute("page", page(address, query, now));
        return WebConfiguration.UI + "tasks";
    }

    private TasksPage page(Address address, WorkQuery query, Instant now) {
        Map<String, String> filters = address.filters();
        Listing<OpenWork> open = lots.work().open(query, PAGE);
        WorkQuery overdue = new WorkQuery(query.kinds(), query.product(), Optional.of(now), Listing.Place.START);
        WorkQuery all = new WorkQuery(query.kinds(), query.product(), query.dueBefore(), Listing.Place.START);
        Map<String, ProductSpecification> names = products.byReference();
        return new TasksPage(
                open.rows().stream().map(work -> row(work, names, now)).toList(),
                counted(all, "open"),
                counted(overdue, "overdue"),
                filters.values().stream().anyMatch(value -> !value.isEmpty()),
                filters.getOrDefault("kind", ""),
                query.product(),
                filters.getOrDefault("due", ""),
                dues(address),
                kindOptions(),
                products.options(),
                anyLot(),
                Session.has(Role.QC_TECHNICIAN) || Session.has(Role.QA_MANAGER),
                PagesView.of(open, address, WorkQuery::key));
    }

    private String counted(WorkQuery query, String what) {
        int count = lots.work().count(query, COUNTED);
        return count == 0 ? "" : (count == COUNTED ? COUNTED + " or more " : count + " ") + what;
    }

    private boolean anyLot() {
        LotQuery all = new LotQuery("", List.of(), "", Optional.empty(), LotQuery.Order.NUMBER, Listing.Place.START);
        return !lots.lists().lots(all, 1).rows().isEmpty();
    }

    private static Set<OpenWork.Kind> kinds(String kind) {
        return Shell.ownWork().stream()
                .filter(own -> kind.isEmpty() || own.name().equals(kind))
                .collect(Collectors.toSet());
    }

    private static List<OptionRow> kindOptions() {
        List<OptionRow> options = Shell.ownWork().stream()
                .map(kind -> new OptionRow(kind.name(), Session.words(kind.name()), ""))
                .toList();
        return options.size() > 1 ? options : List.of();
    }

    private static Optional<Instant> until(String due, Instant now) {
        return due.equals("overdue")
                ? Optional.of(now)
                : due.equals("day") ? Optional.of(now.plus(DAY)) : Optional.empty();
    }

    private static List<FilterRow> dues(Address address) {
        String current = address.filters().getOrDefault("due", "");
        return List.of(
                new FilterRow("All", address.with("due", "").text(), current.isEmpty()),
                new FilterRow("Overdue", address.with("due", "overdue").text(), current.equals("overdue")),
                new FilterRow("Due within a day", address.with("due", "day").text(), current.equals("day")));
    }

    private TasksPage.TaskRow row(OpenWork work, Map<String, ProductSpecification> names, Instant now) {
        String lotHref = "/lotgate/lots/" + work.number();
        Optional<ProductSpecification> specification = Optional.ofNullable(names.get(work.product()));
        String test = specification
                .flatMap(known -> known.test(work.test()))
                .map(known -> known.name().en())
                .orElse(step(work));
        return new TasksPage.TaskRow(
                Session.words(work.kind().name()),
                test,
                work.number(),
                lotHref,
                specification.map(ProductSpecification::abbreviation).orElse(work.product()),
                "",
                LeftView.of(
                        now,
                        work.dueAt(),
                        TimeView.of(work.dueAt(), sites.current().zoneId())),
                lotHref + address(work));
    }

    private static String step(OpenWork work) {
        return switch (work.kind()) {
            case ERRAND_QA, ERRAND_BENCH -> Session.words(work.test());
            case RECEIVE_SAMPLES -> "Samples";
            case REVIEW_BATCH_RECORD -> "Batch record";
            case DECIDE -> "Release or reject";
            default -> "Test";
        };
    }

    private static String address(OpenWork work) {
        return switch (work.kind()) {
            case RECEIVE_SAMPLES -> "/receive";
            case PERFORM -> "/tests/" + work.test() + "/perform";
            case REVIEW -> "/tests/" + work.test();
            case REVIEW_BATCH_RECORD -> "/batch-record";
            case DECIDE -> "/decision";
            case LABORATORY_PHASE, ASSESS_INVESTIGATION, CONCLUDE_INVESTIGATION ->
                "/tests/" + work.test() + "/investigation";
            case ERRAND_QA, ERRAND_BENCH ->
                "/acts/" + topic(Need.valueOf(work.test())).path();
        };
    }

    private static Act.Topic topic(Need need) {
        return switch (need.course()) {
            case STOCK, DOSE -> Act.Topic.STOCK;
            case RECALL -> Act.Topic.STATUS;
            case SUPPLY -> Act.Topic.SUPPLY;
        };
    }
}

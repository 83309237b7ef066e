package io.lotgate.web;

import io.lotgate.ledger.Sites;
import io.lotgate.lot.Lots;
import io.lotgate.lot.OpenWork;
import io.lotgate.specification.ProductSpecification;
import io.lotgate.specification.Specifications;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** My work: what waits for the person signed in, the least time left first. */
@Controller
final class TasksController {
    private static final int SHOWN = 200;

    private final Lots lots;
    private final Specifications specifications;
    private final Sites sites;
    private final Clock clock;

    TasksController(Lots lots, Specifications specifications, Sites sites, @Qualifier("lotgateClock") Clock clock) {
        this.lots = lots;
        this.specifications = specifications;
        this.sites = sites;
        this.clock = clock;
    }

    @GetMapping({"/lotgate", "/lotgate/"})
    String home() {
        return "redirect:/lotgate/tasks";
    }

    @GetMapping("/lotgate/tasks")
    String tasks(Model model) {
        Instant now = clock.instant();
        Map<String, ProductSpecification> names = specifications.approved().stream()
                .collect(Collectors.toMap(ProductSpecification::reference, Function.identity()));
        List<OpenWork> open = lots.open(Shell.ownWork(), SHOWN);
        List<TasksPage.TaskRow> rows =
                open.stream().map(work -> row(work, names, now)).toList();
        int overdue =
                (int) open.stream().filter(work -> work.dueAt().isBefore(now)).count();
        model.addAttribute("page", new TasksPage(rows, overdue, rows.size(), "", ""));
        return WebConfiguration.UI + "tasks";
    }

    private TasksPage.TaskRow row(OpenWork work, Map<String, ProductSpecification> names, Instant now) {
        String lotHref = "/lotgate/lots/" + work.number();
        Optional<ProductSpecification> specification = Optional.ofNullable(names.get(work.product()));
        String test = specification
                .flatMap(known -> known.test(work.test()))
                .map(known -> known.name().en())
                .orElse(step(work.kind()));
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

    private static String step(OpenWork.Kind kind) {
        return switch (kind) {
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
        };
    }
}

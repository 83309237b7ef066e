package io.lotgate.web;

import io.lotgate.account.Role;
import io.lotgate.lot.Lot;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Result;
import io.lotgate.lot.TestPhase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The results of a lot that wait for review, as one page shows them together. */
@Component
final class OpenReviews {
    private static final String FIELD = "r:";

    private final LotViews views;

    OpenReviews(LotViews views) {
        this.views = views;
    }

    /** Tests whose result waits for review. */
    static List<LotTest> of(Lot lot) {
        return lot.tests().stream()
                .filter(test -> test.phase() == TestPhase.TO_REVIEW && !lot.closed(test))
                .toList();
    }

    /** The results a sent form ticks; what is not an identifier is left out. */
    static List<UUID> ticked(Map<String, String> typed) {
        return typed.keySet().stream()
                .filter(name -> name.startsWith(FIELD))
                .map(name -> name.substring(FIELD.length()))
                .filter(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .map(UUID::fromString)
                .toList();
    }

    /** Where the message about each result stands: at its field, or over the form when it is no longer open. */
    static Map<String, String> fields(Lot lot, List<UUID> ticked) {
        List<UUID> open = of(lot).stream()
                .map(test -> test.latest().orElseThrow().result().record().id())
                .toList();
        return ticked.stream().collect(Collectors.toMap(UUID::toString, id -> open.contains(id) ? FIELD + id : ""));
    }

    /** A form with exactly those ticked that plainly conform. */
    FormView plain(Lot lot) {
        FormView form = FormView.blank();
        for (ReviewsPage.OpenRow row : rows(lot)) {
            form = plain(row) ? form.with(row.field(), "on") : form;
        }
        return form;
    }

    ReviewsPage page(Lot lot, FormView form, CommandView command) {
        List<ReviewsPage.OpenRow> rows = rows(lot);
        String action = LotViews.href(lot) + "/reviews";
        int plain = (int) rows.stream().filter(OpenReviews::plain).count();
        return new ReviewsPage(
                views.head(lot),
                rows,
                plain,
                plain == 0 ? "" : action + "?tick=plain",
                action,
                command,
                form,
                signing(lot, rows));
    }

    private List<ReviewsPage.OpenRow> rows(Lot lot) {
        return of(lot).stream().map(test -> row(lot, test)).toList();
    }

    private ReviewsPage.OpenRow row(Lot lot, LotTest test) {
        Result result = test.latest().orElseThrow().result().record();
        return new ReviewsPage.OpenRow(
                result.id().toString(),
                views.row(lot, test),
                result.attempt(),
                source(result),
                result.origin()
                        .map(Result.FileOrigin::file)
                        .or(() -> result.external().map(Result.ExternalReport::file))
                        .map(file -> "/lotgate/files/" + file)
                        .orElse(""),
                new TestConcerns(lot, test, views.limits(test)).remarks(),
                own(test) ? "You performed this test. Another person reviews it." : "");
    }

    private static String source(Result result) {
        Optional<String> file = result.origin()
                .map(origin -> origin.name() + ", sample " + origin.sample() + ", line " + origin.line());
        return file.or(() -> result.external()
                        .map(report -> report.laboratory() + ", report " + report.number() + " of " + report.date()))
                .orElse("Typed by hand");
    }

    private static boolean plain(ReviewsPage.OpenRow row) {
        return row.remarks().isEmpty() && row.own().isEmpty();
    }

    private static boolean own(LotTest test) {
        UUID me = Session.person().id();
        return test.attempts().stream()
                .anyMatch(attempt -> attempt.result().record().by().person().equals(me));
    }

    private static SigningView signing(Lot lot, List<ReviewsPage.OpenRow> rows) {
        List<BlockRow> blocks = blocks(lot, rows);
        return new SigningView(
                "reviewed",
                "I checked each ticked result against its raw data and its audit trail.",
                List.of(FactRow.of("Lot", lot.registration().number())),
                Session.person().username(),
                Session.person().printedName(),
                "Sign the reviews",
                blocks);
    }

    private static List<BlockRow> blocks(Lot lot, List<ReviewsPage.OpenRow> rows) {
        if (!Session.has(Role.QC_REVIEWER)) {
            return List.of(new BlockRow("Results are reviewed by a QC reviewer.", "", ""));
        }
        boolean none = rows.stream().allMatch(row -> !row.own().isEmpty());
        String why = rows.isEmpty() ? "No result of this lot waits for review." : "You performed every one of them.";
        return none ? List.of(new BlockRow(why, "Open the lot", LotViews.href(lot))) : List.of();
    }
}

package io.lotgate.web;

import io.lotgate.evaluation.Measurand;
import io.lotgate.ledger.Sites;
import io.lotgate.lot.Lot;
import io.lotgate.lot.Result;
import io.lotgate.specification.ProductSpecification;
import io.lotgate.specification.Specifications;
import io.lotgate.specification.TestSpecification;
import io.lotgate.trend.RuleSet;
import io.lotgate.trend.Trend;
import io.lotgate.trend.TrendFigures;
import io.lotgate.trend.TrendPicture;
import io.lotgate.trend.Trends;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Trends as pages show them, and what can be chosen. */
@Component
final class TrendViews {
    private final Trends trends;
    private final Specifications specifications;
    private final Sites sites;

    TrendViews(Trends trends, Specifications specifications, Sites sites) {
        this.trends = trends;
        this.specifications = specifications;
        this.sites = sites;
    }

    /** What a person asked for, with the specification whose limits are drawn. */
    record Asked(ProductSpecification product, TestSpecification test, Trends.Query query, Address address) {}

    /** Reads an address; whatever does not exist is said to be so. */
    Asked asked(String product, String test, Map<String, String> filters) {
        ProductSpecification known = current().stream()
                .filter(one -> one.product().equals(product))
                .findFirst()
                .orElseThrow(() -> new NotFound("No product of this name has a test whose results are numbers."));
        TestSpecification tested = known.test(test)
                .filter(this::followed)
                .orElseThrow(() -> new NotFound("This product has no test of this name whose results are numbers."));
        Map<String, String> kept = Map.of(
                "of", filters.getOrDefault("of", ""),
                "order", filters.getOrDefault("order", ""),
                "rules", filters.getOrDefault("rules", ""));
        return new Asked(known, tested, query(product, test, kept), new Address(href(product, test), kept));
    }

    private static Trends.Query query(String product, String test, Map<String, String> filters) {
        Optional<RuleSet> rules = Arrays.stream(RuleSet.values())
                .filter(set -> set.name().equals(filters.getOrDefault("rules", "")))
                .findFirst();
        boolean read = filters.getOrDefault("order", "").equals(Trends.Order.RESULT.name());
        return new Trends.Query(
                product,
                test,
                filters.getOrDefault("of", ""),
                read ? Trends.Order.RESULT : Trends.Order.MANUFACTURE,
                rules);
    }

    Trend trend(Asked asked) {
        return trends.trend(asked.query(), asked.test().method(), asked.test().criterion())
                .orElseThrow(() -> new NotFound("This test has no number of this name."));
    }

    /** Where a result departs from the lots before it, each in a sentence. */
    List<String> departures(Lot lot, Result result) {
        return trends.departures(lot.registration().product(), result).stream()
                .map(TrendViews::sentence)
                .toList();
    }

    private static String sentence(Trends.Departure departure) {
        String unit = departure.measurand().unit();
        String rules = departure.signals().stream()
                .map(signal -> signal.name() + ": " + signal.words())
                .collect(Collectors.joining("; "));
        return departure.measurand().name() + ": " + rules + ". Control limits of the " + departure.before()
                + " earlier lots, " + departure.low() + " to " + (departure.high() + " " + unit).strip()
                + (departure.provisional() ? " (provisional)" : "") + ".";
    }

    /** The page before anything is chosen. */
    TrendsPage empty(String product) {
        return new TrendsPage(
                products(product),
                tests(product, ""),
                List.of(),
                List.of(),
                List.of(),
                "",
                "",
                "",
                false,
                trends.policy().lotsForLimits(),
                List.of(),
                "",
                List.of(),
                List.of(),
                "",
                "");
    }

    TrendsPage page(Asked asked, Trend trend) {
        TrendFigures figures = new TrendFigures(trend);
        Address address = asked.address();
        String query = address.text().substring(address.path().length());
        return new TrendsPage(
                products(asked.product().product()),
                tests(asked.product().product(), asked.test().id()),
                numbers(trend, address),
                orders(trend, address),
                ruleSets(trend, address),
                title(asked, trend),
                trend.measurand().unit(),
                trend.points().stream().anyMatch(point -> point.amount().isPresent())
                        ? new TrendPicture(trend).svg("")
                        : "",
                trend.provisional(),
                trend.lotsForLimits(),
                figures.all(),
                trend.rules().words(),
                trend.rules().all(),
                trend.points().stream()
                        .map(point -> row(point, figures, sites.current().zoneId(), asked.test()))
                        .toList(),
                address.path() + "/trend.xlsx" + query,
                address.path() + "/trend.pdf" + query);
    }

    static String title(Asked asked, Trend trend) {
        String test = asked.test().name().en();
        boolean several = trend.measurands().size() > 1;
        return several ? test + ": " + trend.measurand().name() : test;
    }

    private static TrendsPage.PointRow row(
            Trend.Point point, TrendFigures figures, ZoneId zone, TestSpecification test) {
        return new TrendsPage.PointRow(
                point.number(),
                "/lotgate/lots/" + point.number() + "/tests/" + test.id() + "?attempt=" + point.attempt(),
                point.reference().substring(point.reference().indexOf('/') + 1),
                TimeView.of(point.at(), zone),
                figures.reading(point),
                point.range().map(figures::number).orElse(""),
                point.rangeOut(),
                point.leftOut(),
                point.signals().stream()
                        .map(signal -> signal.name() + ": " + signal.words())
                        .toList());
    }

    private List<ProductSpecification> current() {
        return specifications.current().stream()
                .filter(one -> one.tests().stream().anyMatch(this::followed))
                .toList();
    }

    private boolean followed(TestSpecification test) {
        return !trends.measurands(test.method(), test.criterion()).isEmpty();
    }

    private List<FilterRow> products(String chosen) {
        return current().stream()
                .map(one -> new FilterRow(
                        one.abbreviation(),
                        new Address("/lotgate/trends", Map.of("product", one.product())).text(),
                        one.product().equals(chosen)))
                .toList();
    }

    private List<FilterRow> tests(String product, String chosen) {
        return current().stream()
                .filter(one -> one.product().equals(product))
                .flatMap(one -> one.tests().stream())
                .filter(this::followed)
                .map(test -> new FilterRow(
                        test.name().en(), href(product, test.id()), test.id().equals(chosen)))
                .toList();
    }

    private static List<FilterRow> numbers(Trend trend, Address address) {
        List<FilterRow> rows = new ArrayList<>();
        for (Measurand one : trend.measurands()) {
            String of = one.id().equals(trend.measurands().get(0).id()) ? "" : one.id();
            rows.add(new FilterRow(one.name(), address.with("of", of).text(), one.equals(trend.measurand())));
        }
        return rows.size() > 1 ? rows : List.of();
    }

    private static List<FilterRow> orders(Trend trend, Address address) {
        return List.of(
                new FilterRow(
                        "Manufacture", address.with("order", "").text(), trend.order() == Trends.Order.MANUFACTURE),
                new FilterRow(
                        "Result",
                        address.with("order", Trends.Order.RESULT.name()).text(),
                        trend.order() == Trends.Order.RESULT));
    }

    private static List<FilterRow> ruleSets(Trend trend, Address address) {
        return Arrays.stream(RuleSet.values())
                .map(set -> new FilterRow(
                        set.words(), address.with("rules", set.name()).text(), set == trend.rules()))
                .toList();
    }

    static String href(String product, String test) {
        return "/lotgate/trends/" + product + "/" + test;
    }
}

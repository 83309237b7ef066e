package io.lotgate.web;

import io.lotgate.certificate.TrendReport;
import io.lotgate.ledger.Sites;
import io.lotgate.trend.Trend;
import io.lotgate.trend.TrendSheet;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A test over the lots of a product: what to choose, and the chart. */
@Controller
final class TrendsController {
    static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final TrendViews views;
    private final Sites sites;
    private final Clock clock;

    TrendsController(TrendViews views, Sites sites, @Qualifier("lotgateClock") Clock clock) {
        this.views = views;
        this.sites = sites;
        this.clock = clock;
    }

    @GetMapping("/lotgate/trends")
    String choose(@RequestParam(defaultValue = "") String product, Model model) {
        model.addAttribute("page", views.empty(product));
        return WebConfiguration.UI + "trends";
    }

    @GetMapping("/lotgate/trends/{product}/{test}")
    String show(
            @PathVariable String product,
            @PathVariable String test,
            @RequestParam Map<String, String> filters,
            Model model) {
        TrendViews.Asked asked = views.asked(product, test, filters);
        Trend trend = views.trend(asked);
        model.addAttribute("page", views.page(asked, trend));
        return WebConfiguration.UI + "trends";
    }

    @GetMapping("/lotgate/trends/{product}/{test}/trend.xlsx")
    ResponseEntity<byte[]> workbook(
            @PathVariable String product, @PathVariable String test, @RequestParam Map<String, String> filters) {
        TrendViews.Asked asked = views.asked(product, test, filters);
        Trend trend = views.trend(asked);
        byte[] xlsx = TrendSheet.xlsx(trend, heading(asked, trend));
        return FileController.download("trend-" + product + "-" + test + ".xlsx", XLSX, xlsx);
    }

    @GetMapping("/lotgate/trends/{product}/{test}/trend.pdf")
    ResponseEntity<byte[]> report(
            @PathVariable String product, @PathVariable String test, @RequestParam Map<String, String> filters) {
        TrendViews.Asked asked = views.asked(product, test, filters);
        Trend trend = views.trend(asked);
        TrendReport report = TrendReports.of(trend, heading(asked, trend));
        report.unprintable().ifPresent(where -> {
            throw new NotUnderstood("The report has no glyph for a character: " + where + ". Take the workbook.");
        });
        return FileController.download(
                "trend-" + product + "-" + test + ".pdf", MediaType.APPLICATION_PDF, report.pdf());
    }

    private TrendSheet.Heading heading(TrendViews.Asked asked, Trend trend) {
        return new TrendSheet.Heading(
                sites.current().name(),
                sites.current().sampleData(),
                asked.product().name().en(),
                TrendViews.title(asked, trend),
                clock.instant(),
                Session.person().printedName(),
                sites.current().zoneId());
    }
}

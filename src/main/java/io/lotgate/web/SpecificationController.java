package io.lotgate.web;

import io.lotgate.evaluation.Evaluator;
import io.lotgate.specification.ProductSpecification;
import io.lotgate.specification.Specifications;
import io.lotgate.specification.TestSpecification;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The approved specifications, to read. */
@Controller
final class SpecificationController {
    private final Specifications specifications;
    private final Evaluator evaluator;

    SpecificationController(Specifications specifications, Evaluator evaluator) {
        this.specifications = specifications;
        this.evaluator = evaluator;
    }

    @GetMapping("/lotgate/specifications")
    String list(Model model) {
        List<SpecificationsPage.SpecificationRow> rows = specifications.approved().stream()
                .map(one -> new SpecificationsPage.SpecificationRow(
                        one.product(),
                        one.name().en(),
                        one.version(),
                        "APPROVED",
                        one.tests().size(),
                        one.digest().hex(),
                        href(one)))
                .toList();
        model.addAttribute("page", new SpecificationsPage(rows));
        return WebConfiguration.UI + "specifications";
    }

    @GetMapping("/lotgate/specifications/{product}/{version}")
    String one(@PathVariable String product, @PathVariable String version, Model model) {
        ProductSpecification one = specifications.approved().stream()
                .filter(known -> known.reference().equals(product + "/" + version))
                .findFirst()
                .orElseThrow(() -> new NotFound("There is no approved specification of this product and version."));
        model.addAttribute("page", page(one));
        return WebConfiguration.UI + "specification";
    }

    private SpecificationPage page(ProductSpecification one) {
        List<OptionRow> others = specifications.approved().stream()
                .filter(other -> other.product().equals(one.product()) && other.version() != one.version())
                .map(other -> new OptionRow(href(other), "version " + other.version(), ""))
                .toList();
        return new SpecificationPage(
                one.name().en(),
                one.name().zh(),
                one.product(),
                one.version(),
                "APPROVED",
                one.digest().hex(),
                "",
                Optional.empty(),
                facts(one),
                one.tests().stream().map(this::row).toList(),
                one.batchRecordReview().stream().map(item -> item.text().en()).toList(),
                one.source(),
                others);
    }

    private static List<FactRow> facts(ProductSpecification one) {
        return List.of(
                FactRow.of("Cell source", one.cellSource().en()),
                FactRow.of("Donor", Session.words(one.donorType())),
                FactRow.of("Route", one.route().en()),
                FactRow.of("Dose", one.doseBelongsToLot() ? "belongs to the lot and gates its release" : "at issue"),
                FactRow.of("Storage", one.storage().en()),
                FactRow.of("Shelf life", Words.span(one.shelfLife())));
    }

    private SpecificationPage.SpecifiedTestRow row(TestSpecification test) {
        return new SpecificationPage.SpecifiedTestRow(
                test.name().en(),
                test.name().zh(),
                Words.method(test.method()),
                test.methodReference(),
                evaluator.limits(test.method(), test.criterion()),
                Words.samplePoint(test.samplePoint()),
                test.gate().name(),
                test.performer().name(),
                Words.span(test.due()),
                test.source());
    }

    private static String href(ProductSpecification one) {
        return "/lotgate/specifications/" + one.reference();
    }
}

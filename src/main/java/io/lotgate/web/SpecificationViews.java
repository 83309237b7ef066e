package io.lotgate.web;

import io.lotgate.evaluation.Evaluator;
import io.lotgate.specification.ProductSpecification;
import io.lotgate.specification.Specifications;
import io.lotgate.specification.TestSpecification;
import io.lotgate.value.Digest;
import java.util.List;
import org.springframework.stereotype.Component;

/** A specification as its document's page shows it. */
@Component
final class SpecificationViews {
    private final Specifications specifications;
    private final Evaluator evaluator;

    SpecificationViews(Specifications specifications, Evaluator evaluator) {
        this.specifications = specifications;
        this.evaluator = evaluator;
    }

    SpecificationPage page(Digest digest) {
        ProductSpecification one = specifications.pinned(digest);
        return new SpecificationPage(
                one.name().en(),
                one.name().zh(),
                facts(one),
                one.tests().stream().map(this::row).toList(),
                one.batchRecordReview().stream().map(item -> item.text().en()).toList(),
                one.source());
    }

    private static List<FactRow> facts(ProductSpecification one) {
        String line = one.pluripotentSource().isEmpty() ? "" : " (" + one.pluripotentSource() + ")";
        return List.of(
                FactRow.of("Cell source", one.cellSource().en() + line),
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
}

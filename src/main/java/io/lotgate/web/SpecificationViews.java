package io.lotgate.web;

import io.lotgate.evaluation.Evaluator;
import io.lotgate.specification.Basis;
import io.lotgate.specification.FurtherTesting;
import io.lotgate.specification.ProductSpecification;
import io.lotgate.specification.Specifications;
import io.lotgate.specification.TestSpecification;
import io.lotgate.value.Digest;
import java.util.ArrayList;
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
                one.tests().stream().map(test -> row(one, test)).toList(),
                one.batchRecordReview().stream().map(item -> item.text().en()).toList(),
                one.source());
    }

    private static List<FactRow> facts(ProductSpecification one) {
        String line = one.pluripotentSource().isEmpty() ? "" : " (" + one.pluripotentSource() + ")";
        List<FactRow> facts = new ArrayList<>(List.of(
                FactRow.of("Cell source", one.cellSource().en() + line),
                FactRow.of("Donor", Session.words(one.donorType())),
                FactRow.of("Route", one.route().en()),
                FactRow.of("Dose", one.doseBelongsToLot() ? "belongs to the lot and gates its release" : "at issue"),
                FactRow.of("Storage", one.storage().en()),
                FactRow.of("Shelf life", Words.span(one.shelfLife()))));
        if (!one.sisterLot().isEmpty()) {
            facts.add(FactRow.of("Needs", "a lot of " + one.sisterLot() + " of the same donor"));
        }
        return facts;
    }

    private SpecificationPage.SpecifiedTestRow row(ProductSpecification one, TestSpecification test) {
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
                test.source(),
                test.basis() == Basis.CONFIRMED ? "confirmed by the source" : "example, the site sets its own",
                further(one, test));
    }

    private static List<String> further(ProductSpecification one, TestSpecification test) {
        FurtherTesting given = test.further();
        List<String> further = new ArrayList<>();
        one.test(test.interimOf())
                .ifPresent(last -> further.add("interim read of " + last.name().en()));
        given.followUp()
                .ifPresent(what -> further.add("if inconclusive: " + what.en() + ", " + times(given.followUps())));
        further.add("retests in phase II: " + (given.retests() == 0 ? "none" : given.retests()));
        if (!test.run().none()) {
            List<String> named = new ArrayList<>(test.run().types());
            if (test.run().qualified()) {
                named.add("an analyst qualified for " + test.procedure());
            }
            further.add("a run names: " + String.join(", ", named));
        }
        if (given.assessment()) {
            further.add("QA may accept it by assessment");
        }
        return further;
    }

    private static String times(int times) {
        return times == 1 ? "once" : times + " times";
    }
}

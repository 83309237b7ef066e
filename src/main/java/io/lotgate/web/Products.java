package io.lotgate.web;

import io.lotgate.specification.ProductSpecification;
import io.lotgate.specification.Specifications;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The products by the names people use. */
@Component
final class Products {
    private final Specifications specifications;

    Products(Specifications specifications) {
        this.specifications = specifications;
    }

    /** By reference, {@code uc-msc-iv/1}. */
    Map<String, ProductSpecification> byReference() {
        return specifications.approved().stream()
                .collect(Collectors.toMap(ProductSpecification::reference, Function.identity()));
    }

    /** References of the products whose name, abbreviation or id contains the text. */
    List<String> named(String text) {
        String sought = text.toLowerCase(Locale.ROOT);
        return specifications.approved().stream()
                .filter(one -> (one.name().en() + " " + one.name().zh() + " " + one.abbreviation() + " "
                                + one.product())
                        .toLowerCase(Locale.ROOT)
                        .contains(sought))
                .map(ProductSpecification::reference)
                .toList();
    }

    /** To choose from in a list; nothing to choose while there is one product only. */
    List<OptionRow> options() {
        List<OptionRow> options = specifications.approved().stream()
                .map(one -> new OptionRow(one.reference(), one.abbreviation() + ", version " + one.version(), ""))
                .toList();
        return options.size() > 1 ? options : List.of();
    }

    static String name(Map<String, ProductSpecification> known, String reference) {
        return Optional.ofNullable(known.get(reference))
                .map(one -> one.name().en())
                .orElse(reference);
    }
}

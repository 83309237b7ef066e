package io.lotgate.web;

import java.util.List;

/**
 * What a product specification says, {@code specification.html}, on its document's page.
 *
 * @param name name of the product
 * @param nameZh its Chinese name, "" for none
 * @param facts cell source, donor type, route, storage, shelf life, dose
 * @param tests its tests
 * @param checklist the batch record review
 * @param source publications the limits were taken from
 */
public record SpecificationPage(
        String name,
        String nameZh,
        List<FactRow> facts,
        List<SpecifiedTestRow> tests,
        List<String> checklist,
        String source) {
    /**
     * A test of the specification.
     *
     * @param name name of the test
     * @param nameZh its Chinese name, "" for none
     * @param method how it is judged, in words
     * @param reference procedure with version
     * @param limits the limit as filed
     * @param samplePoint where the sample is taken
     * @param gate name of a {@link io.lotgate.specification.Gate}
     * @param performer {@code LABORATORY} or {@code EXTERNAL}
     * @param due time from sample receipt, in words
     * @param source citation of the limit
     * @param basis what the limits stand on, in words
     * @param further what may follow a result that does not conform, in words
     */
    public record SpecifiedTestRow(
            String name,
            String nameZh,
            String method,
            String reference,
            List<String> limits,
            String samplePoint,
            String gate,
            String performer,
            String due,
            String source,
            String basis,
            List<String> further) {}
}

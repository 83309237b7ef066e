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
     * @param gate {@code BLOCKING}, {@code LATE} or {@code INFORMATION}
     * @param performer {@code LABORATORY} or {@code EXTERNAL}
     * @param due time from sample receipt, in words
     * @param source citation of the limit
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
            String source) {}
}

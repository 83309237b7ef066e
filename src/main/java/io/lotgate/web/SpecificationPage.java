package io.lotgate.web;

import java.util.List;
import java.util.Optional;

/**
 * A product specification, {@code specification.html}.
 *
 * @param name name of the product
 * @param nameZh its Chinese name, "" for none
 * @param product product id
 * @param version version
 * @param status {@code DRAFT}, {@code APPROVED} or {@code RETIRED}
 * @param digest SHA-256 of its content, hexadecimal
 * @param imported who imported it and when, in words
 * @param approved signature that approved it
 * @param facts cell source, donor type, route, storage, shelf life, dose
 * @param tests its tests
 * @param checklist the batch record review
 * @param source publications the limits were taken from
 * @param others other versions of the same product
 */
public record SpecificationPage(
        String name,
        String nameZh,
        String product,
        int version,
        String status,
        String digest,
        String imported,
        Optional<SignatureView> approved,
        List<FactRow> facts,
        List<SpecifiedTestRow> tests,
        List<String> checklist,
        String source,
        List<OptionRow> others) {
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

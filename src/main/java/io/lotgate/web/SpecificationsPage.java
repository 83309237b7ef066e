package io.lotgate.web;

import java.util.List;

/**
 * All specifications, {@code specifications.html}.
 *
 * @param rows the specifications, by product and version
 */
public record SpecificationsPage(List<SpecificationRow> rows) {
    /**
     * A version of a specification.
     *
     * @param product product id
     * @param name name of the product
     * @param version version
     * @param status {@code DRAFT}, {@code APPROVED} or {@code RETIRED}
     * @param tests number of tests
     * @param digest SHA-256, hexadecimal
     * @param href its page
     */
    public record SpecificationRow(
            String product, String name, int version, String status, int tests, String digest, String href) {}
}

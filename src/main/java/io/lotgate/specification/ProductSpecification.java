package io.lotgate.specification;

import io.lotgate.value.Digest;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Optional;

/**
 * One version of the release specification of a product, as filed. A lot keeps the version it was registered under.
 *
 * @param product identifier of the product, {@code [a-z0-9-]+}, for example {@code uc-msc-iv}
 * @param version from 1 upwards; a version's bytes never change
 * @param name as printed on the certificate
 * @param abbreviation for lists and labels, for example {@code UC-MSC}
 * @param cellSource tissue or line the cells come from
 * @param pluripotentSource {@code hESC} or {@code hiPSC} for a product of pluripotent stem cells: tests for reprogramming
 *     vectors belong to induced lines only; empty for every other product
 * @param donorType {@code autologous} or {@code allogeneic}
 * @param route of administration
 * @param doseBelongsToLot true when a lot is one dose for one recipient, so that dose per kg gates the release
 * @param sisterLot product of another lot of the same donor that this one needs, for example the intravenous lot that is
 *     given before an intrathecal one; empty for every other product
 * @param storage condition of the released product
 * @param shelfLife from manufacture to expiry; a {@link java.time.Period} (P24M) for banked products, a
 *     {@link java.time.Duration} (PT24H) for fresh ones
 * @param manufacturerStatement printed on the certificate
 * @param certificateLanguage of its certificates, unless the certifier chooses another; both where none is filed
 * @param tests in the order of the certificate; at least one is {@link Gate#BLOCKING}
 * @param batchRecordReview the checklist signed before the quality decision
 * @param source where the specification as a whole comes from
 * @param digest of the file's bytes
 */
public record ProductSpecification(
        String product,
        int version,
        Text name,
        String abbreviation,
        Text cellSource,
        String pluripotentSource,
        String donorType,
        Text route,
        boolean doseBelongsToLot,
        String sisterLot,
        Text storage,
        TemporalAmount shelfLife,
        Text manufacturerStatement,
        Optional<Language> certificateLanguage,
        List<TestSpecification> tests,
        List<ChecklistItem> batchRecordReview,
        String source,
        Digest digest) {
    public ProductSpecification {
        tests = List.copyOf(tests);
        batchRecordReview = List.copyOf(batchRecordReview);
    }

    /** Product and version as people cite them: {@code uc-msc-iv/1}. */
    public String reference() {
        return product + "/" + version;
    }

    /** The test of this id, if the specification has one. */
    public Optional<TestSpecification> test(String id) {
        return tests.stream().filter(test -> test.id().equals(id)).findFirst();
    }
}

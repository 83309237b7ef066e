package io.lotgate.specification;

import io.lotgate.document.Documents;
import io.lotgate.evaluation.Evaluator;
import io.lotgate.value.Digest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Approved product specifications, read once from their controlled documents. */
public class Specifications {
    private final Documents documents;
    private final Evaluator evaluator;
    private final Map<Digest, ProductSpecification> read = new ConcurrentHashMap<>(); // content never changes

    public Specifications(Documents documents, Evaluator evaluator) {
        this.documents = documents;
        this.evaluator = evaluator;
    }

    /** The approved specification of a product and version. */
    public Optional<ProductSpecification> approved(String product, int version) {
        return approved().stream()
                .filter(candidate -> candidate.product().equals(product) && candidate.version() == version)
                .findFirst();
    }

    /** Every approved specification, by product and version. */
    public List<ProductSpecification> approved() {
        return documents.approved(Documents.Kind.SPECIFICATION).stream()
                .map(document -> pinned(document.digest()))
                .toList();
    }

    /** The newest approved version of each product: those a lot can be registered under. */
    public List<ProductSpecification> current() {
        return documents.current(Documents.Kind.SPECIFICATION).stream()
                .map(document -> pinned(document.digest()))
                .toList();
    }

    /** What differs between two versions, field by field. */
    public List<SpecificationChanges.Changed> changes(ProductSpecification before, ProductSpecification after) {
        return SpecificationChanges.between(before, after, evaluator);
    }

    /** The specification with exactly this content, as a lot pins it. */
    public ProductSpecification pinned(Digest digest) {
        return read.computeIfAbsent(digest, this::load);
    }

    /** Reads a proposal without importing it; every problem with file, line and field. */
    public Reading proposal(String fileName, byte[] yaml) {
        return SpecificationReader.read(fileName, yaml, evaluator);
    }

    private ProductSpecification load(Digest digest) {
        byte[] yaml = documents
                .file(digest)
                .orElseThrow(() -> new IllegalStateException("the file " + digest + " is pinned but not kept"));
        Reading reading = SpecificationReader.read(digest.brief(), yaml, evaluator);
        if (reading instanceof Reading.Read done) {
            return done.specification();
        }
        throw new IllegalStateException("an approved specification no longer reads: " + reading);
    }
}

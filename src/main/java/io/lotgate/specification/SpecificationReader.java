package io.lotgate.specification;

import io.lotgate.evaluation.Evaluator;
import io.lotgate.value.Digest;
import java.util.Optional;

/** Reads a product specification from its YAML file. */
public final class SpecificationReader {
    private static final int LARGEST = 1 << 20; // bytes; the shipped specifications stay under 20 kB

    private SpecificationReader() {}

    /**
     * Reads and checks a whole file. Any bytes may be handed in; everything wrong is reported, not the first.
     *
     * @param fileName for the problems; nothing is opened
     * @param yaml the file's bytes, UTF-8, at most 1 MB; the specification's digest is theirs
     * @param evaluator knows the methods and checks each criterion
     */
    public static Reading read(String fileName, byte[] yaml, Evaluator evaluator) {
        Problems problems = new Problems(fileName);
        if (yaml.length > LARGEST) {
            problems.add(Place.file(), "is larger than 1 MB");
            return new Reading.Refused(problems.inOrder());
        }
        Optional<ProductSpecification> specification = Characters.decode(yaml, problems)
                .flatMap(text -> YamlTree.read(text, problems))
                .map(root -> new ProductReader(evaluator, problems).read(root, Digest.of(yaml)));
        return specification.isPresent() && problems.none()
                ? new Reading.Read(specification.get())
                : new Reading.Refused(problems.inOrder());
    }
}

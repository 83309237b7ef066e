package io.lotgate.specification;

import io.lotgate.evaluation.Evaluator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The specification that ships with the product. */
final class Shipped {
    static final String FILE = "config/products/uc-msc-iv/1.yaml";

    private Shipped() {}

    static byte[] bytes() {
        try {
            return Files.readAllBytes(Path.of(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ProductSpecification specification() {
        Reading reading = SpecificationReader.read(FILE, bytes(), Evaluator.standard());
        if (reading instanceof Reading.Read read) {
            return read.specification();
        }
        throw new AssertionError(reading);
    }
}

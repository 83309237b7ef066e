package io.lotgate.specification;

import io.lotgate.evaluation.Evaluator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The specifications that ship with the program; the first is the one the sample lots follow. */
public final class Shipped {
    static final String FILE = "config/products/uc-msc-iv/1.yaml";

    private static final Path FOLDER = Path.of("config/products");

    private Shipped() {}

    static byte[] bytes() {
        return bytes("uc-msc-iv/1");
    }

    /** The file of a product and version such as {@code adsc/1}. */
    static byte[] bytes(String reference) {
        try {
            return Files.readAllBytes(file(reference));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ProductSpecification specification() {
        return specification("uc-msc-iv/1");
    }

    public static ProductSpecification specification(String reference) {
        Reading reading = SpecificationReader.read(reference, bytes(reference), Evaluator.standard());
        if (reading instanceof Reading.Read read) {
            return read.specification();
        }
        throw new AssertionError(reading);
    }

    /** Product and version of every file, in the order of their names. */
    public static List<String> references() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .map(file -> FOLDER.relativize(file).toString().replace(".yaml", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(String reference) {
        return FOLDER.resolve(reference + ".yaml");
    }
}

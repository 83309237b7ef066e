package io.lotgate.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * The shipped counter's file with its days moved, so that it was measured after a test's sample was collected; each
 * copy has a tag of its own, because one measurement is a result of one lot only.
 */
final class CounterFile {
    private static final Path SHIPPED = Path.of("config/samples/counter/Beckman_Vi-Cell-BLU_example01.csv");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M/d/uuuu");

    private CounterFile() {}

    /** A copy under the same name, measured on a day. */
    static Path measuredOn(LocalDate day) {
        try {
            String moved = Files.readString(SHIPPED, StandardCharsets.UTF_8)
                    .replaceAll("\\b3/[0-9]{1,2}/2022\\b", DAY.format(day))
                    .replace("Normal Wash,", "Normal Wash," + UUID.randomUUID());
            Path folder = Files.createTempDirectory("lotgate-counter");
            return Files.writeString(folder.resolve(SHIPPED.getFileName()), moved, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

package io.lotgate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every attack that {@code docs/attacks.md} lists is tried by a test that exists. */
class AttackListTest {
    private static final Path LIST = Path.of("docs/attacks.md");
    private static final Pattern NAMED = Pattern.compile("`([A-Za-z]+)\\.([A-Za-z]+)`");

    @Test
    void namesTestsThatExist() throws IOException {
        Map<String, String> sources = sources();
        List<String> missing = NAMED.matcher(Files.readString(LIST))
                .results()
                .filter(test -> !sources.getOrDefault(test.group(1), "").contains("void " + test.group(2) + "("))
                .map(test -> test.group())
                .toList();

        assertThat(missing).isEmpty();
    }

    @Test
    void namesATestForEachLine() throws IOException {
        List<String> lines = Files.readAllLines(LIST).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| tried"))
                .toList();

        assertThat(lines).hasSizeGreaterThan(30).allSatisfy(line -> assertThat(line)
                .containsPattern(NAMED));
    }

    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            AttackListTest::text,
                            (one, other) -> one + other));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

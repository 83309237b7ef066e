package io.lotgate.specification;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.evaluation.Evaluator;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever the bytes, the reader answers: a specification, or a reason that names a line of the file. */
class SpecificationFuzzTest {
    private static final byte[] SHIPPED = Shipped.bytes();
    private static final Evaluator EVALUATOR = Evaluator.standard();
    private static final List<String> SPLICES = List.of(
            "&a ",
            "*a",
            "!!set ",
            "<<: *a\n",
            "? [a]\n: b\n",
            "---\n",
            "...\n",
            "%YAML 1.1\n",
            "%TAG ! tag:x:\n",
            "|2\n",
            ">-\n",
            "\"\\ud800\"",
            "\"\\0\"",
            "{{{{[[[[",
            "}]",
            ": : :",
            "- - - ",
            "\t",
            "\r",
            "\u0085",
            "''",
            "~",
            "1e999999999",
            "true");

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void answersToAnyChangedBytes(@ForAll("changes") List<Change> changes) {
        byte[] bytes = SHIPPED.clone();
        changes.forEach(change -> bytes[change.at() % bytes.length] = change.value());
        answers(bytes);
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void answersToAnythingSplicedIn(
            @ForAll("positions") int from, @ForAll("positions") int to, @ForAll("splices") String splice) {
        int start = Math.min(from, to);
        int end = Math.min(Math.max(from, to), start + 40);
        byte[] inserted = splice.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = Arrays.copyOf(SHIPPED, SHIPPED.length - (end - start) + inserted.length);
        System.arraycopy(inserted, 0, bytes, start, inserted.length);
        System.arraycopy(SHIPPED, end, bytes, start + inserted.length, SHIPPED.length - end);
        answers(bytes);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void answersToAnyBytes(@ForAll byte[] bytes) {
        answers(bytes);
    }

    private static void answers(byte[] bytes) {
        Reading reading = SpecificationReader.read("fuzz.yaml", bytes, EVALUATOR);
        if (reading instanceof Reading.Refused refused) {
            long lines = 1
                    + new String(bytes, StandardCharsets.ISO_8859_1)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            assertThat(refused.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.line()).isBetween(0, (int) lines);
                assertThat(problem.message()).isNotBlank();
            });
        }
    }

    record Change(int at, byte value) {}

    @Provide
    Arbitrary<List<Change>> changes() {
        return Combinators.combine(positions(), Arbitraries.bytes())
                .as(Change::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<Integer> positions() {
        return Arbitraries.integers().between(0, SHIPPED.length - 1).withoutEdgeCases();
    }

    @Provide
    Arbitrary<String> splices() {
        return Arbitraries.of(SPLICES);
    }
}

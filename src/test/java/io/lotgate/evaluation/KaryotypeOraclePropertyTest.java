package io.lotgate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Karyotypes beside a plain count of what they say: copies, constitutional copies, numbers that are not exact. */
class KaryotypeOraclePropertyTest {
    private static final int NEEDED = 2;
    private static final int NEEDED_WITHOUT = 3;
    private static final int MOST = 4;

    /** Cells with so many copies of chromosome 13 beside the two; of those the first are marked as constitutional. */
    private record Line(int copies, int marked, int cells) {
        String print(boolean together) {
            String own = ",+13c".repeat(marked);
            int rest = copies - marked;
            String more = together && rest > 1 ? ",+13x" + rest : ",+13".repeat(rest);
            return (46 + copies) + ",XX" + own + more + "[" + cells + "]";
        }
    }

    /** Every copy is the donor's, by record or by mark, or is acquired. */
    private record Oracle(List<Line> lines, int donor) {
        private int present(int copy) {
            return lines.stream()
                    .filter(line -> line.copies() >= copy)
                    .mapToInt(Line::cells)
                    .sum();
        }

        private boolean own(int copy) {
            return copy <= donor || lines.stream().anyMatch(line -> line.marked() >= copy);
        }

        private int absent(int copy) {
            return lines.stream().mapToInt(Line::cells).sum() - present(copy);
        }

        boolean clonal() {
            return IntStream.rangeClosed(1, MOST)
                    .anyMatch(copy -> own(copy) ? absent(copy) >= NEEDED_WITHOUT : present(copy) >= NEEDED);
        }

        boolean conforms() {
            return IntStream.rangeClosed(1, MOST)
                    .allMatch(copy -> copy <= donor ? absent(copy) == 0 : present(copy) == 0 && !own(copy));
        }
    }

    private static List<Line> lines(Random random) {
        List<Integer> copies =
                new ArrayList<>(IntStream.rangeClosed(0, MOST).boxed().toList());
        Collections.shuffle(copies, random);
        int marked = random.nextInt(3);
        List<Line> lines = new ArrayList<>();
        for (int many : copies.subList(0, 1 + random.nextInt(3))) {
            lines.add(new Line(many, Math.min(many, marked), lines.isEmpty() ? 20 : 1 + random.nextInt(4)));
        }
        return lines;
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void everyCopyIsTheDonorsOrAcquired(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 3) int donor, @ForAll boolean together) {
        Oracle oracle = new Oracle(lines(new Random(seed)), donor);
        String text = oracle.lines().stream().map(line -> line.print(together)).collect(Collectors.joining("/"));
        String record = new Line(donor, 0, 20).print(together).replaceAll("\\[.*", "");

        Evaluation evaluation = Karyotypes.judge("{}", text, "F", record);

        String as = text + " of " + record;
        assertThat(evaluation.verdict() == Verdict.CONFORMS).as(as).isEqualTo(oracle.conforms());
        assertThat(Karyotypes.classification(evaluation).equals("CLONAL"))
                .as(as)
                .isEqualTo(oracle.clonal());
    }

    @Provide
    Arbitrary<List<String>> owned() {
        return Arbitraries.of(
                List.of("XX", "46"),
                List.of("XX,16qh+", "46"),
                List.of("XX,+21c", "47"),
                List.of("XXXc", "47"),
                List.of("XX,t(1;2)(p13;q21)", "46"),
                List.of("XXXX", "92"),
                List.of("XX", "60"));
    }

    /** Whatever the donor's own items are: a range or a composite of nothing else is never let pass. */
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void aNumberThatIsNotExactNeverConforms(
            @ForAll("owned") List<String> own,
            @ForAll @IntRange(min = 0, max = 3) int lower,
            @ForAll @IntRange(min = 0, max = 3) int higher,
            @ForAll boolean composite,
            @ForAll boolean alone) {
        int number = Integer.parseInt(own.get(1));
        String range = lower + higher == 0 ? own.get(1) : (number - lower) + "~" + (number + higher);
        boolean exact = lower + higher == 0 && !composite;
        String text = range + "," + own.get(0) + "[" + (composite || exact ? "cp" : "") + "2]";
        String record = own.get(0).contains("XXXX") ? "46,XX" : own.get(1) + "," + own.get(0);

        Evaluation evaluation = Karyotypes.judge(
                "{'nonClonal':'report','minCells':'2','maxTetraploid':'4','unit':'%'}",
                alone ? text : text + "/46,XX[98]", "F", record);

        assertThat(evaluation.verdict()).as(text).isNotEqualTo(Verdict.CONFORMS);
    }
}

package io.lotgate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CopySizesPropertyTest {
    private static Verdict verdict(List<String> segments) {
        return Asked.evaluate(
                        "copy-number",
                        "{'maxSize':'400'}",
                        "{'resolutionKb':'50','segments':[" + String.join(",", segments) + "]}")
                .verdict();
    }

    private static String segment(long start, long end) {
        return "{'region':'5q31.1','copyNumber':'3','start':'" + start + "','end':'" + end + "'}";
    }

    /** One call is judged alike, into however many pieces it is cut. */
    @Property(tries = 200)
    void cuttingDoesNotHelp(
            @ForAll @IntRange(min = 1, max = 900) int kb, @ForAll @IntRange(min = 1, max = 12) int pieces) {
        long length = kb * 1000L;
        List<String> cut = new ArrayList<>();
        IntStream.range(0, pieces).forEach(i -> cut.add(segment(1 + length * i / pieces, length * (i + 1) / pieces)));

        assertThat(verdict(cut)).isEqualTo(verdict(List.of(segment(1, length))));
    }
}

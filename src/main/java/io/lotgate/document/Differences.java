package io.lotgate.document;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.util.ArrayList;
import java.util.List;

/** What differs between two texts, line by line, with a few unchanged lines around each place. */
public final class Differences {
    private static final int AROUND = 3;

    private Differences() {}

    /** The lines to show, in order; empty when the texts are the same. */
    public static List<Line> between(List<String> before, List<String> after) {
        List<Line> lines = new ArrayList<>();
        int shown = 0; // lines of the earlier text that are behind us
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
            Chunk<String> old = delta.getSource();
            Chunk<String> now = delta.getTarget();
            int shift = now.getPosition() - old.getPosition();
            if (!lines.isEmpty()) {
                int end = Math.min(shown + AROUND, old.getPosition());
                same(before, shown, end, shift, lines);
                shown = end;
            }
            int start = Math.max(shown, old.getPosition() - AROUND);
            if (start > shown) {
                lines.add(new Line(Line.Kind.GAP, 0, 0, ""));
            }
            same(before, start, old.getPosition(), shift, lines);
            for (int i = 0; i < old.size(); i++) {
                lines.add(new Line(
                        Line.Kind.REMOVED,
                        old.getPosition() + i + 1,
                        0,
                        old.getLines().get(i)));
            }
            for (int i = 0; i < now.size(); i++) {
                lines.add(new Line(
                        Line.Kind.ADDED,
                        0,
                        now.getPosition() + i + 1,
                        now.getLines().get(i)));
            }
            shown = old.getPosition() + old.size();
        }
        if (!lines.isEmpty()) {
            int shift = after.size() - before.size();
            same(before, shown, Math.min(shown + AROUND, before.size()), shift, lines);
        }
        return lines;
    }

    private static void same(List<String> before, int from, int to, int shift, List<Line> lines) {
        for (int i = from; i < to; i++) {
            lines.add(new Line(Line.Kind.SAME, i + 1, i + 1 + shift, before.get(i)));
        }
    }

    /**
     * A line of a comparison.
     *
     * @param before its number in the earlier text, 0 when it is not there
     * @param after its number in the later text, 0 when it is not there
     */
    public record Line(Kind kind, int before, int after, String text) {
        /** What became of a line; a gap stands for unchanged lines that are left out. */
        public enum Kind {
            SAME,
            REMOVED,
            ADDED,
            GAP
        }
    }
}

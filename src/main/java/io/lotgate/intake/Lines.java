package io.lotgate.intake;

import io.lotgate.intake.Grid.GridRow;
import io.lotgate.intake.Intake.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A file's lines as they are laid beside a result. */
final class Lines {
    private Lines() {}

    static List<Line> of(byte[] content, int most) {
        if (!(Decoded.of(content) instanceof Decoded.Opened opened)) {
            return List.of();
        }
        return opened.file() instanceof TextFile text
                ? texts(text, most)
                : opened.file().heads().stream()
                        .flatMap(Lines::rows)
                        .limit(most)
                        .toList();
    }

    private static List<Line> texts(TextFile file, int most) {
        List<Line> lines = new ArrayList<>();
        file.text().lines().limit(most).forEach(text -> lines.add(new Line("", lines.size() + 1, text)));
        return lines;
    }

    private static Stream<Line> rows(Grid grid) {
        return grid.rows().stream().map(row -> new Line(grid.sheet(), row.line(), text(row)));
    }

    private static String text(GridRow row) {
        return String.join("\t", row.fields());
    }
}

package io.lotgate.intake;

import java.util.List;
import java.util.Optional;

/** The characters of a text file, without byte order mark. */
final class TextFile implements Upload {
    /** Formats are told by this much, so that telling them costs the same for every file. */
    private static final int HEAD = 64 * 1024;

    private final String text;
    private Optional<Grid> first = Optional.empty();

    TextFile(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    String head() {
        return text.substring(0, Math.min(HEAD, text.length()));
    }

    @Override
    public List<Grid> heads() {
        if (first.isEmpty()) {
            first = Optional.of(Separated.grid(head(), Layout.of(head()), Separated.FIRST_ROWS));
        }
        return List.of(first.get());
    }

    @Override
    public Grid whole(Grid head) {
        return Separated.grid(text, Layout.of(head()), Separated.MOST_ROWS);
    }
}

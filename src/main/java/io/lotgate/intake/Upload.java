package io.lotgate.intake;

import java.util.List;

/** An uploaded file as its readers see it. */
sealed interface Upload permits TextFile, BookFile {

    /** The tables that the file may hold, each with at least its first rows: one of a text, one a sheet. */
    List<Grid> heads();

    /** All rows of a table of {@link #heads()} that are read at all. */
    Grid whole(Grid head);
}

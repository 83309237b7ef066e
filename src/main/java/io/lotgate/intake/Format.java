package io.lotgate.intake;

import java.util.Set;

/** One kind of instrument file. A new one is one class, added to {@link Formats}. */
interface Format {

    /** Instrument and kind of file in the laboratory's words. */
    String name();

    /** What is measured in files of this format. */
    Set<Proposal.Kind> kinds();

    /** Whether the beginning of the file shows this format, complete or not. */
    boolean recognises(Upload file);

    /** Reads a file that {@link #recognises} accepted. */
    Reading read(Upload file);
}

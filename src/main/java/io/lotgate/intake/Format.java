package io.lotgate.intake;

/** One kind of instrument file. A new one is one class, added to {@link Formats}. */
interface Format {

    /** Instrument and kind of file in the laboratory's words. */
    String name();

    /** Whether the beginning of the file shows this format, complete or not. */
    boolean recognises(Upload file);

    /** Reads a file that {@link #recognises} accepted. */
    Reading read(Upload file);
}

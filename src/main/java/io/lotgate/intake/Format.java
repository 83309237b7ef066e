package io.lotgate.intake;

/** One kind of instrument file. A new one is one class, added to {@link Intake#standard()}. */
interface Format {

    /** Instrument and kind of file in the laboratory's words. */
    String name();

    /** Whether the beginning of the file shows this format, complete or not. */
    boolean recognises(TextFile file);

    /** Reads a file that {@link #recognises} accepted. */
    Reading read(TextFile file);
}

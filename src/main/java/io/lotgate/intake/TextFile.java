package io.lotgate.intake;

/** The characters of a text file, without byte order mark. */
record TextFile(String text) {
    /** Formats are told by this much, so that telling them costs the same for every file. */
    private static final int HEAD = 64 * 1024;

    String head() {
        return text.substring(0, Math.min(HEAD, text.length()));
    }
}

package io.lotgate.intake;

/** One printed value of a file: the heading or key it stands under, its line, and its text untouched. */
record Cell(String column, int line, String printed) {
    private static final int LONGEST = 200;
    private static final int LONGEST_IN_MESSAGE = 60;

    String stripped() {
        return printed.strip();
    }

    boolean isBlank() {
        return printed.isBlank();
    }

    Origin origin(String pointer) {
        return new Origin(pointer, cut(column, LONGEST), line, cut(printed, LONGEST));
    }

    /** Heading and text for a message: {@code "Viability (%)" in line 4 is printed "ERROR"}. */
    String shown() {
        return quoted(column) + " in line " + line + " is printed " + quoted(stripped());
    }

    /** A text from outside, made safe and short enough for one line of a message. */
    static String quoted(String text) {
        return '"' + cut(text, LONGEST_IN_MESSAGE).replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "\uFFFD") + '"';
    }

    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(longest - 1));
        return text.substring(0, splitsPair ? longest - 1 : longest) + '…';
    }
}

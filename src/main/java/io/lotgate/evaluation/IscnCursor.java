package io.lotgate.evaluation;

import java.util.Optional;

/** The place up to which a karyotype has been read. Reading only moves forward, so it takes linear time. */
final class IscnCursor {
    private static final int MOST_DIGITS = 4;

    private final IscnText source;
    private final String text;
    private final IscnRemarks remarks;
    private int at;

    IscnCursor(IscnText source, IscnRemarks remarks) {
        this.source = source;
        this.text = source.text();
        this.remarks = remarks;
    }

    boolean ended() {
        return at >= text.length();
    }

    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    boolean at(String expected) {
        return text.startsWith(expected, at);
    }

    boolean eat(char expected) {
        return eat(String.valueOf(expected));
    }

    boolean eat(String expected) {
        boolean there = at(expected);
        at += there ? expected.length() : 0;
        return there;
    }

    char next() {
        return ended() ? '\0' : text.charAt(at++);
    }

    /** Like {@link #eat(char)}, and a refusal where it is not there. */
    boolean need(char expected) {
        return eat(expected) || refuse(String.valueOf(expected));
    }

    boolean digit() {
        return peek() >= '0' && peek() <= '9';
    }

    /** A whole number of at most four digits, without a leading zero. */
    Optional<Integer> number(String what) {
        int start = at;
        while (digit()) {
            at++;
        }
        boolean sound = at > start && at - start <= MOST_DIGITS && text.charAt(start) != '0';
        if (!sound) {
            at = start;
            refuse(what);
            return Optional.empty();
        }
        return Optional.of(Integer.valueOf(text.substring(start, at)));
    }

    /** The digits from here on, possibly none. */
    String digits() {
        int start = at;
        while (digit()) {
            at++;
        }
        return text.substring(start, at);
    }

    /** Place in the text as entered. */
    int place() {
        return source.place(at);
    }

    /** Place in the text as entered of what stands so many characters ahead. */
    int place(int ahead) {
        return source.place(at + ahead);
    }

    /** The rest, which is not yet read. */
    String ahead() {
        return text.substring(at);
    }

    /** The rest, which is then read. */
    String rest() {
        String rest = text.substring(at);
        at = text.length();
        return rest;
    }

    /** Refuses what stands here; always false. */
    boolean refuse(String expected) {
        remarks.refuse("NOT_UNDERSTOOD", place(), "expected " + expected + ", found " + found());
        return false;
    }

    private String found() {
        return ended() ? "the end" : Readings.quoted(text.substring(at, Math.min(text.length(), at + 12)));
    }

    IscnRemarks remarks() {
        return remarks;
    }

    /** Goes to the next clone after a refusal. */
    void skipToSlash() {
        while (!ended() && peek() != '/') {
            at++;
        }
    }
}

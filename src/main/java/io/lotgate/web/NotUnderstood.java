package io.lotgate.web;

/** A form that no page of the program sends. */
final class NotUnderstood extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotUnderstood(String what) {
        super(what);
    }
}

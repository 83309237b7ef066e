package io.lotgate.web;

/** The address names something that is not there. */
final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotFound(String what) {
        super(what);
    }
}

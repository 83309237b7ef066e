package io.lotgate.web;

/** The person who is signed in may not open this. */
final class NotAllowed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotAllowed(String why) {
        super(why);
    }
}

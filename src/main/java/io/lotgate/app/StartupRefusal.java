package io.lotgate.app;

/** A reason not to start, in one line for the person who started it. */
final class StartupRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartupRefusal(String line) {
        super(line);
    }

    StartupRefusal(String line, Throwable cause) {
        super(line, cause);
    }
}

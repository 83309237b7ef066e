package io.lotgate.web;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How long one sign-in lasts at most, however busy its session is: a browser left open is not open for ever.
 *
 * @param longest from the sign-in on; zero for no end but the idle one
 */
public record SessionLife(InstantSource clock, Duration longest) {
    private static final String SINCE = "lotgate.since";

    /** Whether this session's sign-in is too long ago; notes the first time it is asked. */
    boolean over(HttpSession session) {
        if (session.getAttribute(SINCE) instanceof Instant since) {
            return !longest.isZero() && !clock.instant().isBefore(since.plus(longest));
        }
        session.setAttribute(SINCE, clock.instant());
        return false;
    }
}

package io.lotgate.evaluation;

/**
 * One thing to be said about an observation or a criterion.
 *
 * @param code what kind of finding, in capitals, for programs
 * @param where JSON pointer (RFC 6901) into the observation, or into the criterion where that is checked; "" is the
 *     whole
 * @param message what is wrong and what to do, for the person at the bench
 */
public record Finding(String code, Severity severity, String where, String message) {}

package io.lotgate.process;

import java.time.Instant;
import java.util.UUID;

/**
 * A step of the program's own that did not succeed at once.
 *
 * @param node its id in the model
 * @param name its name in the model
 * @param triesLeft how often it will still be tried by itself; 0: it stopped
 * @param cause why the last try failed, in plain words
 * @param reference finds the failure in the program's log
 * @param since when it was due first
 */
public record StuckStep(
        UUID lot, String node, String name, int triesLeft, String cause, String reference, Instant since) {
    /** Whether it waits for a person to have it tried again. */
    public boolean stopped() {
        return triesLeft == 0;
    }
}

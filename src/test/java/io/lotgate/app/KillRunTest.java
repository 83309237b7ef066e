package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few kills of the long run, {@code make kill-test}. */
class KillRunTest {
    @Test
    void everyStepSurvivesAKillOfTheApplicationOnce(@TempDir Path folder) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        long seed = System.nanoTime();
        assertThat(new KillRun(6, seed, folder, port).run())
                .as("repeat with seed %d", seed)
                .isEmpty();
    }
}

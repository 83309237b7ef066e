package io.lotgate.app;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the embedded server again when it ended while the program runs, on the same port, until an orderly stop. */
final class DatabaseGuard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseGuard.class);
    private static final long LOOK_EVERY_MS = 500;
    private static final long LONGEST_WAIT_MS = 8_000; // between tries, while the disk is full for example

    private final ServerProcesses processes;
    private final DataFolder folder;
    private final List<String> start;
    private final Thread thread = new Thread(this::watch, "lotgate-database-guard");

    DatabaseGuard(DataFolder folder, Path program, int port, Map<String, String> settings) {
        this.folder = folder;
        this.processes = new ServerProcesses(folder.database());
        this.start = command(folder, program, port, settings);
        thread.setDaemon(true);
        thread.start();
    }

    private static List<String> command(DataFolder folder, Path program, int port, Map<String, String> settings) {
        StringBuilder options = new StringBuilder("-p " + port);
        settings.forEach((name, value) -> options.append(" -c ").append(name + "=" + value));
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) { // PostgreSQL refuses to run as root
            command.addAll(List.of("unshare", "-U"));
        }
        String database = folder.database().toString();
        String pgCtl = program.resolveSibling("pg_ctl").toString();
        command.addAll(List.of(pgCtl, "-D", database, "-o", options.toString(), "-w", "start"));
        return command;
    }

    private void watch() {
        long wait = LOOK_EVERY_MS;
        try {
            while (true) {
                Thread.sleep(wait);
                wait = processes.server().isPresent() || again() ? LOOK_EVERY_MS : Math.min(wait * 2, LONGEST_WAIT_MS);
            }
        } catch (InterruptedException stopped) {
            LOG.debug("the guard of the database server goes", stopped);
        }
    }

    private boolean again() throws InterruptedException {
        LOG.warn("the database server has ended; starting it again");
        try {
            processes.stop(); // what is left of it
            ProcessBuilder.Redirect log =
                    ProcessBuilder.Redirect.appendTo(new File(folder.path().toFile(), "postgres.log"));
            Process starting = new ProcessBuilder(start)
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
            boolean runs = starting.waitFor(90, TimeUnit.SECONDS) && starting.exitValue() == 0;
            if (runs) {
                LOG.info("the database server runs again");
                return true;
            }
        } catch (IOException | StartupRefusal e) {
            LOG.warn("the database server cannot be started again yet: {}", e.getMessage());
            return false;
        }
        LOG.warn("the database server does not start again yet; why is in postgres.log of {}", folder.path());
        return false;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(5000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

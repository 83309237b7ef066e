package io.lotgate.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL processes that work on one folder of database files. Process numbers are reused, after a restart of the
 * machine or of a container above all, so a process counts only when it is a PostgreSQL that works in this very folder.
 */
record ServerProcesses(Path database) {
    private static final Logger LOG = LoggerFactory.getLogger(ServerProcesses.class);
    private static final long PATIENCE_MS =
            10_000; // a server stops within this or is killed; its journal survives that

    /** The running server that the folder's postmaster.pid names. */
    Optional<ProcessHandle> server() {
        return pid().flatMap(ProcessHandle::of).filter(this::ours);
    }

    /** The port of the running server, once it has written it down. */
    Optional<Integer> port() {
        return server().flatMap(running -> line(3))
                .filter(port -> port.matches("[0-9]{1,5}"))
                .map(Integer::valueOf);
    }

    /** Stops the server that an earlier run left behind, and what remains of one that was killed. */
    void stop() {
        server().ifPresent(running -> {
            LOG.info("stopping the database server that an earlier run left behind (process {})", running.pid());
            running.destroy();
        });
        if (server().isPresent() && !becomes(() -> running().isEmpty())) {
            LOG.warn("the database server of an earlier run does not stop by itself and is killed; nothing is lost");
        }
        running().forEach(ProcessHandle::destroyForcibly);
        if (!becomes(() -> running().isEmpty())) {
            throw new StartupRefusal("a database server of an earlier run does not stop (process "
                    + running().get(0).pid() + "). Stop it and start again.");
        }
        removeStaleNumber();
    }

    /** PostgreSQL refuses to start while the process its old file names is alive, whosoever it is by now. */
    private void removeStaleNumber() {
        pid().filter(this::takenByAnother).ifPresent(pid -> {
            LOG.info("process {} in the data folder is no longer a database server of it; forgetting the number", pid);
            try {
                Files.deleteIfExists(database.resolve("postmaster.pid"));
            } catch (IOException e) {
                throw new StartupRefusal("cannot remove postmaster.pid in " + database + ": " + e.getMessage(), e);
            }
        });
    }

    /** Alive, and known to be something else; one of whom nothing can be known is left to PostgreSQL's own judgement. */
    private boolean takenByAnother(long pid) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        return process.isPresent()
                && !ours(process.get())
                && (process.get().info().command().isPresent() || defunct(pid));
    }

    /** Every process of it, those included that a killed server left. */
    List<ProcessHandle> running() {
        return ProcessHandle.allProcesses().filter(this::ours).toList();
    }

    private boolean ours(ProcessHandle process) {
        String command = process.info().command().orElse("");
        if (!Path.of(command).getFileName().toString().startsWith("postgres")) {
            return false;
        }
        Path working = Path.of("/proc/" + process.pid() + "/cwd"); // each of its processes works in the folder (Linux)
        try {
            Path files = database.toRealPath();
            return Files.exists(Path.of("/proc/self/cwd"))
                    ? Files.readSymbolicLink(working).equals(files)
                    : Path.of(command)
                            .startsWith(
                                    database.resolveSibling("postgres-binaries").toRealPath());
        } catch (IOException gone) {
            return false;
        }
    }

    /** Ended but not yet collected by its parent: a container whose first process is this program has such (Linux). */
    private static boolean defunct(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
        } catch (IOException none) {
            return false;
        }
    }

    private Optional<Long> pid() {
        return line(0).filter(pid -> pid.matches("[0-9]{1,10}")).map(Long::valueOf);
    }

    private Optional<String> line(int number) {
        try {
            List<String> lines = Files.readAllLines(database.resolve("postmaster.pid"));
            return lines.size() > number ? Optional.of(lines.get(number).strip()) : Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static boolean becomes(BooleanSupplier wanted) {
        for (long waited = 0; waited < PATIENCE_MS; waited += 50) {
            if (wanted.getAsBoolean()) {
                return true;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return wanted.getAsBoolean();
            }
        }
        return false;
    }
}

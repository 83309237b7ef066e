package io.lotgate.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a first start that was killed leaves half made, and takes away so that the next start makes it whole. The file with
 * the superuser's first password marks it: written before anything is made, removed when the server is there.
 */
record FirstStart(DataFolder folder) {
    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);
    private static final int FIRST_OWN_NUMBER = 16384; // PostgreSQL numbers what it brings itself below this

    /** The password file that initdb reads. */
    Path password() {
        return folder.path().resolve("superuser.password");
    }

    /** Removes what is half made: programs that were not all unpacked, files that no server ever ran on. */
    void clear() {
        try {
            for (Path binaries : children(folder.binaries())) {
                if (!Files.exists(binaries.resolve(".exists"))) { // what unpacking writes last
                    delete(binaries);
                }
            }
            if (Files.exists(password()) && Files.exists(folder.database()) && !holdsADatabase()) {
                LOG.info("the first start was interrupted; making the database anew");
                delete(folder.database());
            }
        } catch (IOException e) {
            throw new StartupRefusal(
                    "cannot clear what an interrupted first start left in " + folder.path() + ": " + e.getMessage(), e);
        }
    }

    /** The server runs: from now on nothing of this folder is ever taken for half made. */
    void done() throws IOException {
        Files.deleteIfExists(password());
    }

    /** Whether anything but what PostgreSQL brings itself was ever created in these files. */
    private boolean holdsADatabase() throws IOException {
        return children(folder.database().resolve("base")).stream()
                .map(path -> path.getFileName().toString())
                .anyMatch(name -> name.matches("[0-9]{1,9}") && Integer.parseInt(name) >= FIRST_OWN_NUMBER);
    }

    private static List<Path> children(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(parent)) {
            return found.toList();
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> found = Files.walk(tree)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

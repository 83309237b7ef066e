package io.lotgate.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A data folder that is being filled by a restore: the database is made in a folder inside it and moved to its place at
 * the very end, so that a restore that fails or is killed leaves no database.
 */
final class RestoringFolder implements AutoCloseable {
    private final DataFolder folder;
    private final Path inside;
    private final boolean created;

    /** Takes the folder's lock; refuses a folder with a database. */
    RestoringFolder(DataFolder folder) throws IOException {
        this.folder = folder;
        this.inside = folder.path().resolve("restoring");
        if (Files.exists(folder.database())) {
            throw new StartupRefusal("there is a database in " + folder.path()
                    + " already. A backup is restored into an" + " empty folder only: give another one with --data.");
        }
        this.created = !Files.exists(folder.path());
        if (folder.lock().isEmpty()) {
            throw new StartupRefusal("the data folder " + folder.path() + " is in use by another Lotgate. Stop it, or"
                    + " choose another folder with --data.");
        }
        delete(inside);
    }

    /** The folder to restore into. */
    DataFolder inside() {
        return new DataFolder(inside);
    }

    /** Puts the finished database, stopped by now, in its place. */
    void complete() throws IOException {
        Path secrets = folder.path().resolve("secrets.properties");
        Files.move(inside.resolve("secrets.properties"), secrets, StandardCopyOption.REPLACE_EXISTING);
        Files.move(inside.resolve("postgres"), folder.database(), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        delete(inside);
        folder.close();
        if (!Files.exists(folder.database())) {
            Files.deleteIfExists(folder.path().resolve("lotgate.lock"));
            if (created) {
                Files.deleteIfExists(folder.path());
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

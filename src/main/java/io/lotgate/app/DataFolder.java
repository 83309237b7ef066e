package io.lotgate.app;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The folder with the embedded database and its generated passwords; one program at a time works in it. */
final class DataFolder implements AutoCloseable {
    private final Path folder;
    private @Nullable FileChannel channel;

    DataFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    Path path() {
        return folder;
    }

    /** Where the database's files lie. */
    Path database() {
        return folder.resolve("postgres");
    }

    /** Where PostgreSQL's programs are unpacked. */
    Path binaries() {
        return folder.resolve("postgres-binaries");
    }

    /** Creates the folder where needed and takes its lock; empty when another program has it. */
    Optional<FileLock> lock() {
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(
                    folder.resolve("lotgate.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException mine) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StartupRefusal(
                    "cannot use the data folder " + folder + ": " + e.getMessage() + ". Choose another with --data.",
                    e);
        }
    }

    /** A generated password, made on first use and kept in a file that only its owner can read. */
    String secret(String name) {
        Path file = folder.resolve("secrets.properties");
        try {
            Properties secrets = new Properties();
            if (Files.exists(file)) {
                try (var in = Files.newInputStream(file)) {
                    secrets.load(in);
                }
            }
            if (!secrets.containsKey(name)) {
                secrets.setProperty(name, generated());
                write(file, secrets);
            }
            return secrets.getProperty(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole or not at all, and on the disk before the password is used: without it the database cannot be opened. */
    private static void write(Path file, Properties secrets) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        Files.createFile(next);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-------"));
        }
        StringWriter text = new StringWriter();
        secrets.store(text, "Generated. Keep it with the database; nobody types these.");
        try (FileChannel out = FileChannel.open(next, StandardOpenOption.WRITE)) {
            out.write(StandardCharsets.ISO_8859_1.encode(text.toString()));
            out.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String generated() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.lotgate.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A file that claims to be a backup: hostile until every byte of it agrees with its manifest. Writes nothing. */
final class BackupFile implements AutoCloseable {
    private static final int MOST_MANIFEST_BYTES = 256 << 20;
    private static final int MOST_ENTRIES = 2000;

    private final Path path;
    private final ZipFile zip;
    private final Manifest manifest;
    private final String sha256;

    private BackupFile(Path path, ZipFile zip, Manifest manifest, String sha256) {
        this.path = path;
        this.zip = zip;
        this.manifest = manifest;
        this.sha256 = sha256;
    }

    /** Opens the file and compares everything in it with its manifest. */
    static BackupFile open(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new StartupRefusal("there is no backup file " + path + ". Check the name.");
        }
        String sha256 = sha256(path);
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile());
        } catch (ZipException | IllegalArgumentException notZip) {
            throw new StartupRefusal(
                    path + " is not a backup, or was cut off. Take another copy; nothing was written.", notZip);
        }
        try {
            BackupFile file = new BackupFile(path, zip, manifest(path, zip), sha256);
            file.check();
            return file;
        } catch (IOException | RuntimeException refused) {
            zip.close();
            throw refused;
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** SHA-256 of the whole file. */
    String sha256() {
        return sha256;
    }

    Path path() {
        return path;
    }

    /** A table's rows; the fingerprint tells afterwards whether they still are what was checked. */
    InputStream rows(Manifest.TableFile table, Fingerprint fingerprint) throws IOException {
        ZipEntry entry = zip.getEntry(table.entry());
        if (entry == null) {
            throw refusal("lacks " + table.entry());
        }
        return fingerprint.of(zip.getInputStream(entry), table.bytes());
    }

    /** Refuses rows that are not those of the manifest. */
    void compare(Manifest.TableFile table, Fingerprint fingerprint) {
        if (fingerprint.bytes() != table.bytes() || !fingerprint.sha256().equals(table.sha256())) {
            throw refusal(table.entry() + " is not what the manifest says: damaged or changed");
        }
    }

    private void check() throws IOException {
        List<String> expected = new ArrayList<>(List.of(Manifest.NAME));
        manifest.tables().forEach(table -> expected.add(table.entry()));
        List<String> found =
                Collections.list(zip.entries()).stream().map(ZipEntry::getName).toList();
        refuseNames(found, expected, "holds what its manifest does not name");
        refuseNames(expected, found, "lacks what its manifest names");
        if (manifest.migrations().isEmpty()) {
            throw refusal("names no release of its schemas");
        }
        for (Manifest.TableFile table : manifest.tables()) {
            Fingerprint fingerprint = new Fingerprint();
            try (InputStream in = rows(table, fingerprint)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            } catch (IOException broken) {
                throw refusal(table.entry() + " cannot be read: damaged or cut off", broken);
            }
            compare(table, fingerprint);
        }
    }

    private void refuseNames(List<String> some, List<String> others, String what) {
        Set<String> left = new HashSet<>(others);
        some.stream().filter(name -> !left.remove(name)).findFirst().ifPresent(name -> {
            throw refusal(what + ": " + printable(name));
        });
    }

    private static Manifest manifest(Path path, ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.NAME);
        if (entry == null || zip.size() > MOST_ENTRIES) {
            throw new StartupRefusal(path + " is not a backup by Lotgate. Check the name; nothing was written.");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MOST_MANIFEST_BYTES + 1);
            if (bytes.length > MOST_MANIFEST_BYTES) {
                throw new StartupRefusal(path + ": the manifest is larger than any backup's. Nothing was written.");
            }
            return Manifest.read(bytes, path + " (" + Manifest.NAME + ")");
        } catch (ZipException | java.io.EOFException broken) {
            throw new StartupRefusal(path + ": the manifest cannot be read. Take another copy.", broken);
        }
    }

    private static String sha256(Path path) throws IOException {
        Fingerprint whole = new Fingerprint();
        try (InputStream in = whole.of(Files.newInputStream(path), Files.size(path))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return whole.sha256();
    }

    private static String printable(String name) {
        return name.replaceAll("[^\\x20-\\x7e]", "?").substring(0, Math.min(80, name.length()));
    }

    private StartupRefusal refusal(String what) {
        return new StartupRefusal(path + ": " + what + ". Take another copy; nothing was written.");
    }

    private StartupRefusal refusal(String what, Throwable cause) {
        return new StartupRefusal(path + ": " + what + ". Take another copy; nothing was written.", cause);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}

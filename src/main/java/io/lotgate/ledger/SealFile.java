package io.lotgate.ledger;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of an export's folder: each appears complete or not at all, and none is ever overwritten. */
final class SealFile {
    private static final Pattern NAME = Pattern.compile("seal-([0-9]{10})\\.jsonl");

    private SealFile() {}

    /** What a file is filled with. */
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    static String name(long number) {
        return String.format(Locale.ROOT, "seal-%010d.jsonl", number);
    }

    /** The number of the seal in a file of this name; empty for other files. */
    static Optional<Long> number(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? Optional.of(Long.parseLong(name.group(1))) : Optional.empty();
    }

    /**
     * Writes under another name, forces it to the disk and renames it.
     *
     * @throws FileAlreadyExistsException when there is such a file, which stays as it is
     */
    static void write(Path file, Content content) throws IOException {
        Path part = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName() + ".", ".part");
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                content.to(out);
                out.flush();
                channel.force(true);
            }
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(
                        part, java.nio.file.attribute.PosixFilePermissions.fromString("r--r--r--"));
            }
            appear(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** A link refuses an existing name in the same step; a file system without links is asked before. */
    private static void appear(Path part, Path file) throws IOException {
        try {
            Files.createLink(file, part);
        } catch (UnsupportedOperationException | java.nio.file.AccessDeniedException noLinks) {
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Files.move(part, file);
        } catch (FileAlreadyExistsException there) {
            throw there;
        } catch (IOException noLinks) {
            if (Files.exists(file)) {
                throw noLinks;
            }
            Files.move(part, file);
        }
    }
}

package io.lotgate.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The demo's own data folder. A mark in it says that the demo made it; no other folder is ever emptied. */
record DemoFolder(Path path) {
    private static final String MARK = "made-by-lotgate-demo.txt";
    private static final String LOCK = "lotgate.lock";

    /** The one inside an output folder. */
    static DemoFolder in(Path out) {
        return new DemoFolder(out.resolve("demo-data").toAbsolutePath().normalize());
    }

    /** Makes it where needed and takes away what an earlier demo left; refuses what the demo did not make. */
    void empty() throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !made()) {
            throw new StartupRefusal(path + " was not made by the demo, which empties only what it made itself. Choose"
                    + " another folder with --out.");
        }
        try (DataFolder folder = new DataFolder(path)) {
            if (folder.lock().isEmpty()) {
                throw new StartupRefusal(
                        path + " is in use by another Lotgate. Stop it, or choose another folder with" + " --out.");
            }
            Files.writeString(path.resolve(MARK), "Made by `lotgate demo`, which empties this folder at each run.\n");
            new ServerProcesses(folder.database()).stop();
            for (Path child : children()) {
                if (!Set.of(MARK, LOCK).contains(child.getFileName().toString())) {
                    delete(child);
                }
            }
        }
    }

    /** Marked, or without anything yet: a demo may be killed before it has set its mark. */
    private boolean made() throws IOException {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                && (Files.isRegularFile(path.resolve(MARK))
                        || children().stream().allMatch(child -> child.endsWith(LOCK)));
    }

    private List<Path> children() throws IOException {
        try (Stream<Path> found = Files.list(path)) {
            return found.toList();
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

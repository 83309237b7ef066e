package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo removes what an earlier demo made, and nothing else. */
class DemoFolderTest {
    @TempDir
    private Path out;

    @Test
    void emptiesWhatAnEarlierDemoMade() throws IOException {
        DemoFolder folder = DemoFolder.in(out);
        folder.empty();
        Files.createDirectories(folder.path().resolve("postgres/base"));
        Files.writeString(folder.path().resolve("postgres/base/1"), "old");
        folder.empty();
        assertThat(names(folder.path())).containsExactly("lotgate.lock", "made-by-lotgate-demo.txt");
    }

    @Test
    void leavesTheDefaultDataFolderBesideItAlone() throws IOException {
        Path real =
                Files.writeString(Files.createDirectories(out.resolve("data")).resolve("file"), "records");
        DemoFolder.in(out).empty();
        assertThat(real).hasContent("records");
    }

    @Test
    void refusesAFolderThatItDidNotMake() throws IOException {
        Path foreign = Files.writeString(
                Files.createDirectories(out.resolve("demo-data")).resolve("file"), "records");
        assertThatThrownBy(() -> DemoFolder.in(out).empty())
                .isInstanceOf(StartupRefusal.class)
                .hasMessageContaining("was not made by the demo")
                .hasMessageContaining("--out");
        assertThat(names(foreign.getParent())).containsExactly("file");
    }

    @Test
    void refusesALinkToAnotherFolder() throws IOException {
        DemoFolder elsewhere = DemoFolder.in(out.resolve("elsewhere"));
        elsewhere.empty();
        Files.createSymbolicLink(out.resolve("demo-data"), elsewhere.path());
        assertThatThrownBy(() -> DemoFolder.in(out).empty()).isInstanceOf(StartupRefusal.class);
    }

    @Test
    void refusesTheFolderOfADemoThatRuns() throws IOException {
        DemoFolder folder = DemoFolder.in(out);
        folder.empty();
        Path used = Files.writeString(folder.path().resolve("used"), "by the other");
        try (DataFolder other = new DataFolder(folder.path())) {
            assertThat(other.lock()).isPresent();
            assertThatThrownBy(folder::empty)
                    .isInstanceOf(StartupRefusal.class)
                    .hasMessageContaining("in use by another Lotgate");
        }
        assertThat(used).hasContent("by the other");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}

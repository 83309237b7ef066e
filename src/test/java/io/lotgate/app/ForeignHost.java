package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A hospital's laboratory system from {@code src/test/host}, compiled and run on the plain jar and on what Maven resolves
 * for a project that depends on it: a program of its own, in a process of its own.
 */
final class ForeignHost implements AutoCloseable {
    private static final Path SOURCES = Path.of("src/test/host");
    private static final Path BUILT = Path.of("target/host");
    private static final Pattern LISTENS = Pattern.compile("LIMS listens on (\\d+)");
    private static final Pattern DEPENDENCY = Pattern.compile(
            "\\s*([\\w.-]+):[\\w.-]+:jar:(?:[\\w.-]+:)?[\\w.-]+:(?:compile|runtime):(\\S+\\.jar)( \\(optional\\))?.*");

    private final Process process;
    private final List<String> log = new ArrayList<>();
    private final int port;

    private ForeignHost(Process process) throws IOException {
        this.process = process;
        BufferedReader out = process.inputReader(java.nio.charset.StandardCharsets.UTF_8);
        this.port = port(out);
        Thread reader = new Thread(() -> out.lines().forEach(this::keep), "host log");
        reader.setDaemon(true);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "host end"));
        reader.start();
    }

    /** @param parts folders of {@code src/test/host} that make up the program */
    static ForeignHost start(boolean lotgate, List<String> parts, Map<String, String> settings) {
        try {
            List<Path> libraries = new ArrayList<>(hosts());
            libraries.addAll(transitive());
            if (lotgate) {
                libraries.add(plainJar());
            }
            Path classes = compile(parts, libraries);
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    classes + File.pathSeparator + joined(libraries),
                    "org.example.lims.LimsApplication",
                    "--server.port=0"));
            settings.forEach((name, value) -> command.add("--" + name + "=" + value));
            Path folder = Files.createDirectories(BUILT.resolve("run"));
            return new ForeignHost(new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jar a host depends on. */
    static Path plainJar() {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("lotgate-[0-9.]+(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Lotgate's pom brings to a host: not what is optional, not what is for tests. */
    static List<Path> transitive() {
        return resolved()
                .filter(found -> found.group(3) == null)
                .map(found -> Path.of(found.group(2)))
                .toList();
    }

    /** The host's own starters, beside those that Lotgate brings. */
    private static List<Path> hosts() throws IOException {
        List<Path> jars = new ArrayList<>(resolved()
                .filter(found -> found.group(3) != null)
                .filter(found -> found.group(1).matches("org\\.springframework\\.boot|io\\.micrometer"))
                .map(found -> Path.of(found.group(2)))
                .toList());
        try (Stream<Path> own = Files.list(BUILT.resolve("lib"))) {
            own.map(Path::toAbsolutePath).forEach(jars::add);
        }
        return jars;
    }

    private static Stream<Matcher> resolved() {
        try {
            return Files.readAllLines(BUILT.resolve("dependencies.txt")).stream()
                    .map(DEPENDENCY::matcher)
                    .filter(Matcher::matches);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path compile(List<String> parts, List<Path> libraries) throws IOException {
        Path classes = Files.createTempDirectory(BUILT, "classes").toAbsolutePath();
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-parameters", "-d", classes.toString(), "-cp", joined(libraries)));
        for (String part : parts) {
            try (Stream<Path> files = Files.walk(SOURCES.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (file.toString().endsWith(".java")) {
                        arguments.add(file.toString());
                    } else {
                        Path copy = classes.resolve(SOURCES.resolve(part).relativize(file));
                        Files.createDirectories(copy.getParent());
                        Files.copy(file, copy);
                    }
                }
            }
        }
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(code).as("the host compiles on the plain jar alone").isZero();
        return classes;
    }

    private static String joined(List<Path> paths) {
        return String.join(
                File.pathSeparator, paths.stream().map(Path::toString).toList());
    }

    private int port(BufferedReader out) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            keep(line);
            Matcher listens = LISTENS.matcher(line);
            if (listens.find()) {
                return Integer.parseInt(listens.group(1));
            }
        }
        throw new IllegalStateException("the host does not start:\n" + String.join("\n", log));
    }

    private void keep(String line) {
        synchronized (log) {
            log.add(line);
        }
    }

    /** What the host has written so far. */
    String log() {
        synchronized (log) {
            return String.join("\n", log);
        }
    }

    String url() {
        return "http://localhost:" + port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

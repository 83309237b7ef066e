package io.lotgate.app;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real application in a process of its own, to be killed: alone, or with its database server as in a power cut. */
final class KilledApplication implements AutoCloseable {
    private static final long START_WITHIN_S = 180;

    private final Path data;
    private final int port;
    private final boolean lots;
    private final Path log;
    private final HttpClient health =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private Process process;

    /** @param lots whether a new database gets its sample lots */
    KilledApplication(Path data, int port, boolean lots) throws IOException {
        this.data = data.toAbsolutePath();
        this.port = port;
        this.lots = lots;
        this.log = data.resolveSibling(data.getFileName() + ".log");
        Files.createDirectories(this.data);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    Path data() {
        return data;
    }

    ServerProcesses servers() {
        return new ServerProcesses(data.resolve("postgres"));
    }

    /** Starts it and does not wait. */
    void launch() throws IOException {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote", // starts a little sooner
                "-cp",
                System.getProperty("java.class.path"),
                "io.lotgate.app.Main",
                "serve",
                "--sample",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString());
        java.environment().putAll(Map.of("LOTGATE_SAMPLE_LOTS", Boolean.toString(lots)));
        File file = log.toFile();
        process = java.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(file))
                .start();
    }

    /** Waits until it says that it is well. */
    void awaitHealth() throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_WITHIN_S);
        while (status() != 200) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the application did not start:\n" + tail());
            }
            if (System.nanoTime() > until) {
                throw new IllegalStateException(
                        "the application is not well after " + START_WITHIN_S + " s: " + tail());
            }
            Thread.sleep(40);
        }
    }

    /** The status of its health address; 0 when it does not answer. */
    int status() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/actuator/health"))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            return health.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    /** Kills the program; its database server lives on. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Kills the program and every process of its database server at once. */
    void cutPower() throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", "-9", Long.toString(process.pid())));
        servers().running().forEach(server -> command.add(Long.toString(server.pid())));
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD) // one that ended meanwhile
                .start()
                .waitFor();
        process.waitFor();
    }

    /** The last lines it wrote. */
    String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException none) {
            return "";
        }
    }

    /** Stops it in an orderly way, or if it was killed, the server it left. */
    @Override
    public void close() {
        if (process != null) {
            process.destroy();
            try {
                if (!process.waitFor(40, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        servers().stop();
    }
}

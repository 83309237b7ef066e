package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away or its disk fills while the application runs: refused in words, and well again by itself. */
class DatabaseTroubleTest {
    private final Set<String> done = new HashSet<>();
    private int lots;

    @Test
    void aCommandIsRefusedWhileTheDatabaseIsAwayAndTheServerIsStartedAgain(@TempDir Path folder) throws Exception {
        try (KilledApplication application = started(folder.resolve("data"))) {
            Visitor technician = Visitor.signedIn(application.url(), "technician", SamplePeople.PASSWORD);
            String token = technician.pageToken();
            assertThat(send(application, technician, token, next()).statusCode())
                    .isEqualTo(302);
            Path starter = Path.of(application
                            .servers()
                            .server()
                            .flatMap(server -> server.info().command())
                            .orElseThrow())
                    .resolveSibling("pg_ctl");
            Path aside = Files.move(starter, starter.resolveSibling("pg_ctl.aside"));
            application.servers().running().forEach(ProcessHandle::destroyForcibly);

            LotWay.Step step = next();
            HttpResponse<String> refused = send(application, technician, token, step);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body())
                    .contains("The database cannot be reached", "was not saved", "Send again", step.id())
                    .doesNotContain("SQL", "Exception", "jdbc");
            assertThat(technician.get("/lotgate/login").statusCode()).isEqualTo(503);
            assertThat(application.status()).isEqualTo(503);
            assertThat(technician.get("/lotgate/static/lotgate.css").statusCode())
                    .isEqualTo(200);

            Files.move(aside, starter);
            recovers(application, technician, token, step);
        }
    }

    @Test
    void aCommandIsRefusedWhileTheDiskIsFullAndGoesOnWhenThereIsSpace(@TempDir Path folder) throws Exception {
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", folder.toString())
                .redirectErrorStream(true)
                .start();
        Assumptions.assumeTrue(mount.waitFor() == 0, "skipped: no small disk can be mounted here (needs root)");
        try (KilledApplication application = started(folder.resolve("data"))) {
            Visitor technician = Visitor.signedIn(application.url(), "technician", SamplePeople.PASSWORD);
            String token = technician.pageToken();
            Path ballast = folder.resolve("ballast");
            fill(ballast);
            LotWay.Step step = next();
            HttpResponse<String> answer = send(application, technician, token, step);
            for (int i = 0; i < 100 && answer.statusCode() == 302; i++) { // into the room its files still have
                step = next();
                answer = send(application, technician, token, step);
            }
            assertThat(answer.statusCode()).isEqualTo(507);
            assertThat(answer.body()).contains("The disk of the database is full", step.id());
            done.remove(step.id());

            Files.delete(ballast);
            recovers(application, technician, token, step);
        } finally {
            new ProcessBuilder("umount", "-l", folder.toString()).start().waitFor();
        }
    }

    /** The same command succeeds without a restart, and the record holds what was answered and nothing else. */
    private void recovers(KilledApplication application, Visitor technician, String token, LotWay.Step step)
            throws Exception {
        int status = 0;
        for (int i = 0; i < 120 && status != 302; i++) {
            status = send(application, technician, token, step).statusCode();
            Thread.sleep(250);
        }
        assertThat(status).isEqualTo(302);
        assertThat(application.status()).isEqualTo(200);
        assertThat(new RecordAudit(application.data()).faults(done)).isEmpty();
    }

    private HttpResponse<String> send(KilledApplication application, Visitor visitor, String token, LotWay.Step step) {
        HttpResponse<String> answer = visitor.later(step.request(application.url(), token, new byte[0]))
                .join();
        if (answer.statusCode() == 302) {
            done.add(step.id());
        }
        return answer;
    }

    private LotWay.Step next() {
        return new LotWay("TROUBLE-" + ++lots, new Random(1)).steps().get(0);
    }

    private static KilledApplication started(Path data) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        KilledApplication application = new KilledApplication(data, port, false);
        application.launch();
        application.awaitHealth();
        return application;
    }

    private static void fill(Path ballast) throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast)) {
            byte[] much = new byte[64 * 1024];
            for (int i = 0; i < 100_000; i++) {
                out.write(much);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("space");
        }
    }
}

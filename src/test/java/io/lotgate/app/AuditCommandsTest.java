package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.ledger.Entry;
import io.lotgate.ledger.Ledger;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;

/** The commands by which a laboratory seals and exports, and an auditor proves, beside the running program. */
class AuditCommandsTest {
    private final Lab lab = Lab.lab();

    @TempDir
    private Path folder;

    private record Ran(int code, String out) {}

    @Test
    void sealExportAndVerifyOfflineWithTheCertificateAlone() throws IOException {
        UUID lot = lab.aLot();
        Ran sealed = run("seal", "--data", lab.data().toString());
        assertThat(sealed.code()).as(sealed.out()).isZero();
        assertThat(sealed.out()).contains("covers", "trial key, not for GMP use");
        assertThat(run("seal", "--data", lab.data().toString()).code()).isZero();
        Path export = folder.resolve("export");
        assertThat(run("export", export.toString(), "--data", lab.data().toString())
                        .code())
                .isZero();
        Path certificate;
        try (Stream<Path> files = Files.list(export)) {
            certificate = files.filter(file -> file.toString().endsWith(".pem"))
                    .findFirst()
                    .orElseThrow();
        }
        String kept = lab.data().resolve("seals").toString();
        String[] audit = {
            "verify", "--export", export.toString(), "--certificate", certificate.toString(), "--seals", kept
        };
        Ran proof = run(audit);
        assertThat(proof.out())
                .contains("All holds.", "seals checked", "The keys go back to the given certificate.")
                .contains("No time-stamp authority vouches for any time here")
                .contains("a trial key: not for GMP use")
                .contains(" compared.");
        assertThat(proof.code()).isZero();
        Path ledger = export.resolve("ledger.jsonl");
        String text = Files.readString(ledger);
        Files.delete(ledger);
        Files.writeString(ledger, text.replaceFirst("\"stream\":\"lot/" + lot, "\"stream\":\"lot/" + new UUID(0, 1)));
        Ran forged = run(audit);
        assertThat(forged.code()).isEqualTo(1);
        assertThat(forged.out()).contains("FIRST FAULT  ledger lot/", "do not rely on these records");
    }

    @Test
    void verifyComparesTheDatabaseWithItsSealsFolder() {
        lab.bean(Sealer.class).now();
        Ran proof = run("verify", "--data", lab.data().toString());
        assertThat(proof.out()).contains("seals of", "give the site's certificate with --certificate");
        assertThat(proof.out()).as("what no test left behind").doesNotContain("FIRST FAULT  seal", "FAULT  kept seal");
    }

    @Test
    void refuseWhatCannotBeMeant() throws IOException {
        Files.writeString(folder.resolve("something"), "");
        assertThat(run("export", folder.toString(), "--data", lab.data().toString())
                        .out())
                .contains("is not empty");
        assertThat(run("verify", "--export", folder.toString()).out()).contains("manifest.json is missing");
        assertThat(run(
                                "verify",
                                "--export",
                                "x",
                                "--certificate",
                                folder.resolve("something").toString())
                        .out())
                .contains("is no X.509 certificate");
        assertThat(run(
                                "verify",
                                "--export",
                                "x",
                                "--seals",
                                folder.resolve("none").toString())
                        .out())
                .contains("there is no folder");
        assertThat(run("seal", "--data", folder.toString()).out()).contains("there is no trial key");
    }

    /** Never silent: in the answer, in the ledger once, and in the ledger again when it works. */
    @Test
    void anExportThatFailsIsOnRecord() throws IOException {
        Path blocked = Files.writeString(folder.resolve("seals"), "a file where the folder should be");
        JdbcClient db = lab.bean(JdbcClient.class);
        try (Sealer sealer = new Sealer(
                db,
                lab.bean("lotgateTransactions", org.springframework.transaction.PlatformTransactionManager.class),
                lab.ledger(),
                lab.bean(io.lotgate.ledger.Sites.class),
                java.time.Clock.systemUTC(),
                lab.bean(Keyring.class),
                Optional.of(blocked))) {
            assertThat(sealer.now().trouble()).singleElement().asString().startsWith("cannot be written");
            assertThat(sealer.now().trouble()).isNotEmpty();
            assertThat(told("seals not exported", blocked)).isEqualTo(1);
            Files.delete(blocked);
            assertThat(sealer.now().trouble()).isEmpty();
            assertThat(told("seals exported again", blocked)).isEqualTo(1);
        }
    }

    private long told(String action, Path where) {
        Ledger ledger = lab.ledger();
        List<Entry> entries = new ArrayList<>();
        for (long from = 1; from <= ledger.version("site"); from += 500) {
            entries.addAll(ledger.entries("site", from, 500));
        }
        return entries.stream()
                .filter(entry -> entry.action().equals(action))
                .filter(entry -> entry.after().path("folder").asString("").equals(where.toString()))
                .count();
    }

    private static Ran run(String... arguments) {
        StringWriter text = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(text));
        line.setErr(new PrintWriter(text));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        int code = line.execute(Arrays.copyOf(arguments, arguments.length));
        return new Ran(code, text.toString());
    }
}

package io.lotgate.app;

import io.lotgate.ledger.Sites;
import io.lotgate.value.Digest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes where every stream of the ledger stands, to be kept where nobody can change the database and it together. */
@Command(
        name = "heads",
        mixinStandardHelpOptions = true,
        description = "Writes where every stream of the ledger stands: its last entry's number and hash. Keep the file"
                + " elsewhere; `verify --heads` and `restore --heads` find with it what was cut, removed or rewritten.")
final class ExportHeads implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "FILE", description = "File to write; standard output without it.")
    private @Nullable Path file;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        HeadsFile heads = database.asApplication(source -> export(source, Clock.systemUTC()));
        PrintWriter out = spec.commandLine().getOut();
        byte[] bytes = heads.bytes();
        if (file == null) {
            out.println(new String(bytes, StandardCharsets.UTF_8));
        } else {
            write(file, bytes);
            out.println(heads.heads().size() + " heads of " + heads.at() + " written to " + file + "\nSHA-256 "
                    + Digest.of(bytes));
        }
        return 0;
    }

    static HeadsFile export(DataSource source, Clock clock) {
        JdbcClient db = JdbcClient.create(source);
        return new HeadsFile(
                Version.current(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                new Sites(db).current(),
                Verify.ledger(db).heads());
    }

    static void write(Path file, byte[] bytes) throws IOException {
        try {
            Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.SYNC);
        } catch (FileAlreadyExistsException there) {
            throw new StartupRefusal(file + " exists already and is not overwritten. Give another name.", there);
        }
    }
}

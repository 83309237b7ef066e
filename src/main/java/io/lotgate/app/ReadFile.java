package io.lotgate.app;

import io.lotgate.document.Documents;
import io.lotgate.evaluation.Evaluator;
import io.lotgate.evaluation.Finding;
import io.lotgate.intake.ColumnMap;
import io.lotgate.intake.ColumnMaps;
import io.lotgate.intake.Intake;
import io.lotgate.intake.Occasion;
import io.lotgate.intake.Reading;
import io.lotgate.specification.ProductSpecification;
import io.lotgate.specification.SpecificationReader;
import io.lotgate.specification.TestSpecification;
import io.lotgate.specification.YamlFile;
import io.lotgate.value.Digest;
import io.lotgate.value.ExactJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** Prints what is found in an instrument's file; needs neither database nor server, and keeps nothing. */
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description = "Prints as JSON what is found in an instrument's file: the instrument, its samples, each with the"
                + " observation that `evaluate` takes and where every value stands, and findings with line and column."
                + " Exit code 0 when the file is read, 1 when it is refused.")
final class ReadFile implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The file as the instrument wrote it, at most 32 MB.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Path file;

    @Option(
            names = "--map",
            paramLabel = "MAP",
            description = "A column map to try, beside the kinds of files the program knows; may be repeated.")
    private List<Path> maps = new ArrayList<>();

    @ArgGroup(exclusive = false)
    private @Nullable ForTest forTest;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    /** A test whose method's form the observations are brought into. */
    static final class ForTest {
        @Option(
                names = "--specification",
                required = true,
                description = "A product specification; with --test, the observations take that test's form and the"
                        + " answer carries its method and criterion.")
        @SuppressWarnings("NullAway.Init") // picocli sets it before call()
        private Path specification;

        @Option(names = "--test", required = true, description = "Id of a test of the specification.")
        @SuppressWarnings("NullAway.Init") // picocli sets it before call()
        private String test;
    }

    @Override
    public Integer call() throws IOException {
        Optional<TestSpecification> test = forTest == null ? Optional.empty() : Optional.of(test(forTest));
        byte[] content = content();
        Intake intake = Intake.with(columnMaps());
        Reading reading = intake.read(file.toString(), content);
        ObjectNode answer = ExactJson.mapper().createObjectNode();
        answer.put("file", file.toString()).put("sha256", Digest.of(content).hex());
        test.ifPresent(of -> {
            answer.put("method", of.method());
            answer.set("criterion", of.criterion());
        });
        answer.setAll(
                test.isPresent() && reading instanceof Reading.Recognised found
                        ? intake.forTest(found, test.get(), occasion()).toJson()
                        : reading.toJson());
        out().println(ExactJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(answer));
        if (reading instanceof Reading.Refused refused) {
            String why = refused.findings().stream().map(Finding::message).collect(Collectors.joining(" "));
            spec.commandLine().getErr().println("lotgate: " + why);
            return 1;
        }
        return 0;
    }

    private List<ColumnMap> columnMaps() throws IOException {
        List<ColumnMap> read = new ArrayList<>();
        for (Path map : maps) {
            var outcome = ColumnMaps.proposal(map.toString(), Files.readAllBytes(map));
            if (outcome instanceof YamlFile.Outcome.Refused<ColumnMap> refused) {
                throw new StartupRefusal(
                        refused.problems().stream().map(Object::toString).collect(Collectors.joining("; ")));
            }
            read.add(((YamlFile.Outcome.Read<ColumnMap>) outcome).content());
        }
        return read;
    }

    /** No lot is expected here; only what was measured in the future is told. */
    private static Occasion occasion() {
        return new Occasion(
                Optional.empty(), ZoneId.systemDefault(), Clock.systemUTC().instant());
    }

    private byte[] content() throws IOException {
        if (Files.isDirectory(file)) {
            throw new StartupRefusal(file + " is a folder. Give one file.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(Documents.LARGEST_FILE + 1);
            if (content.length > Documents.LARGEST_FILE) {
                throw new StartupRefusal(file + " is larger than 32 MB, the most that is read. Export fewer samples.");
            }
            return content;
        }
    }

    private static TestSpecification test(ForTest wanted) throws IOException {
        byte[] yaml = Files.readAllBytes(wanted.specification);
        var read = SpecificationReader.read(wanted.specification.toString(), yaml, Evaluator.standard());
        if (read instanceof io.lotgate.specification.Reading.Refused refused) {
            throw new StartupRefusal(
                    refused.problems().stream().map(Object::toString).collect(Collectors.joining("; ")));
        }
        ProductSpecification product = ((io.lotgate.specification.Reading.Read) read).specification();
        return product.tests().stream()
                .filter(test -> test.id().equals(wanted.test))
                .findFirst()
                .orElseThrow(() -> new StartupRefusal(wanted.specification + " has no test '" + wanted.test
                        + "'. It has "
                        + product.tests().stream().map(TestSpecification::id).collect(Collectors.joining(", "))
                        + "."));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}

package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.evaluation.JsonLines;
import io.lotgate.value.ExactJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The command that shows what is found in an instrument's file. */
class ReadFileTest {
    private static final Path SAMPLES = Path.of("src/test/resources/samples");
    private static final Path VI_CELL = SAMPLES.resolve("cellcount/Beckman_Vi-Cell-BLU_example01.csv");
    private static final String UC_MSC = "config/products/uc-msc-iv/1.yaml";

    @TempDir
    private Path folder;

    private record Ran(int code, String out, String err) {
        JsonNode json() {
            return ExactJson.mapper().readTree(out);
        }
    }

    @Test
    void printsInstrumentSamplesAndWhereEachValueStands() {
        Ran ran = run("read", VI_CELL.toString());

        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.json().path("instrument").asString()).startsWith("Vi-CELL BLU");
        assertThat(ran.json().path("sha256").asString())
                .isEqualTo("8debb54a4b10ba3aae7e568d5808b310970357718ee6a42f7a7296d76497cb1d");
        JsonNode first = ran.json().at("/samples/0");
        assertThat(first.path("sample").asString()).isEqualTo("CLB001");
        assertThat(first.path("line").asInt()).isEqualTo(2);
        assertThat(first.path("observation").toString())
                .isEqualTo("{\"viability\":\"96.9\",\"viablePerMl\":\"750000\"}");
        assertThat(first.at("/origins/0/column").asString()).isEqualTo("Viability (%)");
    }

    @Test
    void namesLineAndColumnOfAFinding() {
        JsonNode failed = samples(run("read", VI_CELL.toString())).stream()
                .filter(sample -> !sample.path("usable").asBoolean())
                .findFirst()
                .orElseThrow();

        assertThat(failed.path("sample").asString()).isEqualTo("CLB008");
        assertThat(failed.at("/findings/0/code").asString()).isEqualTo("INSTRUMENT_ERROR");
        assertThat(failed.at("/findings/0/line").asInt()).isEqualTo(8);
        assertThat(failed.at("/findings/0/column").asString()).isNotEmpty();
    }

    @Test
    void whatItPrintsIsWhatEvaluateTakes() throws IOException {
        Ran ran = run("read", VI_CELL.toString(), "--specification", UC_MSC, "--test", "viability");
        assertThat(ran.code()).as(ran.err()).isZero();
        ObjectNode line = ExactJson.mapper().createObjectNode();
        line.set("method", ran.json().path("method"));
        line.set("criterion", ran.json().path("criterion"));
        line.set("observation", ran.json().at("/samples/0/observation"));

        ByteArrayOutputStream judged = new ByteArrayOutputStream();
        JsonLines.run(new ByteArrayInputStream(ExactJson.mapper().writeValueAsBytes(line)), judged);

        assertThat(judged.toString(StandardCharsets.UTF_8)).contains("\"verdict\":\"CONFORMS\"");
    }

    @Test
    void refusesATestThatTheSpecificationDoesNotHave() {
        Ran ran = run("read", VI_CELL.toString(), "--specification", UC_MSC, "--test", "viabilty");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err().lines()).singleElement().asString().contains("has no test 'viabilty'", "viability,");
    }

    @Test
    void triesAColumnMapBeforeItIsImported() throws IOException {
        Path map = Path.of("config/instruments/plate-reader-endotoxin/1.yaml");
        String plate = SAMPLES.resolve("mapped/plate_reader_endotoxin.csv").toString();

        Ran ran = run("read", plate, "--map", map.toString());

        assertThat(ran.code()).as(ran.out()).isZero();
        assertThat(run("read", plate).code()).as("nobody else reads it").isEqualTo(1);
        assertThat(ran.json().at("/samples/0/observation/value").asString()).isEqualTo("<0.050");
        Path wrong = Files.writeString(
                folder.resolve("map.yaml"), Files.readString(map).replace("decimal: point", "decimal: dot"));
        assertThat(run("read", plate, "--map", wrong.toString()).err().lines())
                .singleElement()
                .asString()
                .contains("map.yaml:7: decimal: must be one of point, comma");
    }

    @Test
    void neitherAFolderNorAMissingFileIsRead() {
        assertThat(run("read", folder.toString()).err().lines())
                .singleElement()
                .asString()
                .contains("is a folder");
        Ran missing = run("read", folder.resolve("none.csv").toString());
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err().lines()).singleElement().asString().contains("none.csv");
    }

    static Stream<byte[]> hostile() throws IOException {
        byte[] book = Files.readAllBytes(SAMPLES.resolve("cellcount/revvity_matrix_1_xlsx.xlsx"));
        byte[] text = Files.readAllBytes(VI_CELL);
        return Stream.of(
                new byte[0],
                new byte[] {'P', 'K', 3, 4, 0, 0},
                Arrays.copyOf(book, book.length / 2),
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><Workspace>&a;</Workspace>"
                        .getBytes(StandardCharsets.UTF_8),
                "[".repeat(1 << 20).getBytes(StandardCharsets.UTF_8),
                "{\"$asm.manifest\":".repeat(50_000).getBytes(StandardCharsets.UTF_8),
                new String(text, StandardCharsets.UTF_8)
                        .replaceFirst("CLB005", "\"CLB005")
                        .getBytes(StandardCharsets.UTF_8),
                new byte[33 << 20]);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aHostileFileIsOneLine(byte[] content) throws IOException {
        Ran ran =
                run("read", Files.write(folder.resolve("hostile.csv"), content).toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err().lines())
                .singleElement()
                .asString()
                .startsWith("lotgate: ")
                .contains("hostile.csv");
    }

    private static List<JsonNode> samples(Ran ran) {
        List<JsonNode> samples = new ArrayList<>();
        ran.json().path("samples").forEach(samples::add);
        return samples;
    }

    private static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int code = line.execute(arguments);
        return new Ran(code, out.toString(), err.toString());
    }
}

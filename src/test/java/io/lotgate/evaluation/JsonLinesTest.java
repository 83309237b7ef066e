package io.lotgate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.value.ExactJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JsonLinesTest {
    private static final String REQUEST =
            "{\"id\":\"r1\",\"method\":\"numeric\",\"criterion\":{\"min\":\"95.0\",\"unit\":\"%\"},"
                    + "\"observation\":{\"value\":\"94.96\",\"unit\":\"%\"}}";
    private static final String ANSWER =
            "{\"id\":\"r1\",\"verdict\":\"CONFORMS\",\"reported\":\"95.0 %\",\"values\":{\"rounded\":\"95.0\"},"
                    + "\"findings\":[],\"workings\":[\"94.96 rounds to 95.0 (USP 7.20, 1 decimal as in the limit)\","
                    + "\"95.0 >= 95.0\"]}";

    private static List<String> run(byte[] input) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonLines.run(new ByteArrayInputStream(input), out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static List<JsonNode> answers(String input) throws IOException {
        return run(input.getBytes(StandardCharsets.UTF_8)).stream()
                .map(ExactJson.mapper()::readTree)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n"})
    void answersTheExampleOfTheContractToTheLetter(String end) throws IOException {
        assertThat(run((REQUEST + end).getBytes(StandardCharsets.UTF_8))).containsExactly(ANSWER);
    }

    @Test
    void aBadLineIsAnsweredAndTheRunGoesOn() throws IOException {
        List<JsonNode> answers = answers(REQUEST + "\nnot json\n\n[1]\n{\"id\":2,\"id\":3}\n" + REQUEST + "\n");

        assertThat(answers).hasSize(6);
        assertThat(answers)
                .extracting(answer -> answer.path("verdict").asString())
                .containsExactly("CONFORMS", "INVALID", "INVALID", "INVALID", "INVALID", "CONFORMS");
        assertThat(answers.get(1).path("cause").asString()).isEqualTo("INPUT");
        assertThat(answers.get(1).path("findings").path(0).path("message").asString())
                .startsWith("line 2 is not JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"x\"", "1.50", "true", "null", "\"\u4e2d\u6587\""})
    void theIdComesBackAsItWasGiven(String id) throws IOException {
        assertThat(run(REQUEST.replace("\"r1\"", id).getBytes(StandardCharsets.UTF_8))
                        .get(0))
                .startsWith("{\"id\":" + id + ",\"verdict\":\"CONFORMS\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[1]", "\"\\ud800\"", "\"a\\u0007\""})
    void anIdThatIsNoNameIsRefused(String id) throws IOException {
        assertThat(answers(REQUEST.replace("\"r1\"", id))
                        .get(0)
                        .path("findings")
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo("BAD_ID");
    }

    @Test
    void anUnusableRequestKeepsItsId() throws IOException {
        List<JsonNode> answers = answers("{\"id\":5}\n{\"id\":6,\"method\":7,\"criterion\":null}\n"
                + "{\"id\":7,\"method\":\"numeric\",\"criterion\":{\"max\":\"1\",\"unit\":\"%\"}}");

        assertThat(answers).extracting(answer -> answer.path("id").asInt()).containsExactly(5, 6, 7);
        assertThat(answers)
                .extracting(answer -> answer.path("cause").asString())
                .containsOnly("INPUT");
    }

    @Test
    void aLineOfMoreThanOneMebibyteIsRefusedForItself() throws IOException {
        String long1 = REQUEST.replace("r1", "x".repeat(3 << 20));

        List<JsonNode> answers = answers(REQUEST + "\n" + long1 + "\n" + REQUEST);

        assertThat(answers).hasSize(3);
        assertThat(answers.get(1).path("findings").path(0).path("code").asString())
                .isEqualTo("LINE_TOO_LONG");
        assertThat(answers.get(2).path("id").asString()).isEqualTo("r1");
    }

    @Test
    void brokenUtf8IsRefusedForItsLine() throws IOException {
        byte[] bad = (REQUEST + "\n" + REQUEST).getBytes(StandardCharsets.UTF_8);
        bad[8] = (byte) 0xC0;

        List<String> answers = run(bad);

        assertThat(answers.get(0)).contains("NOT_UTF8");
        assertThat(answers.get(1)).isEqualTo(ANSWER);
    }

    @Test
    void aByteOrderMarkIsTolerated() throws IOException {
        assertThat(run(("\uFEFF" + REQUEST).getBytes(StandardCharsets.UTF_8))).containsExactly(ANSWER);
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whoWaitsForEachAnswerGetsIt() throws IOException {
        PipedInputStream in = new PipedInputStream();
        PipedInputStream hear = new PipedInputStream();
        try (PipedOutputStream ask = new PipedOutputStream(in);
                PipedOutputStream out = new PipedOutputStream(hear)) {
            CompletableFuture<Void> run = CompletableFuture.runAsync(() -> serve(in, out));
            for (int i = 0; i < 3; i++) {
                ask.write((REQUEST + "\n").getBytes(StandardCharsets.UTF_8));
                ask.flush();

                assertThat(new String(hear.readNBytes(ANSWER.length() + 1), StandardCharsets.UTF_8))
                        .isEqualTo(ANSWER + "\n");
            }
            assertThat(run).isNotDone();
        }
    }

    private static void serve(InputStream in, OutputStream out) {
        try {
            JsonLines.run(in, out);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void aHundredThousandLinesTakeSecondsAndKeepTheirOrder() throws IOException {
        StringBuilder input = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            input.append(REQUEST.replace("\"r1\"", String.valueOf(i))).append('\n');
        }
        byte[] lines = input.toString().getBytes(StandardCharsets.UTF_8);
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();

        List<String> answers = run(lines);

        // processor time, so that a busy machine does not fail it
        assertThat(Duration.ofNanos(clock.getCurrentThreadCpuTime() - start)).isLessThan(Duration.ofSeconds(15));
        assertThat(answers).hasSize(100_000);
        assertThat(IntStream.range(0, answers.size())
                        .allMatch(i -> answers.get(i).startsWith("{\"id\":" + i + ",")))
                .isTrue();
    }
}

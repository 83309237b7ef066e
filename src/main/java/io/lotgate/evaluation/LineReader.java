package io.lotgate.evaluation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Lines of bytes, ended by LF or CR LF. A line longer than allowed is skipped without being kept. Before it waits for
 * more input it flushes the answers, so that a partner who waits for them is not kept waiting.
 */
final class LineReader {
    static final int LONGEST = 1 << 20;

    /** @param text empty when the line is too long or not UTF-8 */
    record Line(Optional<String> text, boolean oversized) {}

    private final InputStream in;
    private final OutputStream answers;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;

    LineReader(InputStream in, OutputStream answers) {
        this.in = in;
        this.answers = answers;
    }

    /** The next line; empty at the end of the input. */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        boolean oversized = false;
        boolean any = false;
        while (fill()) {
            any = true;
            int start = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            oversized |= line.size() + at - start > LONGEST;
            if (!oversized) {
                line.write(buffer, start, at - start);
            }
            if (at < end) {
                at++;
                break;
            }
        }
        return any ? Optional.of(line(line, oversized)) : Optional.empty();
    }

    private static Line line(ByteArrayOutputStream bytes, boolean oversized) {
        if (oversized) {
            return new Line(Optional.empty(), true);
        }
        try {
            ByteBuffer content = ByteBuffer.wrap(bytes.toByteArray());
            return new Line(
                    Optional.of(
                            StandardCharsets.UTF_8.newDecoder().decode(content).toString()),
                    false);
        } catch (CharacterCodingException notUtf8) {
            return new Line(Optional.empty(), false);
        }
    }

    /** Whether there is a byte to read. */
    private boolean fill() throws IOException {
        if (at < end) {
            return true;
        }
        if (in.available() == 0) {
            answers.flush();
        }
        at = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }
}

package io.lotgate.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A text file's lines as bytes, one at a time. */
final class Lines implements Iterator<byte[]> {
    private static final int LONGEST = 64 << 20; // an entry has some hundred bytes; more is no ledger

    private final InputStream in;
    private final String name;
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private byte @Nullable [] next;

    private Lines(InputStream in, String name) {
        this.in = in;
        this.name = name;
        this.next = read();
    }

    static Stream<byte[]> of(Path file) {
        try {
            InputStream in = Files.newInputStream(file);
            Lines lines = new Lines(in, file.getFileName().toString());
            return StreamSupport.stream(Spliterators.spliteratorUnknownSize(lines, Spliterator.ORDERED), false)
                    .onClose(() -> close(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public byte[] next() {
        byte[] line = next;
        if (line == null) {
            throw new NoSuchElementException();
        }
        next = read();
        return line;
    }

    private byte @Nullable [] read() {
        ByteArrayOutputStream line = new ByteArrayOutputStream(0);
        try {
            while (from < to || fill()) {
                int end = from;
                while (end < to && buffer[end] != '\n') {
                    end++;
                }
                if (end < to && line.size() == 0) { // whole in the buffer, as most are
                    byte[] whole = Arrays.copyOfRange(buffer, from, end);
                    from = end + 1;
                    return whole;
                }
                line.write(buffer, from, end - from);
                from = Math.min(to, end + 1);
                if (end < to) {
                    return line.toByteArray();
                }
                if (line.size() > LONGEST) {
                    throw new IOException(name + " has a line of more than " + LONGEST + " bytes");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.size() == 0 ? null : line.toByteArray();
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer));
        return to > 0;
    }
}

package io.lotgate.app;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and hashes bytes on their way through. */
final class Fingerprint {
    private final MessageDigest digest;
    private long bytes;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    long bytes() {
        return bytes;
    }

    /** SHA-256 of what passed; asked once, at the end. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private void add(byte[] buffer, int from, int length) {
        digest.update(buffer, from, length);
        bytes += length;
    }

    OutputStream of(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] buffer, int from, int length) throws IOException {
                out.write(buffer, from, length);
                add(buffer, from, length);
            }
        };
    }

    /** Reads at most one byte more than expected, so that what claims to be small stays small. */
    InputStream of(InputStream in, long expected) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                long left = expected + 1 - bytes;
                int count = left <= 0 ? -1 : in.read(buffer, from, (int) Math.min(length, left));
                if (count > 0) {
                    add(buffer, from, count);
                }
                return count;
            }
        };
    }
}

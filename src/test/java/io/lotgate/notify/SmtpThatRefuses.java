package io.lotgate.notify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A mail server that speaks SMTP and knows nobody. */
final class SmtpThatRefuses implements AutoCloseable {
    private final ServerSocket server;

    SmtpThatRefuses() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "smtp that refuses");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** Until the test ends, or a client breaks off, which ours does not. */
    private void serve() {
        boolean open = true;
        while (open) {
            try (Socket client = server.accept()) {
                talk(client);
            } catch (IOException ended) {
                open = false;
            }
        }
    }

    private static void talk(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = client.getOutputStream();
        say(out, "220 here");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.toUpperCase(Locale.ROOT);
            say(out, verb.startsWith("RCPT") ? "550 5.1.1 no such person here" : "250 yes");
            if (verb.startsWith("QUIT")) {
                return;
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

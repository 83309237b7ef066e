package io.lotgate.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.springframework.core.env.Environment;

/** Where the pages are served; tried before the database is made, which takes longer than anyone waits for this. */
record ListeningPort(String address, int port) {
    private static final int LARGEST = 65535;

    /** The one that is set; refuses what is no port. */
    static ListeningPort of(Environment environment) {
        String port = environment.getProperty("server.port", "8080").strip();
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > LARGEST) {
            throw new StartupRefusal("there is no port " + port + ". Give one from 1 to " + LARGEST
                    + ", or 0 for any free one, with --port.");
        }
        return new ListeningPort(environment.getProperty("server.address", ""), Integer.parseInt(port));
    }

    /** Refuses a port that cannot be listened on now. */
    void refuseTaken() {
        try {
            bind(port);
        } catch (UnknownHostException unknown) {
            throw new StartupRefusal("server.address: this machine does not know «" + address + "».", unknown);
        } catch (IOException taken) {
            refuseForeignAddress();
            throw new StartupRefusal(refusal(port, String.valueOf(taken.getMessage())), taken);
        }
    }

    static String refusal(int port, String why) {
        return why.contains("denied")
                ? "this user may not listen on the port " + port + ". Choose one above 1023 with --port."
                : "the port " + port + " is taken. Stop the other program or choose another one with --port.";
    }

    private void refuseForeignAddress() {
        try {
            bind(0);
        } catch (IOException foreign) {
            throw new StartupRefusal(
                    "server.address: this machine does not have the address " + address + ". Set one that it has.",
                    foreign);
        }
    }

    private void bind(int wanted) throws IOException {
        InetAddress listening = address.isBlank() ? null : InetAddress.getByName(address);
        new ServerSocket(wanted, 1, listening).close();
    }
}

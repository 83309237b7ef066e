package io.lotgate.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The program's version, written by the build. */
final class Version {
    private Version() {}

    static String current() {
        try (InputStream in = Version.class.getResourceAsStream("/META-INF/lotgate/version.properties")) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}

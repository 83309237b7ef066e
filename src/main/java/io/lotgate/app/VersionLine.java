package io.lotgate.app;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints; apart from {@link Version}, as a host has no command line. */
final class VersionLine implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"lotgate " + Version.current()};
    }
}

package io.lotgate.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;

/** The templates that a laboratory or host gives instead of the shipped ones. */
record OwnTemplates(String place) {

    /** The text of a template, such as {@code certificate/certificate.html}; empty when the shipped one serves. */
    Optional<String> find(String name) {
        Resource file = new DefaultResourceLoader().getResource((place.endsWith("/") ? place : place + "/") + name);
        try {
            return file.exists() ? Optional.of(file.getContentAsString(StandardCharsets.UTF_8)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("unreadable template " + file.getDescription(), e);
        }
    }
}

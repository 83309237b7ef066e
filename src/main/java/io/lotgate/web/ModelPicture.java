package io.lotgate.web;

import io.lotgate.process.Way;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The picture that ships with a process model, and the way that a lot took through it drawn on top. */
final class ModelPicture {
    private static final String TAKEN = "{ fill: #dcefe3; stroke: #17663a; stroke-width: 3px; }";
    private static final String PASSED = "{ stroke: #17663a; stroke-width: 4px; }";
    private static final String OPEN = "{ fill: #fbefd9; stroke: #774800; stroke-width: 3px; }";

    private ModelPicture() {}

    /**
     * The SVG.
     *
     * @param name of the model
     * @param sha256 of the model's file; the picture of another version is not this model's
     */
    static Optional<byte[]> of(String name, String sha256) {
        if (!name.matches("[a-z-]{1,40}")) {
            return Optional.empty();
        }
        try (InputStream in = ModelPicture.class.getResourceAsStream("/META-INF/lotgate/bpmn/" + name + ".svg")) {
            byte[] svg = in == null ? new byte[0] : in.readAllBytes();
            return new String(svg, StandardCharsets.UTF_8).contains("data-model-sha256=\"" + sha256 + "\"")
                    ? Optional.of(svg)
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same with every step done, the step that is open and the flows between them marked. */
    static Optional<String> taken(String name, Way way) {
        return of(name, way.model()).map(svg -> {
            String rules = Stream.of(
                            way.passed().stream().sorted().map(id -> rule(id, PASSED)),
                            steps(way, Way.State.DONE).map(id -> rule(id, TAKEN)),
                            steps(way, Way.State.OPEN).map(id -> rule(id, OPEN)),
                            steps(way, Way.State.STOPPED).map(id -> rule(id, OPEN)))
                    .flatMap(each -> each)
                    .collect(Collectors.joining("\n"));
            String text = new String(svg, StandardCharsets.UTF_8);
            int head = text.indexOf('>') + 1;
            return text.substring(0, head) + "<style>" + rules + "</style>" + text.substring(head);
        });
    }

    private static Stream<String> steps(Way way, Way.State state) {
        return way.steps().stream().filter(step -> step.state() == state).map(Way.Step::id);
    }

    private static String rule(String id, String look) {
        return "[data-element-id=\"" + id.replaceAll("[^A-Za-z0-9_-]", "") + "\"] .djs-visual > :first-child " + look;
    }
}

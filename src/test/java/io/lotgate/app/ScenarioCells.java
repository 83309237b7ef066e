package io.lotgate.app;

import io.lotgate.document.Documents;
import io.lotgate.value.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** The small product of the scenarios, imported and approved as people do it. */
final class ScenarioCells {
    private static final Path FILE = Path.of("src/test/resources/scenarios/scenario-cells.yaml");

    private ScenarioCells() {}

    /** Approves a version of {@code scenario-cells}; doing it again changes nothing. */
    static void approved(int version) {
        approved("scenario-cells", version);
    }

    /** Approves the same product under a name of its own. */
    static void approved(String product, int version) {
        approved(product, version, yaml -> yaml);
    }

    /** Approves it under a name of its own with something changed in the file. */
    static void approved(String product, int version, UnaryOperator<String> change) {
        Lab lab = TimedLab.lab();
        Documents documents = lab.bean(Documents.class);
        String name = Integer.toString(version);
        if (documents.find(Documents.Kind.SPECIFICATION, product, name).isPresent()) {
            return;
        }
        TimedLab.done(lab.process()
                .importDraft(
                        Ids.next(),
                        Documents.Kind.SPECIFICATION,
                        product,
                        name,
                        file(product, version, change),
                        lab.actor("admin")));
        TimedLab.done(lab.process()
                .approve(
                        Ids.next(),
                        documents
                                .find(Documents.Kind.SPECIFICATION, product, name)
                                .orElseThrow(),
                        lab.actor("qa"),
                        Lab.credentials("qa")));
    }

    private static byte[] file(String product, int version, UnaryOperator<String> change) {
        try {
            return change.apply(Files.readString(FILE))
                    .replace("product: scenario-cells", "product: " + product)
                    .replace("version: 1\nname", "version: " + version + "\nname")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

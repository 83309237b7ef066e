package io.lotgate.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.evaluation.Verdict;
import io.lotgate.lot.Follows;
import io.lotgate.specification.Gate;
import io.lotgate.specification.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of what follows a verdict: it answers everything as the record does, and nothing else is let in. */
class DecisionTableTest {
    private static final String FILE = "bpmn/follow-up.dmn";
    private static final Set<String> TAKEN = new TreeSet<>();
    private static final DmnEngine ENGINE = engine();

    private final String table = read();

    private static DmnEngine engine() {
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        DmnDecisionTableEvaluationListener listener =
                event -> event.getMatchingRules().forEach(rule -> TAKEN.add(rule.getId()));
        configuration.getCustomPostDecisionTableEvaluationListeners().add(listener);
        return configuration.buildEngine();
    }

    @Test
    void theShippedTableAgreesWithTheRecordAndEveryRuleOfItIsTaken() {
        assertThat(DecisionReader.read(FILE, bytes(table))).isInstanceOfSatisfying(ModelReading.Read.class, read -> {
            assertThat(read.name()).isEqualTo("follow-up");
            assertThat(read.version()).isEqualTo("1");
            TAKEN.clear();
            assertThat(check(table)).isEmpty();
            assertThat(TAKEN)
                    .containsExactlyInAnyOrderElementsOf(
                            read.steps().stream().map(ModelReading.Step::id).toList());
            assertThat(read.steps())
                    .extracting(ModelReading.Step::by)
                    .containsOnly("CONCLUDE", "REPEAT_RUN", "INVESTIGATE", "FURTHER_TEST");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "CONFORMS, BLOCKING, 0, CONCLUDE",
        "CONFORMS, INFORMATION, 2, CONCLUDE",
        "INVALID, LATE, 0, REPEAT_RUN",
        "INVALID, INFORMATION, 1, REPEAT_RUN",
        "OUT_OF_SPECIFICATION, BLOCKING, 1, INVESTIGATE",
        "OUT_OF_SPECIFICATION, INFORMATION, 0, CONCLUDE",
        "INCONCLUSIVE, BANK, 1, FURTHER_TEST",
        "INCONCLUSIVE, INFORMATION, 1, FURTHER_TEST",
        "INCONCLUSIVE, ADMINISTRATION, 0, INVESTIGATE",
        "INCONCLUSIVE, INFORMATION, 0, CONCLUDE"
    })
    void theRecordGoesByTheSameRule(Verdict verdict, Gate gate, int left, Follows follows) {
        assertThat(Follows.of(verdict, gate, left)).isEqualTo(follows);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"INVESTIGATE\"           | \"CONCLUDE\"              | the record goes by INVESTIGATE",
                ">= 1                    | >= 2                    | no rule answers",
                "not(\"INFORMATION\")      | -                       | cannot be answered",
                "\"INVALID\"</text>        | \"CONFORMS\"</text>       | cannot be answered",
                "\"REPEAT_RUN\"</text>     | \"FURTHER_TEST\"</text>   | the record goes by REPEAT_RUN"
            })
    void aTableThatLeadsAwayFromTheRecordIsRefused(String before, String after, String why) {
        String escaped = before.replace(">=", "&gt;=");
        assertThat(table).contains(escaped);
        int at = table.indexOf("<rule");
        String changed = table.substring(0, at) + table.substring(at).replace(escaped, after.replace(">=", "&gt;="));
        assertThat(DecisionReader.read(FILE, bytes(changed))).isInstanceOf(ModelReading.Read.class);
        assertThat(check(changed)).contains(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verdict = \"CONFORMS\"",
                "contains(verdict, \"x\")",
                "${runtimeService}",
                "#{x}",
                "{a: function() external {java: {class: \"java.lang.Runtime\"}}}",
                "if true then \"CONFORMS\" else \"INVALID\"",
                "\"CONFORMS\" + \"x\"",
                "date(\"2026-01-01\")",
                "12345",
                "conforms"
            })
    void anEntryOnlyComparesWithWordsAndNumbers(String entry) {
        String text = entry.replace("<", "&lt;").replace(">", "&gt;");
        assertThat(refused(table.replaceFirst(
                        "(<inputEntry id=\"Rule_Conforms_Verdict\">\\s*<text>)[^<]*",
                        "$1" + java.util.regex.Matcher.quoteReplacement(text))))
                .contains("not allowed here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<text>furtherTests</text> | <text>lotId</text>",
                "<text>verdict</text> | <text>execution.getVariable(\"x\")</text>",
                "<text>\"REPEAT_RUN\"</text> | <text>verdict</text>",
                "<text>\"REPEAT_RUN\"</text> | <text>\"RELEASE\"</text>",
                "name=\"follows\" | name=\"lotId\"",
                "hitPolicy=\"UNIQUE\" | hitPolicy=\"COLLECT\" aggregation=\"SUM\"",
                "hitPolicy=\"UNIQUE\" | hitPolicy=\"COLLECT\"",
                "typeRef=\"integer\" | typeRef=\"integer\" expressionLanguage=\"groovy\"",
                "typeRef=\"integer\" | typeRef=\"integer\" camunda:inputVariable=\"x\"",
                "<inputEntry id=\"Rule_Conforms_Gate\"> | <inputEntry id=\"Rule_Conforms_Gate\" expressionLanguage=\"javascript\">",
                "id=\"follow-up\" | id=\"other\"",
                "camunda:versionTag=\"1\" | name=\"x\"",
                "name=\"What follows a verdict\" | name=\"${x}\"",
                "<description>A test for information stays inconclusive when no further test is left.</description> | <description></description>"
            })
    void whatATableMayNotSayIsRefused(String before, String after) {
        assertThat(table).contains(before);
        assertThat(refused(table.replace(before, after))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<literalExpression><text>1</text></literalExpression>",
                "<context/>",
                "<invocation/>",
                "<businessKnowledgeModel id=\"x\"/>",
                "<import namespace=\"x\" importType=\"y\"/>",
                "<informationRequirement/>",
                "<extensionElements/>",
                "<script xmlns=\"http://www.w3.org/1999/xhtml\">alert(1)</script>"
            })
    void elementsThatATableNeedsNotAreRefused(String element) {
        assertThat(refused(table.replaceFirst("<decisionTable", element + "<decisionTable")))
                .contains("not one that a decision may hold");
    }

    @Test
    void entitiesAndBrokenFilesAreRefused() {
        assertThat(refused(table.replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY a \"b\">]>")))
                .contains("document type");
        assertThat(refused("<a>")).contains("does not parse");
        assertThat(refused("")).contains("does not parse");
        assertThat(refused(table.replaceAll("(?s)<decision .*</decision>", ""))).contains("holds 0 decisions");
    }

    private static String check(String xml) {
        return words(new DecisionCheck(ENGINE).problems(FILE, "follow-up", bytes(xml)));
    }

    private static String refused(String xml) {
        ModelReading reading = DecisionReader.read(FILE, bytes(xml));
        assertThat(reading).isInstanceOf(ModelReading.Refused.class);
        return words(((ModelReading.Refused) reading).problems());
    }

    private static String words(java.util.List<Problem> problems) {
        return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String read() {
        try {
            return Files.readString(Path.of(FILE));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

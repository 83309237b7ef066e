package io.lotgate.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.specification.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A process model runs inside the program: what could make it run anything else is refused by line and element. */
class HostileModelTest {
    private static final String SERVICE = "camunda:delegateExpression=\"${evaluateResult}\"";
    private static final String CONDITION = "${execution.getVariable('follows') == 'REPEAT_RUN'}";
    private static final String INSIDE = "<bpmn:outgoing>Flow_ToReview</bpmn:outgoing>";

    private final String model = read("bpmn/perform-test.bpmn");

    @ParameterizedTest
    @CsvSource({
        "perform-test, 3",
        "oos-investigation, 1",
        "perform-retests, 1",
        "lot-release, 3",
        "lot-in-stock, 1",
        "dose-issue, 1",
        "recall, 1",
        "exceptional-supply, 1"
    })
    void theShippedModelsAreAccepted(String name, String version) {
        ModelReading reading = ModelReader.read(name + ".bpmn", bytes(read("bpmn/" + name + ".bpmn")));
        assertThat(reading).isInstanceOfSatisfying(ModelReading.Read.class, read -> {
            assertThat(read.name()).isEqualTo(name);
            assertThat(read.version()).isEqualTo(version);
            assertThat(read.steps()).hasSizeGreaterThan(5);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camunda:class=\"io.lotgate.process.EvaluateResult\"",
                "camunda:expression=\"${evaluateResult}\"",
                "camunda:delegateExpression=\"${runtimeService}\"",
                "camunda:delegateExpression=\"${evaluateResult.lots()}\"",
                "camunda:delegateExpression=\"${''.class.forName('java.lang.Runtime')}\"",
                "camunda:delegateExpression=\"#{evaluateResult}${evaluateResult}\"",
                "camunda:type=\"external\" camunda:topic=\"x\"",
                "camunda:type=\"mail\"",
                "camunda:resultVariable=\"outcome\" camunda:delegateExpression=\"${evaluateResult}\"",
                "camunda:jobPriority=\"${1}\" camunda:delegateExpression=\"${evaluateResult}\"",
                "xmlns:a=\"http://activiti.org/bpmn\" a:class=\"x\"",
                "implementation=\"##WebService\""
            })
    void aTaskOfTheProgramRunsNothingElse(String attributes) {
        assertThat(refused(model.replace(SERVICE, attributes))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${execution.processEngineServices.repositoryService.deleteDeployment('1')}",
                "${execution.getVariable('outcome') == 'USABLE' and evaluateResult.execute(execution)}",
                "${execution.setVariable('outcome', 'USABLE')}",
                "#{execution.getVariable('outcome') == 'USABLE'}",
                "${execution.getVariable('outcome').class.name == 'USABLE'}",
                "${true}",
                "outcome"
            })
    void aConditionOnlyComparesAVariableWithAWord(String condition) {
        assertThat(refused(model.replace(CONDITION, condition))).contains("not allowed here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:extensionElements><camunda:executionListener class=\"x\" event=\"start\"/></bpmn:extensionElements>",
                "<bpmn:extensionElements><camunda:taskListener expression=\"${x}\" event=\"create\"/></bpmn:extensionElements>",
                "<bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name=\"a\"><camunda:script scriptFormat=\"groovy\">x</camunda:script></camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements>",
                "<bpmn:extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></bpmn:extensionElements>",
                "<bpmn:extensionElements><camunda:formData/></bpmn:extensionElements>",
                "<bpmn:potentialOwner/>",
                "<script xmlns=\"http://www.w3.org/1999/xhtml\">alert(1)</script>"
            })
    void noListenerScriptConnectorOrFormStandsInATask(String inside) {
        assertThat(refused(model.replace(INSIDE, inside + INSIDE))).contains("not one that a model may hold");
    }

    @Test
    void onlyTheRejectionOfTheLotMayInterruptATask() {
        String both = "<bpmn:boundaryEvent id=\"Event_X\" name=\"x\" attachedToRef=\"Task_ReviewResult\">"
                + "<bpmn:messageEventDefinition id=\"M\" messageRef=\"Message_LotRejected\"/><bpmn:timerEventDefinition id=\"T\"/>"
                + "</bpmn:boundaryEvent><bpmn:endEvent ";
        assertThat(refused(model.replaceFirst("<bpmn:endEvent ", both))).contains("must not interrupt");
        String other = "<bpmn:message id=\"Message_Other\" name=\"other\"/><bpmn:process ";
        assertThat(refused(model.replaceFirst("<bpmn:process ", other))).contains("«other» is not allowed here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${deadlines.performing(testId, lotId)}",
                "${deadlines.lots()}",
                "${deadlines.performing(lotId, testId).class}",
                "${execution.getVariable('follows')}",
                "2026-01-01T00:00:00Z"
            })
    void aTimerWaitsForAListedTimeOnly(String time) {
        String due = "${deadlines.performing(lotId, testId)}";
        assertThat(model).contains(due);
        assertThat(refused(model.replace(due, time))).contains("not allowed here");
    }

    @Test
    void aTimerThatInterruptsItsTaskIsRefused() {
        String timer =
                "<bpmn:boundaryEvent id=\"Event_X\" name=\"x\" attachedToRef=\"Task_ReviewResult\"/><bpmn:endEvent ";
        assertThat(refused(model.replaceFirst("<bpmn:endEvent ", timer))).contains("must not interrupt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scriptTask",
                "sendTask",
                "receiveTask",
                "subProcess",
                "transaction",
                "intermediateThrowEvent",
                "dataObject"
            })
    void elementsThatAModelNeedsNotAreRefused(String element) {
        String more = "<bpmn:" + element + " id=\"Task_X\" name=\"x\"/>";
        assertThat(refused(model.replace("<bpmn:endEvent", more + "<bpmn:endEvent")))
                .contains("not one that a model");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camunda:class=\"io.lotgate.process.EvaluateResult\"",
                "camunda:delegateExpression=\"${evaluateResult}\"",
                "camunda:decisionRef=\"follow-up\"",
                "camunda:decisionRef=\"other\" camunda:decisionRefBinding=\"deployment\" camunda:mapDecisionResult=\"singleEntry\" camunda:resultVariable=\"follows\"",
                "camunda:decisionRef=\"${x}\" camunda:decisionRefBinding=\"deployment\" camunda:mapDecisionResult=\"singleEntry\" camunda:resultVariable=\"follows\"",
                "camunda:decisionRef=\"follow-up\" camunda:decisionRefBinding=\"latest\" camunda:mapDecisionResult=\"singleEntry\" camunda:resultVariable=\"follows\"",
                "camunda:decisionRef=\"follow-up\" camunda:decisionRefBinding=\"deployment\" camunda:mapDecisionResult=\"singleEntry\" camunda:resultVariable=\"lotId\""
            })
    void aDecisionTaskAsksAListedTableOfItsOwnDeployment(String attributes) {
        String asks = "camunda:decisionRef=\"follow-up\" camunda:decisionRefBinding=\"deployment\""
                + " camunda:mapDecisionResult=\"singleEntry\" camunda:resultVariable=\"follows\"";
        assertThat(model).contains(asks);
        assertThat(refused(model.replace(asks, attributes))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=\"${evaluateResult}\"",
                "camunda:candidateGroups=\"${x}\"",
                "camunda:assignee=\"eve\"",
                "camunda:formKey=\"deployment:x\"",
                "camunda:dueDate=\"${x}\""
            })
    void noExpressionHidesInATaskOfAPerson(String attribute) {
        String task =
                "<bpmn:userTask id=\"Task_ReviewResult\" name=\"Review result\" camunda:candidateGroups=\"QC_REVIEWER\"";
        assertThat(refused(model.replace(task, "<bpmn:userTask id=\"Task_ReviewResult\" " + attribute)))
                .isNotEmpty();
    }

    @Test
    void entitiesAreNeitherReadNorExpanded() {
        String bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
        String file = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>";
        String remote = "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">";
        for (String type : List.of(bomb, file, remote)) {
            String hostile = model.replaceFirst("\\?>", "?>" + type).replace("name=\"Perform test\"", "name=\"&a;\"");
            assertThat(refused(hostile)).containsAnyOf("document type", "does not parse");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "id=\"perform-test\", id=\"other\", its id must be the file's name",
        "camunda:versionTag=\"3\", '', needs a camunda:versionTag",
        "camunda:historyTimeToLive=\"P180D\", '', needs a camunda:historyTimeToLive",
        "isExecutable=\"true\", '', isExecutable",
        "id=\"Task_ReviewResult\", id=\"Task_Other\", lacks the userTask Task_ReviewResult",
        "camunda:candidateGroups=\"QC_REVIEWER\", '', names their role"
    })
    void aModelThatTheProgramCannotFollowIsRefused(String before, String after, String words) {
        assertThat(refused(model.replaceFirst(before, after))).contains(words);
    }

    @Test
    void whatIsNoXmlIsRefusedByItsLine() {
        assertThat(refused("<?xml version=\"1.0\"?>\n<a>\n<b></a>"))
                .contains("perform-test.bpmn:3")
                .contains("parse");
        assertThat(refused("")).contains("does not parse");
        assertThat(refused("x".repeat(2 << 20))).contains("larger than 1 MB");
        assertThat(refused("<a>".repeat(100_000))).isNotEmpty();
    }

    private static String refused(String xml) {
        ModelReading reading = ModelReader.read("perform-test.bpmn", bytes(xml));
        assertThat(reading).isInstanceOf(ModelReading.Refused.class);
        return ((ModelReading.Refused) reading)
                .problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.lotgate.process;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * All that a process model may hold. A model runs inside the program, so whatever is not here is refused: scripts,
 * listeners, classes, connectors, forms, other expressions, timers, messages, data, and elements of other standards.
 */
final class ModelWhitelist {
    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String MODELER = "http://camunda.org/schema/modeler/1.0";

    /** Drawing only; the engine reads coordinates from it and nothing else. */
    private static final Set<String> DRAWING = Set.of(
            "http://www.omg.org/spec/BPMN/20100524/DI",
            "http://www.omg.org/spec/DD/20100524/DC",
            "http://www.omg.org/spec/DD/20100524/DI");

    private static final Set<String> ELEMENTS = Set.of(
            "definitions",
            "message",
            "process",
            "documentation",
            "extensionElements",
            "startEvent",
            "endEvent",
            "userTask",
            "serviceTask",
            "businessRuleTask",
            "exclusiveGateway",
            "parallelGateway",
            "callActivity",
            "intermediateCatchEvent",
            "boundaryEvent",
            "timerEventDefinition",
            "messageEventDefinition",
            "timeDate",
            "multiInstanceLoopCharacteristics",
            "sequenceFlow",
            "conditionExpression",
            "incoming",
            "outgoing");

    private static final Set<String> CAMUNDA_ELEMENTS = Set.of("in", "out", "failedJobRetryTimeCycle");

    private static final Set<String> PLAIN = Set.of(
            "id",
            "name",
            "targetNamespace",
            "isExecutable",
            "sourceRef",
            "targetRef",
            "attachedToRef",
            "exporter",
            "exporterVersion");

    /** Attributes with the values they may have, by element and attribute. */
    private static final Map<String, Pattern> VALUES = Map.ofEntries(
            value("process@versionTag", "[0-9]{1,6}(\\.[0-9]{1,6}){0,2}"),
            value("process@historyTimeToLive", "P[1-9][0-9]{0,4}D"),
            value("process@isExecutable", "true"),
            value("userTask@candidateGroups", "QC_TECHNICIAN|QC_REVIEWER|QA_MANAGER|CERTIFIER|ADMINISTRATOR"),
            value(
                    "serviceTask@delegateExpression",
                    "\\$\\{(startLateTests|evaluateResult|issueCertificate|readNeed|expireLot|escalateNotification|escalateTest)}"),
            value("serviceTask@asyncBefore", "true|false"),
            value("serviceTask@exclusive", "true|false"),
            value("businessRuleTask@decisionRef", String.join("|", DecisionWhitelist.NAMES)),
            value("businessRuleTask@decisionRefBinding", "deployment"),
            value("businessRuleTask@mapDecisionResult", "singleEntry"),
            value("businessRuleTask@resultVariable", Variables.FOLLOWS),
            value("callActivity@calledElement", "perform-test|oos-investigation|perform-retests|lot-in-stock"),
            value("boundaryEvent@cancelActivity", "true|false"),
            value("message@name", Advance.REJECTED),
            value("messageEventDefinition@messageRef", "[A-Za-z_]{1,60}"),
            value("callActivity@calledElementBinding", "deployment"),
            value("multiInstanceLoopCharacteristics@collection", "\\$\\{gatingTests\\.of\\(lotId\\)}"),
            value("multiInstanceLoopCharacteristics@elementVariable", "testId"),
            value("multiInstanceLoopCharacteristics@isSequential", "true|false"),
            value("in@source", "lotId|testId"),
            value("in@target", "lotId|testId"),
            value("out@source", "investigation"),
            value("out@target", "investigation"),
            value("in@businessKey", "#\\{execution\\.processBusinessKey(\\.concat\\('/'\\)\\.concat\\(testId\\))?}"));

    private static final String COMPARISON = "execution\\.getVariable\\('[a-z]{1,20}'\\) [!=]= '[A-Z_]{1,30}'";
    private static final Map<String, Pattern> TEXTS = Map.of(
            "conditionExpression",
            Pattern.compile("\\$\\{" + COMPARISON + "( (and|or) " + COMPARISON + "){0,9}}"),
            "timeDate",
            Pattern.compile("\\$\\{deadlines\\.((expiry|notification)\\(lotId\\)|performing\\(lotId, testId\\))}"),
            "failedJobRetryTimeCycle",
            Pattern.compile("R[0-9]{1,2}/PT[0-9]{1,4}[SM]"));

    /** What a task that asks a decision table says of it: which one, and where its answer goes. */
    static final List<String> ASKED =
            List.of("decisionRef", "decisionRefBinding", "mapDecisionResult", "resultVariable");

    /** What the program completes or waits for; without it a lot would stand still. */
    static final Map<String, List<String>> NEEDED = Map.ofEntries(
            Map.entry(
                    "lot-release",
                    List.of(
                            "userTask Task_ReceiveSamples",
                            "userTask Task_ReviewBatchRecord",
                            "userTask Task_DecideLot",
                            "callActivity perform-test",
                            "serviceTask ${startLateTests}",
                            "serviceTask ${issueCertificate}")),
            Map.entry(
                    "perform-test",
                    List.of(
                            "userTask Task_PerformTest",
                            "userTask Task_ReviewResult",
                            "serviceTask ${evaluateResult}")),
            Map.entry(
                    "oos-investigation",
                    List.of(
                            "userTask Task_ReviewSuspectResult",
                            "userTask Task_CorrectSuspectResult",
                            "userTask Task_InvestigateLaboratory",
                            "userTask Task_AssessInvestigation",
                            "userTask Task_ConcludeInvestigation",
                            "callActivity perform-retests")),
            Map.entry(
                    "perform-retests",
                    List.of(
                            "userTask Task_PerformRetest",
                            "userTask Task_ReviewRetest",
                            "serviceTask ${evaluateResult}")),
            Map.entry("lot-expiry", List.of("serviceTask ${expireLot}")),
            course(
                    "lot-in-stock",
                    "userTask Task_KeepStock",
                    "userTask Task_DecideFinally",
                    "serviceTask ${issueCertificate}"),
            course(
                    "dose-issue",
                    "userTask Task_CheckDose",
                    "userTask Task_IssueDose",
                    "userTask Task_ReceiveDose",
                    "userTask Task_AssessExcursion",
                    "userTask Task_AdministerDose",
                    "userTask Task_WithdrawDose"),
            course(
                    "recall",
                    "userTask Task_NotifyRecipients",
                    "userTask Task_AccountForContainers",
                    "userTask Task_CloseRecall"),
            course(
                    "exceptional-supply",
                    "userTask Task_EvaluateRisk",
                    "userTask Task_RecordAcceptance",
                    "userTask Task_DecideSupply",
                    "userTask Task_AwaitAdministration",
                    "userTask Task_NotifyAuthority",
                    "serviceTask ${escalateNotification}"));

    /** Models that run beside the lot's own process and that a lot needs whose process leads into the stock. */
    static final List<String> BESIDE = List.of("dose-issue", "exceptional-supply", "lot-expiry", "recall");

    private static Map.Entry<String, List<String>> course(String model, String... needed) {
        return Map.entry(
                model,
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of("serviceTask ${readNeed}"), java.util.Arrays.stream(needed))
                        .toList());
    }

    private ModelWhitelist() {}

    static boolean element(String space, String name) {
        return DRAWING.contains(space)
                || (space.equals(BPMN) && ELEMENTS.contains(name))
                || (space.equals(CAMUNDA) && CAMUNDA_ELEMENTS.contains(name));
    }

    static boolean drawing(String space) {
        return DRAWING.contains(space);
    }

    /** Whether this attribute is known at this element at all. */
    static boolean attribute(String space, String element, String name) {
        if (space.isEmpty()) {
            return PLAIN.contains(name) || VALUES.containsKey(element + "@" + name);
        }
        return space.equals(MODELER)
                || (space.equals(XSI) && name.equals("type"))
                || (space.equals(CAMUNDA) && VALUES.containsKey(element + "@" + name));
    }

    /** Whether this attribute may have this value; an expression only where one is listed. */
    static boolean value(String element, String name, String value) {
        Pattern allowed = VALUES.get(element + "@" + name);
        return allowed == null ? !expression(value) : allowed.matcher(value).matches();
    }

    /** Whether this element may hold this text. */
    static boolean text(String element, String text) {
        Pattern allowed = TEXTS.get(element);
        return allowed == null ? !expression(text) : allowed.matcher(text).matches();
    }

    private static boolean expression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    private static Map.Entry<String, Pattern> value(String place, String pattern) {
        return Map.entry(place, Pattern.compile(pattern));
    }
}

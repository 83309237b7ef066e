package io.lotgate.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.SimpleContext;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What every process model keeps to, so that nothing stops silently and nothing is released by accident. */
class ModelRulesTest {
    private static final int MOST_NODES = 16;
    private static final Set<String> ROLES =
            Set.of("QC_TECHNICIAN", "QC_REVIEWER", "QA_MANAGER", "CERTIFIER", "ADMINISTRATOR");
    private static final Set<String> DELEGATES = Set.of(
            "${startLateTests}",
            "${issueCertificate}",
            "${evaluateResult}",
            "${readNeed}",
            "${expireLot}",
            "${escalateNotification}",
            "${escalateTest}");

    /** Every word that an expression may use outside quotation marks: beans, variables, and what is asked of them. */
    private static final Set<String> WORDS = Set.of(
            "startLateTests",
            "issueCertificate",
            "evaluateResult",
            "gatingTests",
            "readNeed",
            "expireLot",
            "escalateNotification",
            "escalateTest",
            "performing",
            "deadlines",
            "expiry",
            "notification",
            "of",
            "lotId",
            "testId",
            "execution",
            "getVariable",
            "processBusinessKey",
            "concat",
            "and",
            "or");

    /** The engine's own elements and attributes that a model may use: none of them runs code that is on no list. */
    private static final Set<String> EXTENSIONS = Set.of(
            "executionPlatform",
            "executionPlatformVersion",
            "versionTag",
            "historyTimeToLive",
            "candidateGroups",
            "delegateExpression",
            "calledElementBinding",
            "decisionRef",
            "decisionRefBinding",
            "mapDecisionResult",
            "resultVariable",
            "in",
            "out",
            "collection",
            "elementVariable",
            "asyncBefore",
            "exclusive",
            "failedJobRetryTimeCycle");

    private static final Pattern STANDARD = Pattern.compile("http://www\\.(omg|w3)\\.org/.*");
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

    static List<Path> models() {
        return ModelPictures.models(Path.of("bpmn"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void fileIsNamedLikeItsProcess(Path model) {
        assertThat(all(model, Process.class)).singleElement().satisfies(process -> {
            assertThat(process.getId()).isEqualTo(ModelPictures.name(model));
            assertThat(process.isExecutable()).isTrue();
            assertThat(process.getCamundaVersionTag()).isNotBlank();
            assertThat(process.getCamundaHistoryTimeToLiveString()).isEqualTo("P180D");
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void fitsOnePageAndItsIdsSpeak(Path model) {
        assertThat(all(model, FlowNode.class)).hasSizeBetween(3, MOST_NODES);
        assertThat(all(model, FlowElement.class))
                .allSatisfy(element -> assertThat(element.getId()).matches(kind(element) + "(_[A-Z][A-Za-z]+)"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void namesAreQuestionsAnswersAndStates(Path model) {
        assertThat(all(model, FlowNode.class))
                .allSatisfy(node -> assertThat(node.getName()).isNotBlank());
        assertThat(decisions(model)).allSatisfy(decision -> {
            assertThat(decision.getName()).endsWith("?");
            assertThat(decision.getOutgoing())
                    .allSatisfy(edge -> assertThat(edge.getName()).isNotBlank());
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyTaskIsExplainedInOneSentence(Path model) {
        assertThat(all(model, Activity.class)).isNotEmpty().allSatisfy(task -> assertThat(task.getDocumentations())
                .singleElement()
                .satisfies(text -> assertThat(text.getTextContent()).matches("[A-Z][^.]+\\.")));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyTaskOfAPersonNamesTheirRole(Path model) {
        assertThat(all(model, UserTask.class))
                .allSatisfy(task -> assertThat(task.getCamundaCandidateGroups()).isIn(ROLES));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyEdgeOutOfADecisionCarriesItsConditionAndNoneIsTheDefault(Path model) {
        assertThat(all(model, Gateway.class).stream().filter(gateway -> !(gateway instanceof ParallelGateway)))
                .hasSameSizeAs(decisions(model));
        assertThat(decisions(model)).allSatisfy(decision -> {
            assertThat(decision.getDefault()).isNull();
            assertThat(decision.getOutgoing()).allSatisfy(edge -> assertThat(edge.getConditionExpression())
                    .isNotNull());
        });
        assertThat(all(model, Activity.class))
                .allSatisfy(task -> assertThat(task.getOutgoing()).hasSize(1));
    }

    @ParameterizedTest
    @MethodSource("models")
    void exactlyOneEdgeIsTakenWhateverTheVariableHolds(Path model) {
        assertThat(decisions(model)).allSatisfy(decision -> assertThat(answers(decision))
                .hasSizeGreaterThan(1)
                .allSatisfy(answer ->
                        assertThat(taken(decision, Optional.of(answer))).hasSize(1)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void whatIsMissingOrUnknownGoesToAnAdministrator(Path model) {
        assertThat(decisions(model)).allSatisfy(decision -> assertThat(
                        Stream.of(Optional.<String>empty(), Optional.of(""), Optional.of("SOMETHING_ELSE")))
                .allSatisfy(answer -> assertThat(taken(decision, answer))
                        .singleElement()
                        .extracting(SequenceFlow::getTarget)
                        .isInstanceOfSatisfying(UserTask.class, task -> assertThat(task.getCamundaCandidateGroups())
                                .isEqualTo("ADMINISTRATOR"))));
    }

    @ParameterizedTest
    @MethodSource("models")
    void runsNothingButTheListedDelegates(Path model) throws IOException {
        assertThat(all(model, ServiceTask.class)).allSatisfy(task -> assertThat(task.getCamundaDelegateExpression())
                .isIn(DELEGATES));
        assertThat(words(model)).isNotEmpty().isSubsetOf(WORDS);
    }

    @ParameterizedTest
    @MethodSource("models")
    void hidesNoCode(Path model) throws Exception {
        assertThat(all(model, ScriptTask.class)).isEmpty();
        assertThat(all(model, ConditionExpression.class))
                .allSatisfy(condition -> assertThat(condition.getLanguage()).isNull());
        assertThat(extensions(model)).isNotEmpty().isSubsetOf(EXTENSIONS);
    }

    @ParameterizedTest
    @MethodSource("models")
    void calledModelsStandBesideItAndBindToTheDeployment(Path model) {
        assertThat(all(model, CallActivity.class)).allSatisfy(call -> {
            assertThat(models()).contains(model.resolveSibling(call.getCalledElement() + ".bpmn"));
            assertThat(call.getCamundaCalledElementBinding()).isEqualTo("deployment");
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void decisionsThatAreAskedStandBesideItAndBindToTheDeployment(Path model) {
        assertThat(all(model, BusinessRuleTask.class)).allSatisfy(task -> {
            assertThat(ModelPictures.decisions(Path.of("bpmn")))
                    .contains(model.resolveSibling(task.getCamundaDecisionRef() + ".dmn"));
            assertThat(task.getCamundaDecisionRefBinding()).isEqualTo("deployment");
            assertThat(task.getCamundaMapDecisionResult()).isEqualTo("singleEntry");
            assertThat(task.getCamundaResultVariable()).isEqualTo(Variables.FOLLOWS);
        });
    }

    /** Stands in for the engine's execution; public because expressions reach only what is public. */
    public record Execution(Optional<String> answer) {
        public Object getVariable(String name) {
            return answer.orElse(null);
        }
    }

    private static List<SequenceFlow> taken(ExclusiveGateway decision, Optional<String> answer) {
        return decision.getOutgoing().stream()
                .filter(edge -> holds(edge, answer))
                .toList();
    }

    private static boolean holds(SequenceFlow edge, Optional<String> answer) {
        var factory = new ExpressionFactoryImpl();
        var context = new SimpleContext();
        context.setVariable("execution", factory.createValueExpression(new Execution(answer), Execution.class));
        String condition = edge.getConditionExpression().getTextContent();
        return (boolean)
                factory.createValueExpression(context, condition, boolean.class).getValue(context);
    }

    /** Every quoted word in the decision's conditions: the answers it knows, and the variable's name as one it does not. */
    private static List<String> answers(ExclusiveGateway decision) {
        return decision.getOutgoing().stream()
                .map(edge -> edge.getConditionExpression().getTextContent())
                .flatMap(condition -> QUOTED.matcher(condition).results())
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    private static List<String> words(Path model) throws IOException {
        return EXPRESSION
                .matcher(Files.readString(model))
                .results()
                .map(expression -> QUOTED.matcher(expression.group(1)).replaceAll(""))
                .flatMap(unquoted -> WORD.matcher(unquoted).results())
                .map(MatchResult::group)
                .toList();
    }

    /** The names of all elements and attributes that are not BPMN's own. */
    private static List<String> extensions(Path model) throws Exception {
        var reader = DocumentBuilderFactory.newInstance();
        reader.setNamespaceAware(true);
        NodeList elements = reader.newDocumentBuilder().parse(model.toFile()).getElementsByTagNameNS("*", "*");
        return IntStream.range(0, elements.getLength())
                .mapToObj(elements::item)
                .flatMap(element -> Stream.concat(Stream.of(element), attributes(element)))
                .filter(node -> node.getNamespaceURI() != null)
                .filter(node -> !STANDARD.matcher(node.getNamespaceURI()).matches())
                .map(Node::getLocalName)
                .toList();
    }

    private static Stream<Node> attributes(Node element) {
        return IntStream.range(0, element.getAttributes().getLength()).mapToObj(element.getAttributes()::item);
    }

    private static String kind(FlowElement element) {
        if (element instanceof StartEvent) {
            return "Start";
        }
        if (element instanceof EndEvent) {
            return "End";
        }
        if (element instanceof CallActivity) {
            return "Call";
        }
        if (element instanceof SequenceFlow) {
            return "Flow";
        }
        if (element instanceof Event) {
            return "Event";
        }
        return element instanceof Gateway ? "Gateway" : "Task";
    }

    private static Collection<ExclusiveGateway> decisions(Path model) {
        return all(model, ExclusiveGateway.class);
    }

    private static <E extends ModelElementInstance> Collection<E> all(Path model, Class<E> type) {
        return Bpmn.readModelFromFile(model.toFile()).getModelElementsByType(type);
    }
}

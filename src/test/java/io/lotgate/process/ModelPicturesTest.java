package io.lotgate.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.value.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The models are drawn plainly, and their pictures are current; {@code make pictures} draws them anew. */
class ModelPicturesTest {
    private static final Path FOLDER = Path.of("bpmn");
    private static final Pattern STAMP = Pattern.compile(ModelPictures.STAMP + "=\"([0-9a-f]{64})\"");
    private static final Pattern ADDRESS = Pattern.compile("(?:href|src)=\"([^\"]*)\"");

    static List<Path> models() {
        return ModelPictures.models(FOLDER);
    }

    @ParameterizedTest
    @MethodSource("models")
    void pictureWasDrawnFromTheModelAsItStands(Path model) throws IOException {
        assertThat(found(STAMP, picture(model)))
                .as("run `make pictures` after changing %s", model)
                .containsExactly(Digest.of(Files.readAllBytes(model)).hex());
    }

    @Test
    void theTableInAPictureIsTheDecisionAsItStands() throws IOException {
        assertThat(ModelPictures.decisions(FOLDER)).isNotEmpty().allSatisfy(decision -> assertThat(picture(decision))
                .as("run `make pictures` after changing %s", decision)
                .isEqualTo(DecisionPicture.of(ModelPictures.name(decision), Files.readAllBytes(decision))
                        .svg()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void pictureShowsEveryNodeAndEdge(Path model) throws IOException {
        String picture = picture(model);
        assertThat(read(model).getModelElementsByType(FlowElement.class))
                .isNotEmpty()
                .allSatisfy(element -> assertThat(picture).contains("data-element-id=\"" + element.getId() + "\""));
    }

    @ParameterizedTest
    @MethodSource("models")
    void pictureStandsAloneAndNamesItsMaker(Path model) throws IOException {
        String picture = picture(model);
        assertThat(picture).contains(" viewBox=\"", ">bpmn.io<").doesNotContain("<script", "<!DOCTYPE", "style=");
        assertThat(found(ADDRESS, picture)).containsOnly("https://bpmn.io");
    }

    @Test
    void noPictureIsLeftOfAModelThatIsGone() throws IOException {
        List<Path> pictures = Stream.concat(models().stream(), ModelPictures.decisions(FOLDER).stream())
                .map(ModelPictures::picture)
                .toList();
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.filter(file -> file.toString().endsWith(".svg")))
                    .containsExactlyInAnyOrderElementsOf(pictures);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void happyPathIsOneLineAndExceptionsStandBelow(Path model) {
        BpmnModelInstance instance = read(model);
        double line = middle(
                instance.getModelElementsByType(StartEvent.class).iterator().next());
        assertThat(instance.getModelElementsByType(FlowNode.class))
                .allSatisfy(node -> assertThat(middle(node)).isGreaterThanOrEqualTo(line));
        assertThat(instance.getModelElementsByType(EndEvent.class))
                .extracting(ModelPicturesTest::middle)
                .containsOnlyOnce(line);
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyEdgeIsDrawnInRightAngles(Path model) {
        BpmnModelInstance instance = read(model);
        assertThat(instance.getModelElementsByType(BpmnEdge.class))
                .allSatisfy(edge -> assertThat(edge.getWaypoints()).satisfies(ModelPicturesTest::turnsInRightAngles))
                .extracting(BpmnEdge::getBpmnElement)
                .containsExactlyInAnyOrderElementsOf(instance.getModelElementsByType(SequenceFlow.class));
    }

    private static void turnsInRightAngles(Collection<? extends Waypoint> edge) {
        List<Waypoint> points = List.copyOf(edge);
        assertThat(IntStream.range(1, points.size())).isNotEmpty().allSatisfy(i -> {
            double across = points.get(i).getX() - points.get(i - 1).getX();
            double down = points.get(i).getY() - points.get(i - 1).getY();
            assertThat(across == 0 ^ down == 0).as("segment %d", i).isTrue();
        });
    }

    private static double middle(FlowNode node) {
        assertThat(node.getDiagramElement()).as("drawing of %s", node.getId()).isInstanceOf(BpmnShape.class);
        Bounds bounds = ((BpmnShape) node.getDiagramElement()).getBounds();
        return bounds.getY() + bounds.getHeight() / 2;
    }

    private static BpmnModelInstance read(Path model) {
        return Bpmn.readModelFromFile(model.toFile());
    }

    private static String picture(Path model) throws IOException {
        return Files.readString(ModelPictures.picture(model));
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }
}

package io.lotgate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.value.Limit;
import io.lotgate.value.Measured;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The numbers that can be followed from lot to lot, and their readings: unrounded, in one unit, bounds staying bounds. */
class MeasurandsTest {
    private static final Evaluator EVALUATOR = Evaluator.standard();

    @Test
    void aNumberIsFollowedUnroundedInTheUnitOfItsLimit() {
        String criterion = "{'min':'70','unit':'%'}";
        assertThat(measurands("numeric", criterion)).singleElement().satisfies(one -> {
            assertThat(one.unit()).isEqualTo("%");
            assertThat(one.limits()).extracting(Limit::print).containsExactly("≥ 70");
        });
        assertThat(readings("numeric", criterion, "{'value':'0.8846','unit':'1'}"))
                .isEqualTo(Map.of("value", "88.46"));
        assertThat(readings("numeric", criterion, "{'value':'<70','unit':'%'}")).isEqualTo(Map.of("value", "<70"));
    }

    @Test
    void aCountGivesViabilityAndConcentration() {
        String criterion = "{'viability':{'above':'80','unit':'%'}}";
        assertThat(measurands("cell-count", criterion))
                .extracting(Measurand::id)
                .containsExactly("viability", "viablePerMl");
        assertThat(readings("cell-count", criterion, "{'viablePerMl':'760000','viability':'92.0'}"))
                .isEqualTo(Map.of("viability", "92.0", "viablePerMl", "760000"));
    }

    @Test
    void everyMarkerIsFollowedAndWhatWasCountedBeforeIsAdded() {
        String criterion = "{'markers':[{'name':'CD73','min':'95'},{'name':'CD90','min':'95'}]}";
        assertThat(measurands("markers", criterion)).extracting(Measurand::id).containsExactly("CD73", "CD90");
        assertThat(readings(
                        "markers",
                        criterion,
                        "{'markers':[{'name':'CD73','positives':'96','events':'100'},{'name':'CD90','percent':'<99'}],"
                                + "'earlier':[{'markers':[{'name':'CD73','positives':'98','events':'100'}]}]}"))
                .isEqualTo(Map.of("CD73", "97", "CD90", "<99"));
    }

    @Test
    void endotoxinIsFollowedByItsConcentration() {
        assertThat(readings(
                        "endotoxin",
                        "{'perKgPerHour':'5'}",
                        "{'result':'<0.1','unit':'[EU]/mL','volumeMl':'4.5','durationH':'0.5','weightKg':'3.6'}"))
                .isEqualTo(Map.of("result", "<0.1"));
    }

    @Test
    void aDoseIsFollowedAsDelivered() {
        assertThat(readings(
                        "dose-per-kg",
                        "{'perKg':{'target':'1.0e6','min':'0.9e6'}}",
                        "{'weight':{'value':'3.6','unit':'kg'},'viablePerMl':'800000','volumeGivenMl':'4.5'}"))
                .isEqualTo(Map.of("delivered", "1000000"));
    }

    @Test
    void wordsAreNotFollowed() {
        assertThat(measurands("qualitative", "{'accept':['Clear']}")).isEmpty();
        assertThat(readings("numeric", "{'min':'70','unit':'%'}", "{'value':'high','unit':'%'}"))
                .isEmpty();
        assertThat(EVALUATOR.readings("nothing", json("{}"), json("{}"))).isEmpty();
    }

    private static List<Measurand> measurands(String method, String criterion) {
        return EVALUATOR.measurands(method, json(criterion));
    }

    private static Map<String, String> readings(String method, String criterion, String observation) {
        return EVALUATOR.readings(method, json(criterion), json(observation)).entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, entry -> MeasurandsTest.text(entry.getValue())));
    }

    private static String text(Measured reading) {
        return reading.text();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}

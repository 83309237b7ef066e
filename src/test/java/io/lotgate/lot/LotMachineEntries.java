package io.lotgate.lot;

import io.lotgate.specification.TestSpecification;
import io.lotgate.value.RecordJson;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a laboratory could enter for a test of each method, good and bad. */
public final class LotMachineEntries {

    /** What an entry is meant to come to. */
    public enum Quality {
        CONFORMING,
        FAILING,
        /** Too little was examined, or the method was not sensitive enough. */
        INCONCLUSIVE,
        /** A control failed. */
        FAILED_RUN,
        UNREADABLE
    }

    private LotMachineEntries() {}

    public static ObjectNode entry(TestSpecification test, Quality quality, Instant collected, Instant now) {
        if (quality == Quality.UNREADABLE) {
            return json("{'value':'-','result':'?','viability':'many'}");
        }
        return switch (test.method()) {
            case "cell-count" -> json(cells(test, quality));
            case "markers" -> markers(test.criterion(), quality);
            case "endotoxin" ->
                json("{'result':" + measured(quality) + ",'unit':'EU/mL','durationH':'0.5'"
                        + control("spike recovery", quality));
            case "numeric" ->
                json("{'value':" + measured(quality) + ",'unit':'[EU]/mL'" + control("spike recovery", quality));
            case "culture" -> culture(quality, collected, now);
            case "qualitative" -> qualitative(test.criterion(), quality);
            case "rare-cells" ->
                json(
                        switch (quality) {
                            case FAILING -> "{'positives':'9000','examined':'100000'}";
                            case INCONCLUSIVE -> "{'positives':'0','examined':'1000'}";
                            default -> "{'positives':'0','examined':'1000000'}";
                        });
            case "digital-pcr" ->
                json("{'wells':[{'positives':'" + (quality == Quality.FAILING ? 9000 : 0)
                        + "','accepted':'" + (quality == Quality.INCONCLUSIVE ? 100 : 19000)
                        + "'}],'partitionVolumeNl':'0.85','copiesPerCell':'10','cellsLoaded':'1e5',"
                        + "'reactionVolumeUl':'20','controls':[{'name':'no-template control','value':'"
                        + (quality == Quality.FAILED_RUN ? "Positive" : "Negative")
                        + "'},{'name':'positive control','value':'In range'}]}");
            case "colonies" ->
                json("{'colonies':'" + (quality == Quality.FAILING ? 900 : 0) + "','seeded':'"
                        + (quality == Quality.INCONCLUSIVE ? 1000 : 3000000)
                        + "','controlColonies':'400','controlSeeded':'1000'}");
            case "karyotype" ->
                json("{'donorSex':'F','karyotype':'"
                        + switch (quality) {
                            case FAILING -> "47,XX,+12[8]/46,XX[12]";
                            case INCONCLUSIVE -> "47,XX,+12[1]/46,XX[19]";
                            default -> "46,XX[40]";
                        } + "'}");
            case "copy-number" ->
                json("{'resolutionKb':'50','segments':["
                        + switch (quality) {
                            case FAILING -> "{'region':'3p21','start':'1000001','end':'9100001','copyNumber':'3'}";
                            case INCONCLUSIVE ->
                                "{'region':'20q11.21','start':'1000001','end':'1100000','copyNumber':'3'}";
                            default -> "";
                        } + "]}");
            default -> RecordJson.object(); // calculated from other tests' values
        };
    }

    private static String cells(TestSpecification test, Quality quality) {
        String conforming = test.criterion().at("/viability/above").asString("").isEmpty() ? "1000000" : "760000";
        String perMl = quality == Quality.INCONCLUSIVE ? "300000" : conforming; // too few for the dose
        return "{'viablePerMl':'" + perMl + "','viability':'" + (quality == Quality.FAILING ? "41" : "92") + "'}";
    }

    private static ObjectNode markers(JsonNode criterion, Quality quality) {
        ObjectNode observation = RecordJson.object();
        ArrayNode markers = observation.putArray("markers");
        boolean counted = criterion.has("minEvents");
        for (JsonNode marker : criterion.path("markers")) {
            boolean many = (marker.has("above") || marker.has("min")) == (quality != Quality.FAILING);
            ObjectNode one = markers.addObject().put("name", marker.path("name").asString());
            if (counted) {
                int events = quality == Quality.INCONCLUSIVE ? 2000 : 20000;
                one.put("positives", Integer.toString(many ? events - 20 : 0)).put("events", Integer.toString(events));
            } else {
                one.put("percent", many ? "99.6" : "0.0");
            }
        }
        return observation;
    }

    private static String measured(Quality quality) {
        return switch (quality) {
            case FAILING -> "'900'";
            case INCONCLUSIVE -> "'<900'";
            default -> "'<0.05'";
        };
    }

    private static String control(String name, Quality quality) {
        return ",'controls':[{'name':'" + name + "','value':'" + (quality == Quality.FAILED_RUN ? 41 : 99) + "'}]}";
    }

    private static ObjectNode culture(Quality quality, Instant collected, Instant now) {
        return RecordJson.object()
                .put("inoculated", collected.plus(Duration.ofHours(1)).toString())
                .put("read", now.toString())
                .put("growth", quality == Quality.FAILING)
                .put("volumeMl", "1.0")
                .put("media", "aerobic and anaerobic");
    }

    private static ObjectNode qualitative(JsonNode criterion, Quality quality) {
        JsonNode choices = criterion.path("choices");
        String value = quality != Quality.FAILING
                ? criterion.at("/accept/0").asString()
                : choices.isEmpty()
                        ? "Clone with trisomy 12"
                        : choices.get(choices.size() - 1).asString();
        return RecordJson.object().put("value", value);
    }

    private static ObjectNode json(String text) {
        return LotBench.json(text.replace('\'', '"'));
    }
}

package io.lotgate.app;

import io.lotgate.value.RecordJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One dose of the sample file: published values, what was constructed around them, and the observations to enter. */
final class SampleLot {
    private final Map<?, ?> file;
    private final Map<?, ?> lot;

    private final String number;
    private final boolean fresh;

    private SampleLot(Map<?, ?> file, Map<?, ?> lot, String number, boolean fresh) {
        this.file = file;
        this.lot = lot;
        this.number = number;
        this.fresh = fresh;
    }

    /** Made and received yesterday, so that its tests are not due yet; otherwise a month ago. */
    SampleLot fresh() {
        return new SampleLot(file, lot, number, true);
    }

    Instant manufactured(Clock clock) {
        return daysAgo(fresh ? "2" : constructed("manufacturedDaysAgo"), clock);
    }

    Instant received(Clock clock) {
        return daysAgo(fresh ? "1" : constructed("receivedDaysAgo"), clock).plus(Duration.ofHours(fresh ? 20 : 0));
    }

    /** The same dose under another lot number. */
    SampleLot numbered(String other) {
        return new SampleLot(file, lot, other, fresh);
    }

    static List<SampleLot> all() {
        try (InputStream in = SampleLot.class.getResourceAsStream("/META-INF/lotgate/config/samples/uc-msc-iv.yaml")) {
            Object read = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
            Map<?, ?> file = (Map<?, ?>) read;
            List<SampleLot> lots = new ArrayList<>();
            for (Object lot : list(file, "lots")) {
                lots.add(new SampleLot(
                        file, (Map<?, ?>) lot, required((Map<?, ?>) lot, "lot").toString(), false));
            }
            return lots;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String number() {
        return number;
    }

    String specification() {
        return String.valueOf(file.get("specification"));
    }

    String constructed(String name) {
        return text("constructed", name);
    }

    String external(String name) {
        return text("external", name);
    }

    /** Where the values come from, and what was constructed around them. */
    String note() {
        return "Sample data. Results after Table 2 of J Transl Med 2020;18:398 (doi " + file.get("doi")
                + ", CC BY 4.0)."
                + " Values marked as constructed, on the certificate with a dagger, are not in that table: they were"
                + " constructed so that the dose is 1.0e6 viable cells/kg.";
    }

    /** The instant so many days before now, to the minute. */
    static Instant daysAgo(String days, Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofDays(Long.parseLong(days)));
    }

    /** The observation of a test, days resolved to instants. */
    ObjectNode observation(String test, Clock clock) {
        for (Object entry : list(lot, "observations")) {
            Map<?, ?> observed = (Map<?, ?>) entry;
            if (test.equals(observed.get("test"))) {
                return (ObjectNode) json(required(observed, "observation"), clock);
            }
        }
        throw new IllegalStateException("the sample file has no " + test + " for " + number());
    }

    private String text(String part, String name) {
        return required((Map<?, ?>) required(lot, part), name).toString();
    }

    private static List<?> list(Map<?, ?> map, String name) {
        return (List<?>) required(map, name);
    }

    private static Object required(Map<?, ?> map, String name) {
        Object value = map.get(name);
        if (value == null) {
            throw new IllegalStateException("the sample file lacks " + name);
        }
        return value;
    }

    private static JsonNode json(Object value, Clock clock) {
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = RecordJson.object();
            map.forEach((name, inner) -> put(object, name.toString(), inner, clock));
            return object;
        }
        if (value instanceof List<?> list) {
            ArrayNode array = RecordJson.object().putArray("list");
            list.forEach(element -> array.add(json(element, clock)));
            return array;
        }
        if (value instanceof Boolean flag) {
            return RecordJson.object().put("flag", flag).get("flag");
        }
        return RecordJson.text(value.toString());
    }

    private static void put(ObjectNode object, String name, Object value, Clock clock) {
        if (name.endsWith("DaysAgo")) {
            String at = daysAgo(value.toString(), clock).toString();
            object.put(name.substring(0, name.length() - "DaysAgo".length()), at);
        } else {
            object.set(name, json(value, clock));
        }
    }
}

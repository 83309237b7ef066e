package io.lotgate.intake;

import io.lotgate.intake.GateCounts.Gate;
import io.lotgate.intake.GateCounts.Walker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;

/**
 * A FlowJo workspace (wsp): the populations of each sample. Gates of a group stand in the file too, with events of
 * whatever sample they were drawn on; they are not those of a sample and are not read.
 */
final class FlowJo implements Format {
    private static final PrintedDate DATES = PrintedDate.of("d-MMM-uuuu HH:mm:ss", "d-MMM-uuuu HH:mm:ss[.SS]");

    @Override
    public String name() {
        return "FlowJo workspace";
    }

    @Override
    public Set<Proposal.Kind> kinds() {
        return Set.of(Proposal.Kind.FLOW_CYTOMETRY);
    }

    @Override
    public boolean recognises(Upload file) {
        return file instanceof TextFile text
                && text.head().contains("<Workspace")
                && text.head().contains("flowJoVersion");
    }

    @Override
    public Reading read(Upload file) {
        return GateCounts.read("FlowJo", (TextFile) file, DATES, new Populations());
    }

    private static final class Populations implements Walker {
        private record Level(String name, String events) {}

        private final List<Gate> gates = new ArrayList<>();
        private final Map<String, String> keywords = new HashMap<>();
        private final Deque<Level> above = new ArrayDeque<>();
        private String version = "";
        private String cytometer = "";
        private String sample = "";
        private boolean inSample;

        @Override
        public void start(String element, XMLStreamReader at) {
            switch (element) {
                case "Workspace" -> version = XmlWalk.attribute(at, "flowJoVersion");
                case "Sample" -> keywords.clear();
                case "Keyword" -> keywords.putIfAbsent(XmlWalk.attribute(at, "name"), XmlWalk.attribute(at, "value"));
                case "SampleNode" -> {
                    inSample = true;
                    sample = XmlWalk.attribute(at, "name");
                    GateCounts.known(keywords, "$CYT").ifPresent(name -> cytometer = name);
                    above.clear();
                    above.push(new Level(sample, XmlWalk.attribute(at, "count")));
                }
                case "Population" -> population(at);
                default -> {}
            }
        }

        private void population(XMLStreamReader at) {
            if (!inSample) {
                return;
            }
            Level level = new Level(XmlWalk.attribute(at, "name"), XmlWalk.attribute(at, "count"));
            Optional<String> parent = Optional.ofNullable(above.peek()).map(Level::events);
            above.push(level);
            List<String> path = new ArrayList<>();
            above.descendingIterator().forEachRemaining(one -> path.add(one.name()));
            gates.add(new Gate(
                    sample,
                    "",
                    path.subList(1, path.size()),
                    level.events(),
                    parent.orElse(""),
                    time(),
                    at.getLocation().getLineNumber()));
        }

        private Optional<String> time() {
            Optional<String> day = GateCounts.known(keywords, "$DATE");
            Optional<String> hour = GateCounts.known(keywords, "$ETIM").or(() -> GateCounts.known(keywords, "$BTIM"));
            return day.isPresent() && hour.isPresent() ? Optional.of(day.get() + " " + hour.get()) : Optional.empty();
        }

        @Override
        public void text(String element, String text, int line) {
            // everything stands in attributes
        }

        @Override
        public void end(String element) {
            if (element.equals("SampleNode")) {
                inSample = false;
            } else if (element.equals("Population") && inSample) {
                above.pop();
            }
        }

        @Override
        public List<Gate> gates() {
            return gates;
        }

        @Override
        public String instrument() {
            return cytometer.isEmpty() ? "FlowJo" : Cell.cut(cytometer, 100) + " (FlowJo)";
        }

        @Override
        public String software() {
            return Cell.cut(version, 100);
        }

        @Override
        public List<String> ignored() {
            return List.of("Gates of groups: their events are those of the sample that they were drawn on.");
        }
    }
}

package io.lotgate.intake;

import io.lotgate.intake.GateCounts.Gate;
import io.lotgate.intake.GateCounts.Walker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;

/**
 * A BD FACSDiva experiment as XML: the gates of each specimen's tubes. Gates of a worksheet template stand in the file
 * too, with events of whatever was measured last; they are not those of a tube and are not read.
 */
final class FacsDiva implements Format {
    private static final PrintedDate DATES = PrintedDate.of("uuuu-MM-dd'T'HH:mm:ss");

    @Override
    public String name() {
        return "FACSDiva experiment";
    }

    @Override
    public Set<Proposal.Kind> kinds() {
        return Set.of(Proposal.Kind.FLOW_CYTOMETRY);
    }

    @Override
    public boolean recognises(Upload file) {
        return file instanceof TextFile text && text.head().contains("<bdfacs");
    }

    @Override
    public Reading read(Upload file) {
        return GateCounts.read("FACSDiva", (TextFile) file, DATES, new Gates());
    }

    private static final class Gates implements Walker {
        private final List<Gate> gates = new ArrayList<>();
        private final Map<String, String> eventsOf = new HashMap<>();
        private String version = "";
        private String cytometer = "";
        private String specimen = "";
        private String tube = "";
        private String gate = "";
        private Optional<String> ended = Optional.empty();
        private boolean inTube;

        @Override
        public void start(String element, XMLStreamReader at) {
            switch (element) {
                case "bdfacs" -> version = XmlWalk.attribute(at, "version");
                case "specimen" -> specimen = XmlWalk.attribute(at, "name");
                case "tube" -> {
                    inTube = true;
                    tube = XmlWalk.attribute(at, "name");
                    eventsOf.clear();
                    ended = Optional.empty();
                }
                case "gate" -> gate = inTube ? XmlWalk.attribute(at, "fullname") : "";
                default -> {}
            }
        }

        @Override
        public void text(String element, String text, int line) {
            if (!inTube) {
                return;
            }
            switch (element) {
                case "data_end_date" -> ended = Optional.of(text);
                case "data_instrument_name" -> cytometer = text;
                case "num_events" -> events(text, line);
                default -> {}
            }
        }

        /** The full name of a gate holds those above it: {@code All Events\P1\P2}. */
        private void events(String text, int line) {
            if (gate.isEmpty()) {
                return;
            }
            eventsOf.put(gate, text);
            int cut = gate.lastIndexOf('\\');
            if (cut > 0) {
                List<String> path = List.of(gate.split("\\\\", -1));
                String parent = eventsOf.getOrDefault(gate.substring(0, cut), "");
                gates.add(new Gate(specimen, tube, path.subList(1, path.size()), text, parent, ended, line));
            }
        }

        @Override
        public void end(String element) {
            if (element.equals("tube")) {
                inTube = false;
            }
        }

        @Override
        public List<Gate> gates() {
            return gates;
        }

        @Override
        public String instrument() {
            return cytometer.isEmpty() ? "FACSDiva" : Cell.cut(cytometer, 100) + " (FACSDiva)";
        }

        @Override
        public String software() {
            return Cell.cut(version, 100);
        }

        @Override
        public List<String> ignored() {
            return List.of("Gates of worksheet templates: their events are not those of a tube.");
        }
    }
}

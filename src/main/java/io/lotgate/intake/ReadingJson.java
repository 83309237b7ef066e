package io.lotgate.intake;

import io.lotgate.evaluation.Finding;
import io.lotgate.intake.Reading.Control;
import io.lotgate.intake.Reading.Recognised;
import io.lotgate.value.ExactJson;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was found in a file, for programs. */
final class ReadingJson {
    private ReadingJson() {}

    static ObjectNode of(Reading reading) {
        ObjectNode json = object();
        json.put("read", reading instanceof Recognised);
        if (reading instanceof Recognised found) {
            json.put("instrument", found.instrument()).put("software", found.software());
            found.columnMap().ifPresent(map -> json.put("columnMap", map.hex()));
        }
        findings(json.putArray("findings"), reading.findings());
        if (reading instanceof Recognised found) {
            ArrayNode ignored = json.putArray("ignored");
            found.ignored().forEach(ignored::add);
            ArrayNode controls = json.putArray("controls");
            found.controls().forEach(control -> controls.add(control(control)));
            ArrayNode samples = json.putArray("samples");
            found.proposals().forEach(proposal -> samples.add(sample(proposal)));
        }
        return json;
    }

    private static ObjectNode sample(Proposal proposal) {
        ObjectNode json = object();
        json.put("sample", proposal.sampleName());
        json.put("line", proposal.line());
        json.put("kind", proposal.kind().intake());
        proposal.well().ifPresent(well -> json.set("well", well(well)));
        proposal.performedAt().ifPresent(printed -> json.put("measured", printed));
        json.put("usable", proposal.usable());
        json.set("observation", proposal.observation().deepCopy());
        ArrayNode origins = json.putArray("origins");
        proposal.origins().forEach(origin -> origins.add(origin(origin)));
        ArrayNode findings = json.putArray("findings");
        proposal.findings()
                .forEach(finding -> findings.add(
                        finding(finding, Optional.ofNullable(proposal.places().get(finding)), proposal.line())));
        return json;
    }

    private static ObjectNode well(Well well) {
        ObjectNode json = object().put("name", well.name()).put("target", well.target());
        ArrayNode members = json.putArray("members");
        well.members().forEach(members::add);
        return json.put("control", well.control());
    }

    private static ObjectNode control(Control control) {
        ObjectNode json = object().put("name", control.name())
                .put("subject", control.subject())
                .put("value", control.value())
                .put("unit", control.unit());
        json.set("origin", origin(control.origin()));
        return json;
    }

    private static ObjectNode origin(Origin origin) {
        return object().put("pointer", origin.pointer())
                .put("sheet", origin.sheet())
                .put("line", origin.line())
                .put("column", origin.column())
                .put("printed", origin.printed());
    }

    private static void findings(ArrayNode to, List<Finding> findings) {
        findings.forEach(finding -> to.add(finding(finding, Optional.empty(), 0)));
    }

    /** Where one cell is meant, its place; else the sample's line, 0 for the file. */
    private static ObjectNode finding(Finding finding, Optional<Origin> place, int line) {
        return object().put("code", finding.code())
                .put("severity", finding.severity().name())
                .put("where", finding.where())
                .put("sheet", place.map(Origin::sheet).orElse(""))
                .put("line", place.map(Origin::line).orElse(line))
                .put("column", place.map(Origin::column).orElse(""))
                .put("message", finding.message());
    }

    private static ObjectNode object() {
        return ExactJson.mapper().createObjectNode();
    }
}

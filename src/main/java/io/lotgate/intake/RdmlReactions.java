package io.lotgate.intake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;

/** The samples and reactions of an RDML document, gathered on the way through it. */
final class RdmlReactions implements XmlWalk.Visitor {
    static final BigDecimal MOST = new BigDecimal("1E15");
    static final BigDecimal MOST_CYCLES = new BigDecimal("100");

    private static final int MOST_REACTIONS = 10_000;

    /** One target in one well; a value that is not stored is blank. */
    record Reaction(String well, Cell sample, String target, Cell cq, Cell quantity, Cell date) {}

    private final List<Reaction> reactions = new ArrayList<>();
    private final Map<String, String> types = new HashMap<>();
    private final Map<String, String> quantities = new HashMap<>();
    private final List<String> path = new ArrayList<>();
    private String declared = "";
    private String instrument = "";
    private String software = "";
    private String well = "";
    private String target = "";
    private Cell sample = blank("sample");
    private Cell cq = blank("cq");
    private Cell quantity = blank("quantity");
    private Cell date = blank("runDate");

    private static Cell blank(String name) {
        return new Cell(name, 0, "");
    }

    List<Reaction> all() {
        return reactions;
    }

    /** unkn, std, ntc and others, as RDML names them; "" when the sample is not declared. */
    String type(Reaction reaction) {
        return types.getOrDefault(reaction.sample().printed(), "");
    }

    /** The quantity of a standard as declared; "" for none. */
    String standard(Reaction reaction) {
        return quantities.getOrDefault(reaction.sample().printed(), "");
    }

    String instrument() {
        return instrument.isEmpty() ? "RDML" : Cell.cut(instrument, 100) + " (RDML)";
    }

    String software() {
        return Cell.cut(software, 100);
    }

    @Override
    public void start(String element, XMLStreamReader at) {
        String id = Cell.cut(XmlWalk.attribute(at, "id"), 150);
        int line = at.getLocation().getLineNumber();
        switch (element) {
            case "sample" -> {
                if (path.contains("react")) {
                    sample = new Cell("sample", line, id);
                } else {
                    declared = id;
                }
            }
            case "run" -> date = blank("runDate");
            case "react" -> {
                well = id;
                sample = blank("sample");
            }
            case "data" -> {
                target = "";
                cq = blank("cq");
                quantity = blank("quantity");
            }
            case "tar" -> target = Cell.cut(id, 100);
            default -> {}
        }
        path.add(element);
    }

    @Override
    public void text(String element, String text, int line) {
        boolean inData = path.contains("data");
        boolean inSample = !inData && path.contains("sample");
        switch (element) {
            case "type" -> {
                if (inSample) {
                    types.putIfAbsent(declared, text);
                }
            }
            case "value" -> {
                if (inData) {
                    quantity = new Cell("quantity", line, text);
                } else if (inSample) {
                    quantities.putIfAbsent(declared, text);
                }
            }
            case "cq" -> cq = new Cell("cq", line, text);
            case "instrument" -> instrument = text;
            case "version" -> software = text;
            case "runDate" -> date = new Cell("runDate", line, text);
            default -> {}
        }
    }

    @Override
    public void end(String element) {
        path.remove(path.size() - 1);
        if (element.equals("data") && reactions.size() < MOST_REACTIONS) {
            reactions.add(new Reaction(Cell.cut(well, 20), sample, target, cq, quantity, date));
        }
    }
}

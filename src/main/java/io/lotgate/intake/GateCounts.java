package io.lotgate.intake;

import io.lotgate.intake.Reading.Recognised;
import io.lotgate.intake.Reading.Refused;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * Populations of a flow cytometry file, each with its events and those of its parent: what both FlowJo and FACSDiva keep
 * in their XML. A population of no parent events is no result.
 */
final class GateCounts {
    static final int MOST_GATES = 10_000;
    private static final int DECIMALS = 4;
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final BigDecimal MOST_EVENTS = new BigDecimal("1E12");

    /**
     * One population.
     *
     * @param sample the sample's name, as entered
     * @param tube which of its tubes, "" where there is one
     * @param path names of the gates from all events down
     * @param events in it, as printed
     * @param parent events in the gate above it, as printed
     * @param time when it was acquired, as printed; empty when it is not
     * @param line where its events are printed
     */
    record Gate(
            String sample,
            String tube,
            List<String> path,
            String events,
            String parent,
            Optional<String> time,
            int line) {}

    /** Goes through one kind of XML. */
    interface Walker extends XmlWalk.Visitor {
        List<Gate> gates();

        String instrument();

        String software();

        List<String> ignored();
    }

    private GateCounts() {}

    static Reading read(String format, TextFile file, PrintedDate dates, Walker walker) {
        try {
            XmlWalk.through(file, walker);
        } catch (XMLStreamException e) {
            return Refused.because(Refused.reason(
                    "FILE_MALFORMED",
                    "this is a " + format + " file, but no sound XML: it is cut off, or has a document type, which is"
                            + " not read. Save it again."));
        }
        List<Proposal> proposals = walker.gates().stream()
                .limit(MOST_GATES)
                .map(gate -> proposal(gate, dates))
                .toList();
        if (proposals.isEmpty()) {
            return Refused.because(Refused.reason(
                    "FILE_TRUNCATED",
                    "this is a " + format + " file without a gated sample. Gate the samples and save it again."));
        }
        return new Recognised(
                walker.instrument(), walker.software(), proposals, List.of(), List.of(), walker.ignored());
    }

    private static Proposal proposal(Gate gate, PrintedDate dates) {
        Draft draft = new Draft(Proposal.Kind.FLOW_CYTOMETRY, DecimalMark.POINT);
        draft.sample(new Cell("sample", gate.line(), gate.sample()));
        String path = String.join(" / ", gate.path());
        draft.well(new Well(Cell.cut(gate.tube(), 100), Cell.cut(path, 500), List.of(), false));
        gate.time().ifPresent(time -> draft.performedAt(new Cell("date", gate.line(), time), dates));
        Cell events = new Cell("events in " + path, gate.line(), gate.events());
        Cell parent = new Cell("events in the parent of " + path, gate.line(), gate.parent());
        take(draft, events, parent);
        return draft.proposal();
    }

    /** Takes a population's events and those of its parent, and their share. */
    static void take(Draft draft, Cell events, Cell parent) {
        Optional<BigDecimal> positives = draft.count("/positives", events, MOST_EVENTS);
        Optional<BigDecimal> examined = draft.count("/examined", parent, MOST_EVENTS);
        if (positives.isPresent() && examined.isPresent()) {
            take(draft, events, parent, positives.get(), examined.get());
        }
    }

    private static void take(Draft draft, Cell events, Cell parent, BigDecimal positives, BigDecimal examined) {
        if (examined.signum() == 0) {
            draft.error(
                    "NO_EVENTS", "/examined", "no events are counted in the parent: a share of none has no meaning.");
            return;
        }
        if (positives.compareTo(examined) > 0) {
            draft.error("VALUE_IMPOSSIBLE", "/positives", events.shown() + ", more than in its parent.");
            return;
        }
        draft.values().put("positives", positives.toBigInteger().toString());
        draft.values().put("examined", examined.toBigInteger().toString());
        draft.values()
                .put(
                        "percent",
                        positives
                                .multiply(HUNDRED)
                                .divide(examined, DECIMALS, RoundingMode.HALF_UP)
                                .toPlainString());
        draft.origin("/positives", events);
        draft.origin("/examined", parent);
        draft.origin("/percent", events);
    }

    /** The value of a key, if it is known. */
    static Optional<String> known(Map<String, String> facts, String key) {
        return Optional.ofNullable(facts.get(key)).map(String::strip).filter(text -> !text.isEmpty());
    }
}

package io.lotgate.intake;

import io.lotgate.evaluation.Finding;
import io.lotgate.intake.Grid.GridRow;
import io.lotgate.intake.Reading.Recognised;
import io.lotgate.intake.Reading.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The results of an Applied Biosystems QuantStudio or ViiA: as text ("* Key = value", then sections, of which [Results]
 * is read), or as a workbook with the same keys above the headings of its sheet Results, also of Design and Analysis.
 */
final class QuantStudio implements Format {
    private static final int ABOVE = 60;
    private static final String INSTRUMENT = "instrument type";
    private static final String POSITION = "Well Position";
    private static final PrintedDate TIMES =
            PrintedDate.of("uuuu-MM-dd HH:mm:ss a", "uuuu-MM-dd hh:mm:ss a", "MM-dd-uuuu hh:mm:ss a");

    @Override
    public String name() {
        return "QuantStudio or ViiA (text, workbook, Design and Analysis)";
    }

    @Override
    public Set<Proposal.Kind> kinds() {
        return Set.of(Proposal.Kind.QUANTITATIVE_PCR);
    }

    @Override
    public boolean recognises(Upload file) {
        if (file instanceof TextFile text) {
            return text.head().startsWith("* ") && text.head().contains("\n* Instrument Type =");
        }
        return file.heads().stream()
                .anyMatch(grid ->
                        facts(grid).containsKey(INSTRUMENT) && heading(grid).isPresent());
    }

    @Override
    public Reading read(Upload file) {
        List<Grid> tables = file instanceof TextFile text
                ? SectionedText.section(text, "Results").stream().toList()
                : results(file.heads());
        if (tables.size() != 1 || heading(tables.get(0)).isEmpty()) {
            return Refused.because(Refused.reason(
                    "FILE_TRUNCATED",
                    "this is a " + name() + " file with " + tables.size() + " tables of results where one is expected."
                            + " Export the results again."));
        }
        Grid grid = tables.get(0);
        Map<String, String> facts = file instanceof TextFile text ? SectionedText.facts(text) : facts(grid);
        Header header = heading(grid).orElseThrow();
        QuantStudioColumns columns = new QuantStudioColumns(header);
        List<Finding> missing = columns.missing(name());
        if (!missing.isEmpty()) {
            return new Refused(missing);
        }
        Table table = Table.of(grid, header);
        if (table.broken().isPresent()) {
            return Refused.because(table.broken().get());
        }
        return reading(table, columns, facts);
    }

    private Reading reading(Table table, QuantStudioColumns columns, Map<String, String> facts) {
        List<Proposal> proposals = new ArrayList<>();
        List<Row> used = table.rows().stream().filter(columns::isUsed).toList();
        for (Row row : used) {
            if (columns.isSample(row)) {
                Draft draft = new Draft(Proposal.Kind.QUANTITATIVE_PCR, DecimalMark.POINT);
                row.checkShape(draft, Integer.MAX_VALUE); // rows end with their last value
                columns.read(row, draft);
                time(facts).ifPresent(draft::measured);
                proposals.add(draft.proposal());
            }
        }
        if (proposals.isEmpty()) {
            return Refused.because(Refused.reason(
                    "FILE_TRUNCATED",
                    "this is a " + name() + " file without a well of a sample. Check what was exported."));
        }
        CurveQuality quality = columns.quality(used);
        return new Recognised(
                        instrument(facts),
                        Cell.cut(facts.getOrDefault("software name and version", ""), 100),
                        proposals,
                        table.findings(),
                        quality.controls(),
                        ignored(used, proposals))
                .with(quality.findings());
    }

    private static List<String> ignored(List<Row> used, List<Proposal> proposals) {
        return List.of(
                (used.size() - proposals.size()) + " wells of standards and controls: they stand with the run.",
                "Raw, amplification and melting data: no value of a result.");
    }

    private static Optional<MeasuringTime> time(Map<String, String> facts) {
        return List.of("experiment run end time", "run end date/time", "run end data/time", "experiment run stop time")
                .stream()
                .flatMap(key -> Optional.ofNullable(facts.get(key)).stream())
                .findFirst()
                .map(printed -> TIMES.read(Cell.cut(printed, 100)));
    }

    private static String instrument(Map<String, String> facts) {
        String serial = facts.getOrDefault("instrument serial number", "");
        String type = facts.getOrDefault(INSTRUMENT, "QuantStudio");
        return Cell.cut(type, 100) + (serial.isEmpty() ? "" : ", " + Cell.cut(serial, 100));
    }

    /** Design and Analysis prints quantities on a sheet of their own, "Standard Curve Result". */
    private static List<Grid> results(List<Grid> grids) {
        List<Grid> withQuantity = grids.stream()
                .filter(grid ->
                        heading(grid).filter(header -> header.has("Quantity")).isPresent())
                .toList();
        return withQuantity.isEmpty()
                ? grids.stream().filter(grid -> grid.sheet().equals("Results")).toList()
                : withQuantity;
    }

    /** The first row that names the well's position and its cycle. */
    private static Optional<Header> heading(Grid grid) {
        return grid.rows().stream()
                .limit(ABOVE)
                .map(row -> Header.of(grid, row))
                .filter(header -> header.has(POSITION) && (header.has("CT") || header.has("Cq")))
                .findFirst();
    }

    /** Keys and values above the headings of a sheet. */
    private static Map<String, String> facts(Grid grid) {
        Map<String, String> facts = new HashMap<>();
        for (GridRow row : grid.rows().stream().limit(ABOVE).toList()) {
            facts.putIfAbsent(Header.plain(row.field(0)), row.field(1).strip());
        }
        return facts;
    }
}

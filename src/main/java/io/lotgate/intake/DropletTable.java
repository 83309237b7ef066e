package io.lotgate.intake;

import io.lotgate.intake.Reading.Recognised;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The wells of a Bio-Rad droplet reader (QX100, QX200), one row a well and target: from QuantaSoft, whose headings
 * changed with version 1.7, or from QX Manager and QuantaSoft Analysis Pro. Rows of merged wells (M01) hold the sum of
 * wells that may stand in the file themselves. No file prints the droplet's volume or a time.
 */
final class DropletTable implements TableFormat {
    private static final String QUANTASOFT = "AcceptedDroplets";
    private static final String MANAGER = "Accepted Droplets";
    private static final String WELL = "Well";
    private static final String POSITIVES = "Positives";
    private static final String NEGATIVES = "Negatives";

    /** QX200 since QuantaSoft 1.7, and before; the numbers of real files follow from one or the other. */
    private static final List<BigDecimal> VOLUMES_NL = List.of(new BigDecimal("0.85"), new BigDecimal("0.91"));

    @Override
    public String name() {
        return "QX100 or QX200 droplet reader (QuantaSoft, QX Manager)";
    }

    @Override
    public Proposal.Kind kind() {
        return Proposal.Kind.DIGITAL_PCR;
    }

    @Override
    public List<String> marks() {
        return List.of(QUANTASOFT, MANAGER);
    }

    @Override
    public List<String> needed(Header header) {
        return List.of(
                WELL,
                sample(header),
                target(header),
                "Status",
                concentration(header),
                POSITIVES,
                NEGATIVES,
                accepted(header),
                "PoissonConfMin",
                "PoissonConfMax",
                "MergedWells");
    }

    @Override
    public List<String> numbers(Header header) {
        return List.of(concentration(header), POSITIVES, NEGATIVES, accepted(header));
    }

    /** QuantaSoft before 1.7 prints 44 headings over 43 fields; the last, MergedWells, is then left out. */
    @Override
    public int lacking() {
        return 1;
    }

    private static String accepted(Header header) {
        return header.has(QUANTASOFT) ? QUANTASOFT : MANAGER;
    }

    private static String sample(Header header) {
        return header.has("Sample") ? "Sample" : "Sample description 1";
    }

    private static String target(Header header) {
        return header.has("Target") ? "Target" : "Assay";
    }

    private static String concentration(Header header) {
        return header.has("Concentration") ? "Concentration" : "Conc(copies/\u00B5L)";
    }

    @Override
    public List<String> ignored(Table table) {
        return List.of(
                "TotalConf columns: of merged wells they hold the spread between wells, of single wells nothing.",
                "Copy number, ratio, linkage and amplitude columns: no value of a result.",
                "The file prints no time: enter when the plate was read.");
    }

    @Override
    public void readRow(Row row, Draft draft) {
        Header header = row.header();
        draft.sample(row.cell(sample(header)));
        Well well = new Well(
                row.cell(WELL).stripped(),
                Cell.cut(row.cell(target(header)).stripped(), 100),
                members(row.cell("MergedWells")),
                Partitioned.controlName(row.cell(sample(header)))
                        || type(row).contains("ntc")
                        || type(row).contains("blank"));
        Partitioned.read(
                draft,
                well,
                new Partitioned.Cells(
                        row.cell(WELL),
                        row.cell(POSITIVES),
                        row.cell(NEGATIVES),
                        row.cell(accepted(header)),
                        row.cell(concentration(header))),
                Interval.ends(row.cell("PoissonConfMin"), row.cell("PoissonConfMax")));
    }

    private static String type(Row row) {
        String type = row.cell("TargetType").printed()
                + row.cell("TypeAssay").printed()
                + row.cell("SampleType").printed();
        return type.toLowerCase(Locale.ROOT);
    }

    private static List<String> members(Cell merged) {
        return Arrays.stream(merged.stripped().replaceAll("[()\\s]", "").split(",", 400))
                .filter(name -> !name.isEmpty())
                .map(name -> Cell.cut(name, 20))
                .toList();
    }

    @Override
    public Recognised complete(Recognised reading, Table table) {
        return Partitioned.complete(reading, VOLUMES_NL);
    }
}

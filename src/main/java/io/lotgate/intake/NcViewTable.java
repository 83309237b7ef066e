package io.lotgate.intake;

import java.util.List;

/**
 * The table of samples that ChemoMetec NC-View writes (NucleoCounter NC-202): thousands are set apart by no-break
 * spaces, larger numbers stand as 1.07E+06. It prints no date.
 */
final class NcViewTable implements TableFormat {
    private static final String NAME = "NAME";
    private static final String SAMPLE = "SAMPLE ID";
    private static final String STATUS = "STATUS";
    private static final String INSTRUMENT = "INSTRUMENT";

    @Override
    public String name() {
        return "NucleoCounter table (NC-View)";
    }

    @Override
    public List<String> marks() {
        return List.of(NucleoCounter.LIVE, NucleoCounter.DEAD, NucleoCounter.TOTAL);
    }

    @Override
    public List<String> needed(Header header) {
        return List.of(
                NAME,
                SAMPLE,
                STATUS,
                NucleoCounter.TOTAL,
                NucleoCounter.LIVE,
                NucleoCounter.DEAD,
                NucleoCounter.VIABILITY);
    }

    @Override
    public List<String> numbers(Header header) {
        return List.of(NucleoCounter.TOTAL, NucleoCounter.LIVE, NucleoCounter.DEAD, NucleoCounter.VIABILITY);
    }

    @Override
    public String instrument(Table table) {
        List<String> printed = table.rows().stream()
                .map(row -> row.cell(INSTRUMENT).stripped())
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        return printed.size() == 1 ? name() + ", " + Cell.cut(printed.get(0), 100) : name();
    }

    @Override
    public void readRow(Row row, Draft draft) {
        // NAME is the instrument's own number; SAMPLE ID is what the operator typed
        draft.sample(row.cell(row.cell(SAMPLE).isBlank() ? NAME : SAMPLE));
        NucleoCounter.readStatus(draft, row.cell(STATUS));
        NucleoCounter.readCounts(
                draft,
                row.cell(NucleoCounter.VIABILITY),
                row.cell(NucleoCounter.LIVE),
                row.cell(NucleoCounter.DEAD),
                row.cell(NucleoCounter.TOTAL));
        Dilution.note(draft, row.cell("DILUTION FACTOR"));
    }
}

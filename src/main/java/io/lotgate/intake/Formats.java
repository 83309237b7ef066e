package io.lotgate.intake;

import java.util.List;
import java.util.stream.Collectors;

/** The kinds of files that are read, in the order in which a person would look for them. */
final class Formats {
    private static final List<Format> ALL = List.of(
            new ViCellBlu(),
            new ViCellXrTable(),
            new ViCellXrText(),
            new NucleoView(),
            new NcViewForm(),
            new NcViewTable(),
            new CellacaMatrix(),
            new CedexHiRes(),
            new BioProfileFlex(),
            new DropletTable(),
            new Qiacuity(),
            new AbsoluteQWells(),
            new AbsoluteQChannels(),
            new AbsoluteQSummary(),
            new AsmFormat(),
            new QuantStudio(),
            new CfxMaestro(),
            new Rdml(),
            new FlowJo(),
            new FlowJoTable(),
            new FacsDiva());

    private Formats() {}

    static List<Format> all() {
        return ALL;
    }

    static String names(List<Format> formats) {
        return formats.stream().map(Format::name).distinct().collect(Collectors.joining(", "));
    }
}

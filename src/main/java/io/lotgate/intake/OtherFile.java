package io.lotgate.intake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Text files of other instruments, told by words of their headings, so that a refusal can name them. */
final class OtherFile {

    private record Known(String name, List<String> marks) {}

    private static final List<Known> KNOWN = List.of(
            known("a Vi-CELL XR report", "vi-cell xr"),
            known("a Cedex HiRes table", "cedex id", "viable cell conc."),
            known("a Cellometer or Cellaca table", "live cells/ml", "live mean size"),
            known("a BioProfile FLEX2 table", "viable density", "gluc"),
            known("a droplet digital PCR table (Bio-Rad QuantaSoft or QX Manager)", "poissonconfmax", "positives"),
            known("a digital PCR table (QIAcuity)", "partitions (valid)", "partitions (positive)"),
            known("a digital PCR table (Absolute Q)", "conc. cp/ul", "positives"),
            known("a digital PCR table (Absolute Q)", "copies per microliter", "channels"),
            known("a digital PCR table (Absolute Q)", "lambda (cp/rxn)", "positives"),
            known("a quantitative PCR table (CFX Maestro)", "cq mean", "starting quantity"),
            known("a quantitative PCR export (QuantStudio or ViiA)", "* block type"),
            known("a quantitative PCR export (QuantStudio or ViiA)", "* chemistry =", "* experiment"),
            known("a quantitative PCR table (LinRegPCR)", "indiv pcr eff"),
            known("a FlowJo workspace", "<workspace", "flowjo"),
            known("a FACSDiva experiment", "<bdfacs"),
            known("a web page", "<html"),
            known("an XML document", "<?xml"));

    private OtherFile() {}

    /** What the file is, with its article; empty when it is not known. */
    static Optional<String> in(TextFile file) {
        String head = file.head().toLowerCase(Locale.ROOT);
        return KNOWN.stream()
                .filter(known -> known.marks().stream().allMatch(head::contains))
                .map(Known::name)
                .findFirst();
    }

    private static Known known(String name, String... marks) {
        return new Known(name, List.of(marks));
    }
}

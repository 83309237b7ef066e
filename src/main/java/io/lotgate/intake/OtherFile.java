package io.lotgate.intake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Text files of other instruments, told by words of their headings, so that a refusal can name them. */
final class OtherFile {

    private record Known(String name, List<String> marks) {}

    private static final List<Known> KNOWN = List.of(
            known("a quantitative PCR table (LinRegPCR)", "indiv pcr eff"),
            known("a web page", "<html"),
            known("an XML document", "<?xml"));

    private OtherFile() {}

    /** What the file is, with its article; empty when it is not known. */
    static Optional<String> in(Upload file) {
        String head = file instanceof TextFile text ? text.head().toLowerCase(Locale.ROOT) : "";
        return KNOWN.stream()
                .filter(known -> known.marks().stream().allMatch(head::contains))
                .map(Known::name)
                .findFirst();
    }

    private static Known known(String name, String... marks) {
        return new Known(name, List.of(marks));
    }
}

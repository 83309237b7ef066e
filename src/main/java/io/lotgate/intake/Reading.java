package io.lotgate.intake;

import io.lotgate.evaluation.Finding;
import io.lotgate.evaluation.Severity;
import io.lotgate.value.Digest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What came of reading an instrument file. */
public sealed interface Reading {

    /** Everything said about the file as a whole; what concerns one sample stands with its proposal. */
    List<Finding> findings();

    /**
     * The same for programs: {@code read}, {@code findings}, and of a known instrument {@code instrument},
     * {@code samples} with their {@code observation}, {@code controls} and {@code ignored}. A finding names {@code line}
     * and {@code column} where it is about one cell; line 0 stands for the file.
     */
    default ObjectNode toJson() {
        return ReadingJson.of(this);
    }

    /**
     * The file is of a known instrument. Its samples are proposals, unusable ones included, in the order of the file.
     *
     * @param instrument kind of instrument, with the serial number where the file prints one
     * @param software version of the instrument's software as printed; empty when the file does not print it
     * @param controls what the file says of the run itself, as a no-template control or the standard curve
     * @param ignored what of the file was not read, and why, in sentences
     * @param columnMap content of the approved column map by which it was read; empty for a known kind of file
     */
    record Recognised(
            String instrument,
            String software,
            List<Proposal> proposals,
            List<Finding> findings,
            List<Control> controls,
            List<String> ignored,
            Optional<Digest> columnMap)
            implements Reading {
        public Recognised {
            proposals = List.copyOf(proposals);
            findings = List.copyOf(findings);
            controls = List.copyOf(controls);
            ignored = List.copyOf(ignored);
        }

        Recognised(
                String instrument,
                String software,
                List<Proposal> proposals,
                List<Finding> findings,
                List<Control> controls,
                List<String> ignored) {
            this(instrument, software, proposals, findings, controls, ignored, Optional.empty());
        }

        /** The same reading, made by a column map. */
        Recognised by(Digest map) {
            return new Recognised(instrument, software, proposals, findings, controls, ignored, Optional.of(map));
        }

        Recognised with(List<Finding> more) {
            List<Finding> all =
                    Stream.concat(findings.stream(), more.stream()).distinct().toList();
            return new Recognised(instrument, software, proposals, all, controls, ignored, columnMap);
        }

        Recognised with(List<Proposal> changed, List<Control> found) {
            return new Recognised(instrument, software, changed, findings, found, ignored, columnMap);
        }

        /** The same reading, with some of its proposals refused for a reason that is not in the file. */
        public Recognised refusing(Predicate<Proposal> which, String code, String message) {
            Finding reason = new Finding(code, Severity.ERROR, "", message);
            return with(
                    proposals.stream()
                            .map(proposal -> which.test(proposal) ? proposal.with(reason) : proposal)
                            .toList(),
                    controls);
        }

        /** Replicate counts carry one name; so do mix-ups. A person decides which row is taken. */
        Recognised flagRepeated() {
            Map<String, Long> times =
                    proposals.stream().collect(Collectors.groupingBy(Proposal::sampleName, Collectors.counting()));
            return with(
                    proposals.stream()
                            .map(proposal -> {
                                long rows = times.getOrDefault(proposal.sampleName(), 0L);
                                return rows == 1 || proposal.sampleName().isEmpty()
                                        ? proposal
                                        : proposal.with(repeated(rows));
                            })
                            .toList(),
                    controls);
        }

        private static Finding repeated(long rows) {
            return new Finding(
                    "SAMPLE_REPEATED",
                    Severity.WARNING,
                    "",
                    "the file has " + rows + " rows with this sample name: make sure that this is the row to take.");
        }
    }

    /** Nothing was taken from the file; each finding says why and what to do. */
    record Refused(List<Finding> findings) implements Reading {
        public Refused {
            findings = List.copyOf(findings);
        }

        static Refused because(Finding finding) {
            return new Refused(List.of(finding));
        }

        /** A reason to refuse the file as a whole. */
        static Finding reason(String code, String message) {
            return new Finding(code, Severity.ERROR, "", message);
        }
    }

    /**
     * What a file says of its run: for a person to judge, never judged here.
     *
     * @param name in the field's words: {@code no-template control}, {@code standard curve efficiency}
     * @param subject target or gene that it is about; empty for all
     * @param value as printed, or what was counted in words
     * @param unit UCUM unit; empty for a plain number or words
     * @param origin where it was printed
     */
    record Control(String name, String subject, String value, String unit, Origin origin) {}
}

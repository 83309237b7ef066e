package io.lotgate.intake;

import io.lotgate.evaluation.Finding;
import io.lotgate.evaluation.Severity;
import java.util.List;

/** What came of reading an instrument file. */
public sealed interface Reading {

    /** Everything said about the file as a whole; what concerns one sample stands with its proposal. */
    List<Finding> findings();

    /**
     * The file is of a known instrument. Its samples are proposals, unusable ones included, in the order of the file.
     *
     * @param instrument kind of instrument, with the serial number where the file prints one
     * @param software version of the instrument's software as printed; empty when the file does not print it
     */
    record Recognised(String instrument, String software, List<Proposal> proposals, List<Finding> findings)
            implements Reading {
        public Recognised {
            proposals = List.copyOf(proposals);
            findings = List.copyOf(findings);
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
}

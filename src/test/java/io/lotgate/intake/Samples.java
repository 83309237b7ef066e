package io.lotgate.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.evaluation.Finding;
import io.lotgate.intake.Reading.Recognised;
import io.lotgate.intake.Reading.Refused;
import io.lotgate.specification.TestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The real instrument files under src/test/resources/samples, and short ways to read them. */
final class Samples {
    static final String VI_CELL = "Beckman_Vi-Cell-BLU_example01.csv";
    static final String NUCLEO_LONG = "chemometec_nucleoview_example01.csv";
    static final String NUCLEO_SHORT = "chemometec_nucleoview_example03.csv";
    static final String NUCLEO_VARIANT = "chemometec_nucleoview_example05.csv";
    static final String NC_VIEW_FORM = "chemometec_nucleoview_example08.csv";
    static final String NC_VIEW_TABLE = "chememotec_nc_view_example.csv";

    private static final List<String> FOLDERS = List.of("cellcount", "dpcr", "qpcr", "flow", "asm");
    private static final Intake INTAKE = Intake.standard();

    private Samples() {}

    static byte[] bytes(String name) {
        for (String folder : FOLDERS) {
            byte[] found = bytes(folder, name);
            if (found.length > 0) {
                return found;
            }
        }
        throw new IllegalArgumentException("no sample " + name);
    }

    private static byte[] bytes(String folder, String name) {
        try (InputStream in = Samples.class.getResourceAsStream("/samples/" + folder + "/" + name)) {
            return in == null ? new byte[0] : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    static Reading read(byte[] content) {
        return INTAKE.read("upload", content);
    }

    static Recognised forTest(Recognised reading, TestSpecification test, Occasion occasion) {
        return INTAKE.forTest(reading, test, occasion);
    }

    static Recognised recognised(String content) {
        return recognised(content.getBytes(StandardCharsets.UTF_8));
    }

    static Recognised recognised(byte[] content) {
        Reading reading = read(content);
        assertThat(reading).isInstanceOf(Recognised.class);
        return (Recognised) reading;
    }

    static Refused refused(String content) {
        return refused(content.getBytes(StandardCharsets.UTF_8));
    }

    static Refused refused(byte[] content) {
        Reading reading = read(content);
        assertThat(reading).isInstanceOf(Refused.class);
        return (Refused) reading;
    }

    /** The only sample of a file. */
    static Proposal single(String content) {
        List<Proposal> proposals = recognised(content).proposals();
        assertThat(proposals).hasSize(1);
        return proposals.get(0);
    }

    static Proposal named(Recognised reading, String sampleName) {
        return reading.proposals().stream()
                .filter(proposal -> proposal.sampleName().equals(sampleName))
                .findFirst()
                .orElseThrow();
    }

    static List<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).toList();
    }

    /** The sample with one passage changed; fails when the passage is not there, so that no test tests nothing. */
    static String edited(String name, String passage, String replacement) {
        String text = text(name);
        assertThat(text).contains(passage);
        return text.replace(passage, replacement);
    }
}

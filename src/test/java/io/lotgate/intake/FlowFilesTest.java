package io.lotgate.intake;

import static io.lotgate.intake.Samples.bytes;
import static io.lotgate.intake.Samples.codes;
import static io.lotgate.intake.Samples.edited;
import static io.lotgate.intake.Samples.recognised;
import static io.lotgate.intake.Samples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.intake.Reading.Recognised;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flow cytometry on its real files: the populations of samples, never those of groups and templates. */
class FlowFilesTest {
    private static final String FLOWJO = "flowjo_example_2.wsp";
    private static final String DIVA = "facsdiva_example_1.xml";

    @ParameterizedTest
    @CsvSource({
        "0, Lymphocytes, 39426, 65121, 60.5427",
        "1, Lymphocytes / Single Cells, 37464, 39426, 95.0236",
        "3, Lymphocytes / Single Cells / Single Cells / Live cells, 34753, 35058, 99.1300",
        "4, Lymphocytes / Single Cells / Single Cells / Live cells / CD3+, 6891, 34753, 19.8285"
    })
    void takesEventsOfASamplesOwnGates(int index, String path, String events, String parent, String percent) {
        Recognised reading = recognised(bytes(FLOWJO));
        Proposal gate = reading.proposals().get(index);

        assertThat(reading.instrument()).isEqualTo("FACSCelesta (FlowJo)");
        assertThat(reading.software()).isEqualTo("10.10.0");
        assertThat(gate.sampleName()).isEqualTo("Spleenocytes_Tcells_Vaccinated_Saline_004.fcs");
        assertThat(gate.well().orElseThrow().target()).isEqualTo(path);
        assertThat(gate.observation())
                .hasToString("{\"positives\":\"" + events + "\",\"examined\":\"" + parent + "\",\"percent\":\""
                        + percent + "\"}");
    }

    @Test
    void readsNoEventsOfAGroup() {
        Recognised reading = recognised(bytes(FLOWJO));

        assertThat(reading.proposals()).hasSize(19);
        assertThat(Samples.text(FLOWJO)).contains("count=\"33282\"");
        assertThat(reading.proposals())
                .noneMatch(gate ->
                        gate.observation().path("positives").asString("").equals("33282"));
        assertThat(reading.ignored().get(0)).contains("Gates of groups");
    }

    @Test
    void readsWhenASampleWasAcquired() {
        assertThat(recognised(bytes(FLOWJO))
                        .proposals()
                        .get(0)
                        .measuredAt()
                        .orElseThrow()
                        .surelyBefore(Instant.parse("2021-12-11T00:00:00Z"), ZoneId.of("UTC")))
                .isTrue();
    }

    @Test
    void takesNoShareOfNoEvents() {
        Recognised reading = recognised(bytes(DIVA));

        assertThat(reading.instrument()).isEqualTo("LSRFortessa (FACSDiva)");
        assertThat(reading.proposals()).hasSize(17).noneMatch(Proposal::usable);
        assertThat(codes(reading.proposals().get(0).findings())).contains("NO_EVENTS");
    }

    @Test
    void takesATubesOwnEvents() {
        String counted = edited(
                DIVA,
                "<num_events>0</num_events>\n                        <parent>All Events</parent>",
                "<num_events>40</num_events>\n                        <parent>All Events</parent>");
        int tube = counted.indexOf("<tube name=\"GFP\">");
        int all = counted.indexOf("<num_events>0</num_events>", tube);
        String whole = counted.substring(0, all) + "<num_events>100</num_events>"
                + counted.substring(all + "<num_events>0</num_events>".length());

        Proposal first = recognised(whole).proposals().get(0);

        assertThat(first.sampleName()).isEqualTo("190415");
        assertThat(first.well().orElseThrow().name()).isEqualTo("GFP");
        assertThat(first.observation())
                .hasToString("{\"positives\":\"40\",\"examined\":\"100\",\"percent\":\"40.0000\"}");
    }

    @Test
    void refusesEntitiesAndCutOffFiles() {
        String document = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                + "<bdfacs version=\"&e;\"><tube name=\"a\"/></bdfacs>";
        String whole = Samples.text(FLOWJO);

        assertThat(codes(refused(document).findings())).containsExactly("FILE_MALFORMED");
        assertThat(codes(refused(whole.substring(0, whole.length() / 2)).findings()))
                .containsExactly("FILE_MALFORMED");
    }
}

package io.lotgate.intake;

import static io.lotgate.intake.Samples.bytes;
import static io.lotgate.intake.Samples.codes;
import static io.lotgate.intake.Samples.recognised;
import static io.lotgate.intake.Samples.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.lotgate.intake.Reading.Control;
import io.lotgate.intake.Reading.Recognised;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Real-time PCR data as RDML. */
class RdmlTest {
    private static final String STEP_ONE = "stepone_std.rdml";

    @Test
    void readsTheReactionsOfSamples() {
        Recognised reading = recognised(bytes(STEP_ONE));

        assertThat(reading.instrument()).isEqualTo("Applied Biosystems StepOne\u2122 Instrument (RDML)");
        assertThat(reading.proposals()).hasSize(6).allMatch(Proposal::usable);
        assertThat(reading.proposals().get(0).sampleName()).isEqualTo("pop1_RNase P");
        assertThat(reading.proposals().get(0).observation())
                .hasToString("{\"cq\":\"28.96287\",\"quantity\":\"2484.3098\"}");
        assertThat(reading.proposals().get(0).performedAt()).contains("2006-11-10T09:24:39.265");
    }

    @Test
    void calculatesTheStandardCurveFromItsStandards() {
        // the instrument itself gives an efficiency of 93.91181 %
        assertThat(recognised(bytes(STEP_ONE)).controls())
                .extracting(Control::name, Control::value)
                .contains(
                        tuple("standard curve efficiency, calculated from the standards", "93.9102"),
                        tuple("standard curve R2, calculated from the standards", "0.9995"),
                        tuple("standard curve slope, calculated from the standards", "-3.4770"),
                        tuple("no-template control", "Cq 40.0 in A1"));
    }

    @Test
    void readsADocumentThatIsNotZipped() throws IOException {
        String document = document();

        assertThat(recognised(document).proposals())
                .isEqualTo(recognised(bytes(STEP_ONE)).proposals());
        assertThat(codes(refused(document.substring(0, document.length() / 2)).findings()))
                .containsExactly("FILE_MALFORMED");
    }

    @Test
    void takesNoCqForAQuantity() throws IOException {
        String without = document().replace("<value>2484.3098</value>", "<value>NaN</value>");

        assertThat(codes(recognised(without).proposals().get(0).findings())).containsExactly("QUANTITY_MISSING");
    }

    @Test
    void refusesAnArchiveThatUnpacksTooFar() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("rdml_data.xml"));
            byte[] blank = new byte[1024 * 1024];
            for (int i = 0; i < 40; i++) {
                zip.write(blank);
            }
        }

        assertThat(codes(refused(out.toByteArray()).findings())).containsAnyOf("FILE_TOO_LARGE", "FILE_BINARY");
    }

    private static String document() throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes(STEP_ONE)))) {
            zip.getNextEntry();
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

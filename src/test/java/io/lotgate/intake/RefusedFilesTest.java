package io.lotgate.intake;

import static io.lotgate.intake.Samples.VI_CELL;
import static io.lotgate.intake.Samples.bytes;
import static io.lotgate.intake.Samples.codes;
import static io.lotgate.intake.Samples.recognised;
import static io.lotgate.intake.Samples.refused;
import static io.lotgate.intake.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.evaluation.Finding;
import io.lotgate.intake.Reading.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files from which nothing is taken: each refusal says what the file is and what to do. */
class RefusedFilesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n\r\n", "\uFEFF", "\uFEFF\t\n"})
    void refusesAnEmptyFile(String content) {
        assertThat(only(refused(content)).code()).isEqualTo("FILE_EMPTY");
    }

    @Test
    void refusesAZipArchive() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("counts.csv"));
            zip.write(bytes(VI_CELL));
        }

        assertThat(only(refused(out.toByteArray())).message()).contains("a zip archive");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "25504446 2D312E34|a PDF document",
                "89504E47 0D0A1A0A|a PNG picture",
                "FFD8FFE0 00104A46|a JPEG picture",
                "49492A00 08000000|a TIFF picture",
                "1F8B0800 00000000|a gzip archive",
                "46435333 2E312020|a flow cytometry file"
            })
    void namesWhatABinaryFileIs(String start, String kind) {
        Finding finding = only(refused(hex(start)));

        assertThat(finding.code()).isEqualTo("FILE_BINARY");
        assertThat(finding.message()).contains(kind);
    }

    @ParameterizedTest
    @CsvSource({"own_mix_a_results.tsv, LinRegPCR"})
    void namesAnotherInstrumentAndWhatWasLookedFor(String name, String instrument) {
        Finding finding = only(refused(bytes(name)));

        assertThat(finding.code()).isEqualTo("FILE_OTHER_INSTRUMENT");
        assertThat(finding.message()).contains(instrument, "Looked for: Vi-CELL BLU, ", "by hand");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hello", "a,b\n1,2\n", "\"", "Sample ID;Viability (%)\nx;99\n", "//[ECEC5A41]", ";;;;\n;;;;"})
    void saysWhatWasLookedForInAnUnknownText(String content) {
        Finding finding = only(refused(content));

        assertThat(finding.code()).isEqualTo("FILE_UNKNOWN");
        assertThat(finding.message()).contains("NucleoCounter NC-200 (NucleoView)", "NC-View");
    }

    @Test
    void refusesCharactersThatAreNotCertain() {
        byte[] latin = text(VI_CELL).replace("CLB001", "Müller").getBytes(StandardCharsets.ISO_8859_1);
        byte[] oddUtf16 = Arrays.copyOf(bytes("Beckman_Vi-Cell-BLU_example01_utf16.csv"), 4193);

        assertThat(only(refused(latin)).code()).isEqualTo("FILE_ENCODING");
        assertThat(only(refused(oddUtf16)).code()).isEqualTo("FILE_ENCODING");
    }

    @Test
    void refusesNulBytesAndUtf16WithoutAMark() {
        byte[] marked = bytes("Beckman_Vi-Cell-BLU_example01_utf16.csv");

        assertThat(only(refused(text(VI_CELL).replace("CLB001", "CLB\0001"))).code())
                .isEqualTo("FILE_NUL");
        assertThat(only(refused("CLB001\0,1,2")).code()).isEqualTo("FILE_NUL");
        byte[] unmarked = "Sample ID,Cell count\n".getBytes(StandardCharsets.UTF_16LE);
        assertThat(only(refused(unmarked)).code()).isEqualTo("FILE_NUL");
        assertThat(recognised(marked).proposals()).hasSize(10);
    }

    @Test
    void refusesAFileOfTwoFormatsAtOnce() {
        String both = "Sample ID,Viable (x10^6) cells/mL,LIVE (cells/ml),VIABILITY (%)\nA,1,1000000,90\n";

        assertThat(only(refused(both)).code()).isEqualTo("FILE_AMBIGUOUS");
    }

    @Test
    void recognisesTheInstrumentFromTheContentWhateverTheName() {
        Reading counted = Intake.standard().read("holiday.png", bytes(VI_CELL));
        Reading empty = Intake.standard().read("Vi-CELL BLU.csv", new byte[0]);

        assertThat(counted).isInstanceOf(Reading.Recognised.class);
        assertThat(empty).isInstanceOf(Refused.class);
        assertThat(empty.findings().get(0).message()).startsWith("\"Vi-CELL BLU.csv\": ");
    }

    @Test
    void showsAHostileFileNameOnOneShortLine() {
        String name = "a\r\nb\u202E" + "c".repeat(5000);

        String message =
                Intake.standard().read(name, new byte[0]).findings().get(0).message();

        assertThat(message).doesNotContain("\n", "\r", "\u202E").hasSizeLessThan(250);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    private static Finding only(Refused refused) {
        assertThat(codes(refused.findings())).hasSize(1);
        assertThat(refused.findings().get(0).message()).contains("upload");
        return refused.findings().get(0);
    }
}

package io.lotgate.intake;

import static io.lotgate.intake.Samples.VI_CELL;
import static io.lotgate.intake.Samples.bytes;
import static io.lotgate.intake.Samples.codes;
import static io.lotgate.intake.Samples.edited;
import static io.lotgate.intake.Samples.recognised;
import static io.lotgate.intake.Samples.refused;
import static io.lotgate.intake.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.intake.Reading.Recognised;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What spreadsheets, editors and interrupted exports do to a table. */
class TableFormatTest {

    @Test
    void readsASemicolonFileWithDecimalCommas() {
        Recognised reading = recognised(european());

        assertThat(observations(reading)).isEqualTo(observations(recognised(bytes(VI_CELL))));
        assertThat(reading.proposals().get(0).origins().get(1).printed()).isEqualTo("0,75");
        assertThat(reading.proposals().get(0).findings()).isEmpty();
    }

    @Test
    void readsASemicolonFileWithDecimalPoints() {
        assertThat(observations(recognised(text(VI_CELL).replace(',', ';'))))
                .isEqualTo(observations(recognised(bytes(VI_CELL))));
    }

    @Test
    void takesNoMarkedNumberWhereCommasAndPointsMix() {
        String mixed = european().replace("2,72;2,63;96,81", "2.72;2.63;96.81");

        assertThat(recognised(mixed).proposals()).isNotEmpty().noneMatch(Proposal::usable);
        assertThat(codes(recognised(mixed).proposals().get(0).findings())).contains("NUMBER_AMBIGUOUS");
    }

    @Test
    void takesNoNumberThatCouldBeAThousand() {
        String content = european().replace("CLB001;2191;2123;0,78;0,75;", "CLB001;2191;2123;7,800;7,500;");

        assertThat(codes(recognised(content).proposals().get(0).findings()))
                .containsExactly("NUMBER_AMBIGUOUS", "NUMBER_AMBIGUOUS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=,\r\n", "SEP=,\n", "sep=,,,,,\r\n", "\"sep=,\"\r\n"})
    void passesOverASpreadsheetsSeparatorLineAndCountsIt(String line) {
        Recognised reading = recognised(line + text(VI_CELL));

        assertThat(observations(reading)).isEqualTo(observations(recognised(bytes(VI_CELL))));
        assertThat(reading.proposals().get(0).origins().get(0).line()).isEqualTo(3);
    }

    @Test
    void readsQuotedFieldsAndTabulators() {
        String quoted =
                "\"" + text(VI_CELL).stripTrailing().replace(",", "\",\"").replace("\r\n", "\"\r\n\"") + "\"";

        assertThat(observations(recognised(quoted))).isEqualTo(observations(recognised(bytes(VI_CELL))));
        assertThat(observations(recognised(text(VI_CELL).replace(',', '\t'))))
                .isEqualTo(observations(recognised(bytes(VI_CELL))));
    }

    @Test
    void passesOverBlankRowsAndOneMoreSeparatorAtTheEndOfRows() {
        String padded = text(VI_CELL).replace("Normal Wash,\r\n", "Normal Wash,,\r\n") + ",,,,\r\n\r\n";

        assertThat(recognised(padded).proposals()).hasSize(10);
        assertThat(recognised(padded).proposals().get(0).usable()).isTrue();
    }

    @Test
    void saysThatADecimalCommaSplitANumber() {
        Proposal split = recognised(edited(VI_CELL, "0.78,0.75,96.9,", "0,78,0,75,96,9,"))
                .proposals()
                .get(0);

        assertThat(split.usable()).isFalse();
        assertThat(codes(split.findings())).contains("FIELDS_EXTRA");
    }

    @Test
    void takesNothingFromARowCutOff() {
        String cut = text(VI_CELL).stripTrailing();
        Recognised reading = recognised(cut.substring(0, cut.lastIndexOf(",Vi-CELL")));
        Proposal last = reading.proposals().get(9);

        assertThat(last.usable()).isFalse();
        assertThat(codes(last.findings())).containsExactly("FIELDS_MISSING");
        assertThat(reading.proposals().get(0).usable()).isTrue();
    }

    @Test
    void refusesHeadingsWithoutSamples() {
        String heading = text(VI_CELL).lines().findFirst().orElseThrow();

        assertThat(codes(refused(heading).findings())).containsExactly("FILE_TRUNCATED");
        assertThat(codes(refused(heading + "\r\n,,,,\r\n").findings())).containsExactly("FILE_TRUNCATED");
    }

    @Test
    void namesEveryMissingColumn() {
        String content = edited(VI_CELL, "Viability (%)", "Viab").replace("Viable cells", "Alive");

        assertThat(refused(content).findings())
                .extracting(finding -> finding.code() + finding.message())
                .hasSize(2)
                .anyMatch(text -> text.startsWith("COLUMN_MISSING") && text.contains("\"Viability (%)\""))
                .anyMatch(text -> text.startsWith("COLUMN_MISSING") && text.contains("\"Viable cells\""));
    }

    @Test
    void refusesAColumnThatOccursTwice() {
        assertThat(codes(refused(edited(VI_CELL, "Tag", "Viability (%)")).findings()))
                .containsExactly("COLUMN_REPEATED");
    }

    @Test
    void takesNothingFromRowsJoinedByAQuotationMark() {
        String joined = edited(VI_CELL, "CLB002,", "\"CLB002,").replace("CLB003,", "CLB003\",");

        assertThat(recognised(joined).proposals().stream().map(Proposal::usable).toList())
                .hasSize(9)
                .startsWith(true, false, true);
        assertThat(codes(recognised(joined).proposals().get(1).findings()))
                .containsExactly("LINE_BREAK", "SAMPLE_UNREADABLE");
    }

    @Test
    void refusesAFileWhoseQuotationMarkIsNotClosed() {
        assertThat(codes(refused(edited(VI_CELL, "CLB005,", "\"CLB005,")).findings()))
                .containsExactly("FILE_MALFORMED");
    }

    @Test
    void warnsWhenTwoRowsCarryTheSameName() {
        List<Proposal> proposals =
                recognised(edited(VI_CELL, "CLB002,", "CLB001,")).proposals();

        assertThat(codes(proposals.get(0).findings())).containsExactly("SAMPLE_REPEATED");
        assertThat(codes(proposals.get(1).findings())).containsExactly("SAMPLE_REPEATED");
        assertThat(proposals.get(2).findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "@SUM(A1)", "=cmd|'/c calc'!A1", "<script>alert(1)</script>", "+49", "${7*7}"})
    void takesANameThatLooksLikeAFormulaAsPlainText(String name) {
        assertThat(recognised(edited(VI_CELL, "CLB001", name))
                        .proposals()
                        .get(0)
                        .sampleName())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLB\u202E100", "CLB\u200B001", "CLB\u0007001", "CLB\uFEFF001"})
    void takesNothingUnderANameWithInvisibleCharacters(String name) {
        Proposal proposal =
                recognised(edited(VI_CELL, "CLB001", name)).proposals().get(0);

        assertThat(proposal.usable()).isFalse();
        assertThat(codes(proposal.findings())).containsExactly("SAMPLE_UNREADABLE");
        assertThat(proposal.findings().get(0).message()).doesNotContain(name);
    }

    @Test
    void takesNothingWithoutAName() {
        assertThat(codes(recognised(edited(VI_CELL, "CLB001", " "))
                        .proposals()
                        .get(0)
                        .findings()))
                .containsExactly("SAMPLE_MISSING");
    }

    private static String european() {
        return text(VI_CELL).replace(',', ';').replaceAll("(\\d)\\.(\\d)", "$1,$2");
    }

    private static List<String> observations(Recognised reading) {
        return reading.proposals().stream()
                .map(proposal -> proposal.sampleName() + proposal.observation() + proposal.usable())
                .toList();
    }
}

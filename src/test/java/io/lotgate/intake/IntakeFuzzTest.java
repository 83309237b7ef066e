package io.lotgate.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.intake.Reading.Recognised;
import io.lotgate.value.CanonicalJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/** Damaged copies of the real files: always an answer, and never an impossible count for use. */
class IntakeFuzzTest {
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final List<byte[]> FILES = List.of(
                    Samples.VI_CELL,
                    "Beckman_Vi-Cell-BLU_example01_utf16.csv",
                    Samples.NUCLEO_LONG,
                    Samples.NUCLEO_SHORT,
                    Samples.NUCLEO_VARIANT,
                    Samples.NC_VIEW_FORM,
                    Samples.NC_VIEW_TABLE,
                    "Beckman_Vi-Cell-XR_example07_instrumentOutput.txt",
                    "revvity_matrix_1_csv.csv",
                    "roche_cedex_hires_example_1.csv",
                    "SampleResultsDEVICE1232021-02-18_104838.csv",
                    "qx200_quantasoft174_20-1363.csv",
                    "qxmanager_quant.csv",
                    "qiacuity_dpcr_example03.csv",
                    "Appbio_AbsoluteQ_example01.csv",
                    "Appbio_AbsoluteQ_multichannel.csv",
                    "Appbio_AbsoluteQ_summary.csv",
                    "vi_cell_blu_asm_excerpt.json",
                    "absolute_q_asm_excerpt.json",
                    "qpcr_asm_constructed.json",
                    "flow_asm_constructed.json",
                    "flowjo_table_constructed.csv",
                    "example_quantsudio_results_only.txt",
                    "cfxmaestro_example01.csv")
            .stream()
            .map(Samples::bytes)
            .toList();

    /** Large ones, of which fewer are tried. */
    private static final List<byte[]> XML =
            List.of("flowjo_example_2.wsp", "facsdiva_example_1.xml", "stepone_std.rdml").stream()
                    .map(Samples::bytes)
                    .toList();

    private static final List<byte[]> BOOKS = List.of(
                    "Beckman_Vi-Cell-XR_example03_instrumentOutput.xls",
                    "Beckman_Vi-Cell-XR_example05_instrumentOutput.xlsx",
                    "revvity_matrix_1_xlsx.xlsx",
                    "roche_cedex_hires_example_2.xlsx")
            .stream()
            .map(Samples::bytes)
            .toList();

    /** Passages that break readers: signs, quotes, separators, exponents, censoring, other digits, formulas. */
    private static final List<String> PASSAGES = List.of(
            "-",
            "\"",
            ",",
            ";",
            "\n",
            "\r",
            "\t",
            "E99",
            "e-9",
            "<",
            ">",
            ".",
            "0",
            "9999",
            "NaN",
            "Infinity",
            "ERROR",
            "\u00A0",
            "\u202E",
            "\uFEFF",
            "\0",
            "=cmd|' /c calc'!A1",
            "٣",
            "sep=;\n",
            "Viability (%)",
            "//[",
            ";;;;",
            "()");

    /** One change of a file: at a place, some bytes are taken away and others, one a character, put in. */
    record Change(int place, int taken, String put) {
        byte[] apply(byte[] file) {
            int at = file.length == 0 ? 0 : place % file.length;
            ByteArrayOutputStream out = new ByteArrayOutputStream(file.length + put.length());
            out.write(file, 0, at);
            out.writeBytes(put.getBytes(StandardCharsets.ISO_8859_1));
            int rest = Math.min(file.length, at + taken);
            out.write(file, rest, file.length - rest);
            return out.toByteArray();
        }
    }

    @Property(tries = 1500, shrinking = ShrinkingMode.BOUNDED)
    void neverTakesAnImpossibleCountFromADamagedFile(@ForAll("damaged") byte[] file) {
        check(Samples.read(file));
    }

    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
    void answersADamagedWorkbook(@ForAll("damagedBooks") byte[] file) {
        check(Samples.read(file));
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void answersDamagedXml(@ForAll("damagedXml") byte[] file) {
        check(Samples.read(file));
    }

    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
    void answersADamagedPartOfAWorkbook(@ForAll("damagedParts") byte[] file) {
        check(Samples.read(file));
    }

    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
    void answersAnyBytes(@ForAll byte[] bytes) {
        check(Samples.read(bytes));
    }

    @Property(tries = 700, shrinking = ShrinkingMode.BOUNDED)
    void takesExactlyWhatIsPrintedInTheTakenPlace(
            @ForAll("numbers") String viability, @ForAll("numbers") String perMl) {
        String file = "Sample ID,Cell count,Viable cells,Total (x10^6) cells/mL,Viable (x10^6) cells/mL,Viability (%)\n"
                + "A,1000,900,999999,\"" + perMl + "\",\"" + viability + "\"\n";

        Proposal only = Samples.recognised(file).proposals().get(0);

        if (only.usable()) {
            assertThat(decimal(only, "viability")).isEqualByComparingTo(viability);
            assertThat(decimal(only, "viablePerMl")).isEqualByComparingTo(new BigDecimal(perMl).scaleByPowerOfTen(6));
        }
        check(Samples.recognised(file));
    }

    private static void check(Reading reading) {
        assertThat(reading.findings()).allSatisfy(finding -> {
            assertThat(finding.message()).isNotBlank().hasSizeLessThan(900).doesNotContain("\n", "\0");
        });
        if (reading instanceof Recognised recognised) {
            assertThat(recognised.proposals()).isNotEmpty().allSatisfy(IntakeFuzzTest::checkProposal);
        } else {
            assertThat(reading.findings()).isNotEmpty();
        }
    }

    private static void checkProposal(Proposal proposal) {
        CanonicalJson.bytes(proposal.observation());
        assertThat(proposal.findings())
                .allSatisfy(finding -> assertThat(finding.message()).hasSizeLessThan(900));
        assertThat(proposal.origins()).allSatisfy(origin -> {
            assertThat(proposal.observation().at(origin.pointer()).isString()).isTrue();
            assertThat(origin.line()).isPositive();
        });
        if (proposal.usable()) {
            assertThat(proposal.sampleName()).isNotBlank();
            switch (proposal.kind()) {
                case CELL_COUNT -> checkCount(proposal);
                case DIGITAL_PCR -> checkWell(proposal);
                case FLOW_CYTOMETRY -> assertThat(decimal(proposal, "percent")).isBetween(BigDecimal.ZERO, HUNDRED);
                default -> assertThat(decimal(proposal, "quantity")).isGreaterThanOrEqualTo(BigDecimal.ZERO);
            }
        }
    }

    private static void checkCount(Proposal proposal) {
        assertThat(decimal(proposal, "viability")).isBetween(BigDecimal.ZERO, HUNDRED);
        assertThat(decimal(proposal, "viablePerMl")).isGreaterThanOrEqualTo(BigDecimal.ZERO);
    }

    private static void checkWell(Proposal proposal) {
        BigDecimal positives =
                new BigDecimal(proposal.observation().at("/wells/0/positives").stringValue());
        BigDecimal accepted =
                new BigDecimal(proposal.observation().at("/wells/0/accepted").stringValue());
        assertThat(positives).isBetween(BigDecimal.ZERO, accepted);
        assertThat(accepted).isPositive();
    }

    private static BigDecimal decimal(Proposal proposal, String name) {
        return new BigDecimal(proposal.observation().get(name).stringValue());
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return damaged(FILES);
    }

    @Provide
    Arbitrary<byte[]> damagedXml() {
        return damaged(XML);
    }

    @Provide
    Arbitrary<byte[]> damagedBooks() {
        return damaged(BOOKS);
    }

    private static Arbitrary<byte[]> damaged(List<byte[]> files) {
        Arbitrary<List<Change>> changes = changes().list().ofMinSize(1).ofMaxSize(4);
        return Combinators.combine(Arbitraries.of(files), changes).as((file, all) -> {
            byte[] damaged = file;
            for (Change change : all) {
                damaged = change.apply(damaged);
            }
            return damaged;
        });
    }

    /** The change is made within the zip, so that it reaches the readers of the workbook's XML. */
    @Provide
    Arbitrary<byte[]> damagedParts() {
        Arbitrary<String> parts = Arbitraries.of(
                "xl/worksheets/sheet1.xml",
                "xl/sharedStrings.xml",
                "xl/styles.xml",
                "xl/workbook.xml",
                "[Content_Types].xml");
        return Combinators.combine(Arbitraries.of(BOOKS.subList(1, 4)), parts, changes())
                .as(IntakeFuzzTest::inside);
    }

    private static byte[] inside(byte[] book, String part, Change change) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(book));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                byte[] content = in.readAllBytes();
                zip.write(entry.getName().equals(part) ? change.apply(content) : content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Arbitrary<Change> changes() {
        Arbitrary<String> passages = Arbitraries.of(PASSAGES)
                .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        Arbitrary<String> bytes =
                Arbitraries.strings().withCharRange('\0', '\u00FF').ofMaxLength(3);
        Arbitrary<String> put = Arbitraries.frequencyOf(Tuple.of(6, passages), Tuple.of(1, bytes));
        Arbitrary<Integer> taken = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.integers().between(0, 4)),
                Tuple.of(1, Arbitraries.integers().between(0, 5000)));
        return Combinators.combine(Arbitraries.integers().between(0, 5000), taken, put)
                .as(Change::new);
    }

    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<String> decimals = Arbitraries.bigDecimals()
                .between(new BigDecimal("-5"), new BigDecimal("105"))
                .ofScale(3)
                .map(BigDecimal::toPlainString);
        Arbitrary<String> powers = Combinators.combine(
                        Arbitraries.integers().between(-99, 999),
                        Arbitraries.integers().between(-12, 15))
                .as((mantissa, exponent) -> mantissa + "E" + exponent);
        return Arbitraries.oneOf(decimals, powers);
    }
}

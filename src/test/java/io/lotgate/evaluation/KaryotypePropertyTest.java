package io.lotgate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class KaryotypePropertyTest {
    private static final Pattern NORMAL = Pattern.compile("46,(XX|XY)\\[\\d+]");
    private static final String LETTERS = "46XY,+-()[];/?~pqtdelmarcxniU<>.0123 \n";
    private static final List<String> ABNORMAL = List.of(
            "47,XX,+12[1]/46,XX[19]",
            "46,XX,i(20)(q10)[3]/46,XX[17]",
            "45,XX,-18[2]/46,XX[18]",
            "47,XX,+8[2]/48,sl,+12[3]/46,XX[15]",
            "46,XX,der(18)t(1;18)(q21;q23)[6]/46,XX[14]",
            "45,X,-X[2]/46,XX[18]",
            "46,XX,dup(1)(q21q32)[20]",
            "48,XX,+mar1,+mar2[cp4]/46,XX[16]",
            "47,XX,+21c[20]",
            "46,XX,16qh+[20]",
            "48,XX,+21c,+21[20]",
            "46,XXXc,-X[20]",
            "47,XX,+inv(9)(p12q13)[20]",
            "46,XX,inv(9)(p12q13)x2[20]",
            "46,XX[18].nuc ish(BCL2L1x2)[200]/47,XX,+12[2]");

    /** An abnormality with the chromosomes it adds. */
    private record Item(String text, int effect) {}

    private record Made(String text, int chromosomes) {}

    private static Arbitrary<Item> item() {
        Arbitrary<Integer> chromosome = Arbitraries.integers().between(1, 22);
        Arbitrary<String> bands =
                Arbitraries.of("p13", "p12", "p11.2", "p11", "q11", "q12", "q13", "q21", "q22", "q22.1", "q31", "q10");
        Arbitrary<Item> whole = Combinators.combine(chromosome, Arbitraries.of(1, -1))
                .as((n, sign) -> new Item((sign > 0 ? "+" : "-") + n, sign));
        Arbitrary<Item> single = Combinators.combine(
                        Arbitraries.of("add", "del", "i", "idic"), chromosome, bands, Arbitraries.of("", "+"))
                .as((symbol, n, band, sign) -> band(n, band)
                        ? new Item(sign + symbol + "(" + n + ")(" + band + ")", sign.length())
                        : new Item("+" + n, 1));
        Arbitrary<Item> pair = Combinators.combine(
                        Arbitraries.of("t", "dic", "psu dic", "tas", "der"), chromosome, chromosome, bands, bands)
                .as((symbol, a, b, p, q) -> band(a, p) && band(b, q)
                        ? new Item(symbol + "(" + a + ";" + b + ")(" + p + ";" + q + ")", symbol.equals("t") ? 0 : -1)
                        : new Item("-" + a, -1));
        Arbitrary<Item> loose = Arbitraries.of(
                new Item("+mar", 1),
                new Item("+2mar", 2),
                new Item("+mar1", 1),
                new Item("+r", 1),
                new Item("dmin", 0),
                new Item("16qh+", 0),
                new Item("+21c", 1),
                new Item("?inv(3)(q21q26)", 0),
                new Item("i(13)(q10)x2", 0),
                new Item("+der(1)t(1;2)(q21;p21)", 1),
                new Item("del(13)(q12q2?1)", 0),
                new Item("add(2)(q22~24)", 0));
        return Arbitraries.oneOf(whole, single, pair, loose);
    }

    private static boolean band(int chromosome, String band) {
        return IscnBands.find(String.valueOf(chromosome), band).isPresent();
    }

    @Provide
    Arbitrary<Made> karyotypes() {
        return Combinators.combine(
                        item().list().ofMaxSize(8),
                        Arbitraries.of("XX", "XY"),
                        Arbitraries.integers().between(1, 30))
                .as((items, sex, cells) -> {
                    int chromosomes = 46 + items.stream().mapToInt(Item::effect).sum();
                    String list = items.stream().map(one -> "," + one.text()).collect(Collectors.joining());
                    return new Made(chromosomes + "," + sex + list + "[" + cells + "]", chromosomes);
                });
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void whatIsPrintedIsReadAsTheSame(@ForAll("karyotypes") Made made) {
        KaryoReading reading = KaryoReading.of(made.text());

        assertThat(reading.refused()).as(made.text() + reading.remarks().all()).isFalse();
        assertThat(reading.report().print()).isEqualTo(made.text());
        assertThat(reading.clones().get(0).total()).isEqualTo(IscnSpan.of(made.chromosomes()));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aNumberThatDoesNotFollowIsRefused(
            @ForAll("karyotypes") Made made, @ForAll @IntRange(min = -3, max = 3) int error) {
        String stated = made.text().replaceFirst("^\\d+", String.valueOf(made.chromosomes() + error));

        assertThat(KaryoReading.of(stated).refused()).isEqualTo(error != 0);
    }

    /** A sideline has what its stem line has, and what it adds. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aSidelineAddsToItsStemLine(@ForAll("karyotypes") Made stem, @ForAll @IntRange(min = 1, max = 22) int lost) {
        String text = stem.text() + "/" + (stem.chromosomes() - 1) + ",sl,-" + lost + "[4]/" + (stem.chromosomes() + 1)
                + ",sdl1,+" + lost + ",+X[2]";
        KaryoReading reading = KaryoReading.of(text);

        assertThat(reading.refused()).as(text + reading.remarks().all()).isFalse();
        KaryoClone first = reading.clones().get(0);
        KaryoClone last = reading.clones().get(2);
        assertThat(last.x()).isEqualTo(first.x() + 1);
        assertThat(copies(last, lost)).isEqualTo(copies(first, lost));
    }

    private static int copies(KaryoClone clone, int chromosome) {
        return clone.changes().stream()
                .filter(change -> change.what().equals(new IscnAbnormality.Whole(String.valueOf(chromosome))))
                .mapToInt(change -> change.kind() == KaryoChange.Kind.LOSS ? -change.times() : change.times())
                .sum();
    }

    /** Three slips of the pen never make an abnormal karyotype normal, nor one that may be repeated. */
    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void noSlipMakesAnAbnormalKaryotypeNormal(
            @ForAll @IntRange(min = 0, max = 14) int which,
            @ForAll @IntRange(min = 1, max = 3) int slips,
            @ForAll long seed) {
        String slipped = slip(ABNORMAL.get(which), slips, new Random(seed));
        Evaluation evaluation = Karyotypes.judge(slipped, "F");

        assertThat(evaluation.verdict()).as(slipped).isNotEqualTo(Verdict.CONFORMS);
        assertThat(Karyotypes.classification(evaluation)).as(slipped).isNotEqualTo("NORMAL");
        if (evaluation.verdict() == Verdict.INVALID) {
            assertThat(Asked.codes(evaluation)).as(slipped).contains("ABNORMAL_UNRESOLVED");
        }
    }

    private static String slip(String text, int slips, Random random) {
        StringBuilder slipped = new StringBuilder(text);
        for (int i = 0; i < slips; i++) {
            int at = random.nextInt(slipped.length() - 1);
            switch (random.nextInt(3)) {
                case 0 -> slipped.insert(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
                case 1 -> slipped.deleteCharAt(at);
                default -> {
                    char moved = slipped.charAt(at);
                    slipped.setCharAt(at, slipped.charAt(at + 1));
                    slipped.setCharAt(at + 1, moved);
                }
            }
        }
        return slipped.toString();
    }

    @Provide
    Arbitrary<String> scribbles() {
        return Arbitraries.strings().withChars(LETTERS).ofMaxLength(120);
    }

    @Provide
    Arbitrary<String> patchwork() {
        List<String> pieces = new ArrayList<>(List.of(
                "46,XX",
                "46,XY",
                "47",
                ",",
                "[20]",
                "[cp3]",
                "/",
                "idem",
                "sl",
                "sdl1",
                "x2",
                "+8",
                "-7",
                "-Y",
                "+X",
                "c",
                "del(5)(q13q33)",
                "der(9)t(9;22)",
                "t(9;22)(q34;q11.2)",
                "(q10)",
                "i(17)",
                "+mar",
                "inc",
                "<4n>",
                "~50",
                "nonclonal[1]",
                ".ish x",
                "mos ",
                "chi ",
                "?",
                "U",
                "r",
                "-del(5)",
                "\u200b",
                "\uff0c",
                "\ud83d",
                "\u0000"));
        return Arbitraries.of(pieces).list().ofMaxSize(25).map(list -> String.join("", list));
    }

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void anyScribbleGivesAnAnswerAndIsNotNormal(@ForAll("scribbles") String text) {
        answered(text);
    }

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void anyPatchworkOfPiecesGivesAnAnswer(@ForAll("patchwork") String text) {
        answered(text);
        assertThat(Karyotypes.judge("{}", "46,XX[20]", "F", text).verdict()).isNotNull();
    }

    private static void answered(String text) {
        Evaluation evaluation = Karyotypes.judge(text, "F");
        if (Karyotypes.classification(evaluation).equals("NORMAL") || evaluation.verdict() == Verdict.CONFORMS) {
            assertThat(NORMAL.matcher(text.replaceAll("[\\s\u200b]", "")).matches())
                    .as(text)
                    .isTrue();
        }
    }

    /** Long repetitions of one piece: reading takes one pass, and the answer stays within bounds. */
    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void longRepetitionsAreAnsweredToo(
            @ForAll("patchwork") String piece, @ForAll @IntRange(min = 1, max = 60) int times) {
        String text = IntStream.range(0, times).mapToObj(i -> piece).collect(Collectors.joining());

        assertThat(Karyotypes.judge("46,XX,+8[3]/" + text, "F").verdict()).isNotEqualTo(Verdict.CONFORMS);
    }
}

package io.lotgate.evaluation;

import io.lotgate.value.Decimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A stretch of the genome with its copy number.
 *
 * @param where JSON pointer
 * @param region cytogenetic region such as 20q11.21, or the name of a panel's region
 * @param start first and {@code end} last base, on one assembly
 * @param cellFraction share of the cells that have it, 0 to 1
 */
record CopySegment(
        String where,
        String region,
        Optional<Long> start,
        Optional<Long> end,
        Decimal copyNumber,
        Optional<BigFraction> cellFraction) {
    private static final BigFraction NORMAL = BigFraction.of(2);
    private static final BigFraction PER_KB = BigFraction.of(1, 1000);
    private static final Pattern REGION =
            Pattern.compile("(?:chr)?([0-9]{1,2}|X|Y)([pq][0-9.]{0,8})?(?:-?([pq][0-9.]{0,8}))?");

    static List<CopySegment> list(Source source, String name) {
        return source.items(name).stream()
                .map(CopySegment::read)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<CopySegment> read(Source item) {
        Optional<String> region = item.text("region");
        Optional<Long> start = item.given("start", item::count);
        Optional<Long> end = item.given("end", item::count);
        Optional<Decimal> copies = item.decimal("copyNumber");
        Optional<BigFraction> cells = item.given("cellFraction", item::notNegative);
        boolean impossible = false;
        if (item.has("start") != item.has("end")) {
            item.error("EITHER_OR", item.has("start") ? "end" : "start", "Start and end belong together");
            impossible = true;
        }
        if (start.isPresent() && end.isPresent() && end.get() <= start.get()) {
            item.error("OUT_OF_RANGE", "end", "The end has to lie behind the start");
            impossible = true;
        }
        if (cells.filter(share -> share.compareTo(BigFraction.ONE) > 0).isPresent()) {
            item.error("OUT_OF_RANGE", "cellFraction", "A share of the cells is 0 to 1");
            impossible = true;
        }
        if (copies.filter(number -> number.exact().signum() < 0).isPresent()) {
            item.error("OUT_OF_RANGE", "copyNumber", "Only 0 or more copies are possible");
            impossible = true;
        }
        return impossible
                ? Optional.empty()
                : region.flatMap(
                        name -> copies.map(number -> new CopySegment(item.where(), name, start, end, number, cells)));
    }

    /** More than two copies; sex chromosomes of a man have their baseline in the donor's segments. */
    boolean gain() {
        return copyNumber.exact().compareTo(NORMAL) > 0;
    }

    boolean normal() {
        return copyNumber.exact().compareTo(NORMAL) == 0;
    }

    /** Length in kb, absent without coordinates. */
    Optional<BigFraction> sizeKb() {
        return start.flatMap(from -> end.map(to -> BigFraction.of(to - from + 1).multiply(PER_KB)));
    }

    /** Whether a segment known before accounts for this one: same region, copies no further from two, not longer. */
    boolean coveredBy(CopySegment known) {
        boolean sameSide = known.gain() == gain() && !known.normal();
        int further = copyNumber.exact().compareTo(known.copyNumber.exact());
        boolean within = start.isEmpty()
                || known.start.isEmpty()
                || (known.start.get() <= start.get() && end.orElseThrow() <= known.end.orElseThrow());
        boolean sized = start.isPresent() || known.start.isEmpty();
        return Readings.same(region, known.region)
                && sameSide
                && within
                && sized
                && (gain() ? further <= 0 : further >= 0);
    }

    /** Recurrent regions that it touches, where its region is written as bands: 20q11.21 or 1q21-q32. */
    List<String> recurrent() {
        Matcher bands = REGION.matcher(region.replace(" ", ""));
        if (normal() || !bands.matches() || !IscnBands.isChromosome(bands.group(1))) {
            return List.of();
        }
        String chromosome = bands.group(1);
        String from = Optional.ofNullable(bands.group(2)).orElse("");
        String to = Optional.ofNullable(bands.group(3)).orElse(from);
        Optional<IscnSpan> first = IscnBands.find(chromosome, from);
        Optional<IscnSpan> last = IscnBands.find(chromosome, to);
        return first.flatMap(a -> last.map(b -> new IscnSpan(Math.min(a.low(), b.low()), Math.max(a.high(), b.high()))))
                .map(span -> KaryoHotspot.touched(KaryoRegions.of(chromosome, span, gain())))
                .orElse(List.of());
    }

    String print() {
        return region + " " + copyNumber + " copies"
                + start.map(from -> ", " + from + "-" + end.orElseThrow()).orElse("");
    }
}

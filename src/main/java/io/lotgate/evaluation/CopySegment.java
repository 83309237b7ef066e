package io.lotgate.evaluation;

import io.lotgate.value.Decimal;
import java.util.List;
import java.util.Optional;
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
    private static final BigFraction PER_KB = BigFraction.of(1, 1000);

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

    /** Length in kb, absent without coordinates. */
    Optional<BigFraction> sizeKb() {
        return start.flatMap(from -> end.map(to -> BigFraction.of(to - from + 1).multiply(PER_KB)));
    }

    /** Whether it reaches as far as another one on both sides, as far as coordinates show. */
    boolean encloses(CopySegment other) {
        return start.flatMap(from -> other.start.filter(inner -> from <= inner)).isPresent()
                && end.flatMap(to -> other.end.filter(inner -> inner <= to)).isPresent();
    }

    /** Whether it is said to be in a part of the cells only. */
    boolean mosaic() {
        return cellFraction
                .filter(share -> share.compareTo(BigFraction.ONE) < 0)
                .isPresent();
    }

    String print() {
        return region + " " + copyNumber + " copies"
                + start.map(from -> ", " + from + "-" + end.orElseThrow()).orElse("");
    }
}

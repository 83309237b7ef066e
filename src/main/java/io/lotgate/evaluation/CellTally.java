package io.lotgate.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/** Positive cells among examined cells, with binomial bounds. */
record CellTally(long found, long cells) implements Tally {
    private static final long MOST_CELLS = 1_000_000_000;

    /** The count of an observation with the earlier counts that it follows up. */
    static Optional<CellTally> read(Source observation) {
        List<Source> sources = Earlier.with(observation);
        List<CellTally> counts = new ArrayList<>();
        sources.forEach(source -> one(source).ifPresent(counts::add));
        if (counts.size() < sources.size()) {
            return Optional.empty();
        }
        CellTally sum = counts.stream()
                .reduce(new CellTally(0, 0), (a, b) -> new CellTally(a.found + b.found, a.cells + b.cells));
        if (sum.cells > MOST_CELLS) {
            observation.error("OUT_OF_RANGE", "examined", "More than " + MOST_CELLS + " in all cannot be");
            return Optional.empty();
        }
        return Optional.of(sum);
    }

    private static Optional<CellTally> one(Source source) {
        Optional<Long> found = source.count("positives");
        if (!source.has("examined")) {
            source.error("NO_DENOMINATOR", "examined", "A count needs its denominator: how many cells were examined?");
            return Optional.empty();
        }
        Optional<Long> cells = source.count("examined");
        if (cells.filter(count -> count == 0).isPresent()) {
            source.error("NO_DENOMINATOR", "examined", "No cells were examined: none of none proves nothing");
            return Optional.empty();
        }
        if (found.isEmpty() || cells.isEmpty()) {
            return Optional.empty();
        }
        if (found.get() > cells.get()) {
            source.error("OUT_OF_RANGE", "positives", "There cannot be more positive cells than examined cells");
            return Optional.empty();
        }
        return Optional.of(new CellTally(found.get(), cells.get()));
    }

    @Override
    public long most() {
        return cells;
    }

    @Override
    public BigFraction examined() {
        return BigFraction.of(cells);
    }

    @Override
    public Estimate estimate(long positives, double alpha) {
        return Estimate.of(BigFraction.of(positives, cells), Binomial.upper(positives, cells, alpha));
    }

    @Override
    public double lower(double alpha) {
        return Binomial.lower(found, cells, alpha);
    }

    @Override
    public double upper(double alpha) {
        return Binomial.upper(found, cells, alpha);
    }

    @Override
    public double upperOfNone(long examined, double alpha) {
        return Binomial.upper(0, examined, alpha);
    }

    @Override
    public String counted() {
        return "cells";
    }

    @Override
    public String rule() {
        return "Clopper-Pearson";
    }

    @Override
    public String words() {
        return found + " of " + cells;
    }
}

package io.lotgate.trend;

import java.math.BigDecimal;
import java.util.List;

/**
 * One rule for signals in a series of distances from the centre, in standard deviations. A rule says at which points it
 * is met; the point that completes a pattern carries the mark, and so does every later one that keeps it up.
 */
sealed interface Rule {
    /** Whether the pattern is complete at this point. */
    boolean metAt(List<BigDecimal> z, int at);

    /** What the pattern is, for page and report. */
    String words();

    /** One point farther out than the control limits. */
    record Outside(int sigmas) implements Rule {
        @Override
        public boolean metAt(List<BigDecimal> z, int at) {
            return beyond(z.get(at), sigmas) != 0;
        }

        @Override
        public String words() {
            return "1 point beyond " + sigmas + "σ";
        }
    }

    /** A run on one side of the centre; a point on the centre ends it. */
    record OneSide(int run) implements Rule {
        @Override
        public boolean metAt(List<BigDecimal> z, int at) {
            return at + 1 >= run
                    && z.get(at).signum() != 0
                    && window(z, at, run).stream()
                            .allMatch(one -> one.signum() == z.get(at).signum());
        }

        @Override
        public String words() {
            return run + " points in a row on one side of the centre";
        }
    }

    /** Steadily rising or falling; equal neighbours end it. */
    record Steady(int run) implements Rule {
        @Override
        public boolean metAt(List<BigDecimal> z, int at) {
            if (at + 1 < run) {
                return false;
            }
            int way = step(z, at);
            boolean steady = way != 0;
            for (int i = at - run + 2; i <= at; i++) {
                steady &= step(z, i) == way;
            }
            return steady;
        }

        @Override
        public String words() {
            return run + " points in a row rising or falling";
        }
    }

    /** Up and down in turn. */
    record Alternating(int run) implements Rule {
        @Override
        public boolean metAt(List<BigDecimal> z, int at) {
            if (at + 1 < run) {
                return false;
            }
            boolean alternates = step(z, at) != 0;
            for (int i = at - run + 3; i <= at; i++) {
                alternates &= step(z, i) == -step(z, i - 1);
            }
            return alternates;
        }

        @Override
        public String words() {
            return run + " points in a row alternating up and down";
        }
    }

    /** Most of a few points far out on the same side, this one being among them. */
    record FarOut(int points, int of, int sigmas) implements Rule {
        @Override
        public boolean metAt(List<BigDecimal> z, int at) {
            int side = beyond(z.get(at), sigmas);
            return side != 0
                    && window(z, at, of).stream()
                                    .filter(one -> beyond(one, sigmas) == side)
                                    .count()
                            >= points;
        }

        @Override
        public String words() {
            return points + " of " + of + " points beyond " + sigmas + "σ on one side";
        }
    }

    /** Too quiet: strata that are mixed, or limits that are too wide. */
    record CloseIn(int run) implements Rule {
        @Override
        public boolean metAt(List<BigDecimal> z, int at) {
            return at + 1 >= run
                    && window(z, at, run).stream().allMatch(one -> one.abs().compareTo(BigDecimal.ONE) < 0);
        }

        @Override
        public String words() {
            return run + " points in a row within 1σ";
        }
    }

    /** None near the centre, and both sides: two processes in turn. */
    record NoneNear(int run) implements Rule {
        @Override
        public boolean metAt(List<BigDecimal> z, int at) {
            List<BigDecimal> window = window(z, at, run);
            return at + 1 >= run
                    && window.stream().allMatch(one -> beyond(one, 1) != 0)
                    && window.stream().map(BigDecimal::signum).distinct().count() == 2;
        }

        @Override
        public String words() {
            return run + " points in a row beyond 1σ, on both sides";
        }
    }

    private static List<BigDecimal> window(List<BigDecimal> z, int at, int size) {
        return z.subList(Math.max(0, at - size + 1), at + 1);
    }

    private static int step(List<BigDecimal> z, int at) {
        return z.get(at).compareTo(z.get(at - 1));
    }

    /** 1 above, -1 below, 0 inside; a point on the line is inside. */
    private static int beyond(BigDecimal z, int sigmas) {
        return z.abs().compareTo(BigDecimal.valueOf(sigmas)) > 0 ? z.signum() : 0;
    }
}

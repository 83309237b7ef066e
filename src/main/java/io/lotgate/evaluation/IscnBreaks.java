package io.lotgate.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the breakpoints of one chromosome: arm, region, band and sub-band, each of which has to exist. */
final class IscnBreaks {
    private final IscnCursor cursor;
    private final String chromosome;

    IscnBreaks(IscnCursor cursor, String chromosome) {
        this.cursor = cursor;
        this.chromosome = chromosome;
    }

    Optional<List<IscnBreak>> group() {
        List<IscnBreak> breaks = new ArrayList<>();
        do {
            Optional<IscnBreak> one = one();
            if (one.isEmpty()) {
                return Optional.empty();
            }
            breaks.add(one.get());
        } while (cursor.peek() == 'p' || cursor.peek() == 'q' || cursor.peek() == '?');
        return Optional.of(breaks);
    }

    private Optional<IscnBreak> one() {
        boolean unsure = cursor.eat('?');
        boolean arm = cursor.peek() == 'p' || cursor.peek() == 'q';
        if (unsure && !arm) {
            return Optional.of(new IscnBreak("?", '?', Optional.empty()));
        }
        if (!arm) {
            cursor.refuse("a breakpoint such as q13 or p11.2");
            return Optional.empty();
        }
        char side = cursor.next();
        Optional<IscnBreak> first = band(side, unsure ? "?" : "");
        return first.flatMap(this::alternative);
    }

    /** {@code q22~24}, {@code q22~q24} or {@code q22orq24}: anywhere between the two. */
    private Optional<IscnBreak> alternative(IscnBreak first) {
        boolean range = cursor.eat('~');
        if (!range && !cursor.eat("or")) {
            return Optional.of(first);
        }
        boolean armed = cursor.peek() == 'p' || cursor.peek() == 'q';
        char side = armed ? cursor.next() : first.arm();
        return band(side, "")
                .map(second -> new IscnBreak(
                        first.text() + (range ? "~" : "or") + second.text().substring(armed ? 0 : 1),
                        first.arm(),
                        first.bands().flatMap(a -> second.bands()
                                .map(b -> new IscnSpan(Math.min(a.low(), b.low()), Math.max(a.high(), b.high()))))));
    }

    private Optional<IscnBreak> band(char arm, String before) {
        int place = cursor.place();
        StringBuilder written = new StringBuilder(before).append(arm);
        StringBuilder name = new StringBuilder().append(arm);
        boolean unsure = !before.isEmpty();
        boolean point = false;
        while (cursor.digit() || cursor.peek() == '?' || (cursor.peek() == '.' && !point)) {
            char c = cursor.next();
            point |= c == '.';
            unsure |= c == '?';
            written.append(c);
            if (c != '?') {
                name.append(c);
            }
        }
        if ((name.length() < 2 && !unsure) || name.charAt(name.length() - 1) == '.') {
            cursor.refuse("the number of a band, such as q13 or p11.2");
            return Optional.empty();
        }
        Optional<IscnSpan> bands = IscnBands.find(chromosome, name.toString());
        if (bands.isEmpty() && IscnBands.isChromosome(chromosome)) {
            cursor.remarks()
                    .refuse(
                            "NO_SUCH_BAND",
                            place - 1,
                            "Chromosome " + chromosome + " has no band " + name + ", only "
                                    + IscnBands.ends(chromosome));
        }
        return Optional.of(new IscnBreak(written.toString(), arm, bands));
    }
}

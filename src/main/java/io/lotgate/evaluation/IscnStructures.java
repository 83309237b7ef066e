package io.lotgate.evaluation;

import io.lotgate.evaluation.IscnAbnormality.Structure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads structural changes. Breakpoints that were given once in the report may be left out where the same change is
 * named again, {@code der(21)t(8;21)}; they are filled in.
 */
final class IscnStructures {
    private static final int DEEPEST = 3;

    private final IscnCursor cursor;
    private final Map<String, List<List<IscnBreak>>> described = new HashMap<>();
    private final Map<String, Structure> derivatives = new HashMap<>();

    IscnStructures(IscnCursor cursor) {
        this.cursor = cursor;
    }

    Optional<Structure> structure() {
        return structure(0);
    }

    private Optional<Structure> structure(int depth) {
        int place = cursor.place();
        Optional<IscnSymbol> symbol = IscnSymbol.eat(cursor);
        if (symbol.isEmpty() || depth > DEEPEST) {
            cursor.refuse("a change such as del(5)(q13q33)");
            return Optional.empty();
        }
        return chromosomes(symbol.get())
                .flatMap(names -> breaks(place, symbol.get(), names).flatMap(breaks -> parts(symbol.get(), depth)
                        .flatMap(parts -> made(place, new Structure(symbol.get(), names, breaks, parts)))));
    }

    /** The names between the brackets of which the first is already read. */
    private Optional<List<String>> chromosomes(IscnSymbol symbol) {
        int place = cursor.place();
        List<String> names = new ArrayList<>();
        do {
            Optional<String> name = chromosome();
            if (name.isEmpty()) {
                return Optional.empty();
            }
            names.add(name.get());
        } while (cursor.eat(';'));
        if (!cursor.need(')')) {
            return Optional.empty();
        }
        if (!symbol.takes(names.size())) {
            cursor.remarks()
                    .refuse(
                            "CHROMOSOMES",
                            place,
                            symbol.print() + " does not name " + names.size()
                                    + (names.size() == 1 ? " chromosome" : " chromosomes"));
            return Optional.empty();
        }
        return Optional.of(names);
    }

    private Optional<String> chromosome() {
        int place = cursor.place();
        if (cursor.eat('?') && (cursor.peek() == ')' || cursor.peek() == ';')) {
            return Optional.of("?");
        }
        boolean sex = cursor.peek() == 'X' || cursor.peek() == 'Y';
        String name = sex ? String.valueOf(cursor.next()) : cursor.digits();
        if (!IscnBands.isChromosome(name)) {
            cursor.remarks()
                    .refuse(
                            "NO_SUCH_CHROMOSOME",
                            place,
                            "expected a chromosome, 1 to 22, X, Y or ?, found " + Readings.quoted(name));
            return Optional.empty();
        }
        return Optional.of(name);
    }

    private Optional<List<List<IscnBreak>>> breaks(int place, IscnSymbol symbol, List<String> names) {
        String head = new Structure(symbol, names, List.of(), List.of()).head();
        if (!cursor.eat('(')) {
            List<List<IscnBreak>> known = described.getOrDefault(head, List.of());
            if (known.isEmpty() && symbol.needsBreaks()) {
                cursor.refuse("the breakpoints of " + head + " in brackets, which were not given before");
                return Optional.empty();
            }
            return Optional.of(symbol.hasParts() ? List.of() : known);
        }
        List<List<IscnBreak>> groups = new ArrayList<>();
        do {
            String chromosome = names.get(Math.min(groups.size(), names.size() - 1));
            Optional<List<IscnBreak>> group = new IscnBreaks(cursor, chromosome).group();
            if (group.isEmpty()) {
                return Optional.empty();
            }
            groups.add(group.get());
        } while (cursor.eat(';'));
        if (!cursor.need(')') || !fits(place, symbol, names, groups)) {
            return Optional.empty();
        }
        described.put(head, List.copyOf(groups));
        return Optional.of(groups);
    }

    private boolean fits(int place, IscnSymbol symbol, List<String> names, List<List<IscnBreak>> groups) {
        boolean fits = groups.size() == names.size();
        for (int i = 0; fits && i < groups.size(); i++) {
            fits = symbol.takesBreaks(names.size(), i, groups.get(i).size());
        }
        if (!fits) {
            String head = new Structure(symbol, names, List.of(), List.of()).head();
            cursor.remarks()
                    .refuse(
                            "BREAKPOINTS",
                            place,
                            "The number of breakpoints of " + head + " has to be " + symbol.breaksWanted(names.size()));
        }
        return fits;
    }

    private Optional<List<Structure>> parts(IscnSymbol symbol, int depth) {
        List<Structure> parts = new ArrayList<>();
        while (symbol.hasParts() && IscnSymbol.stands(cursor)) {
            Optional<Structure> part = structure(depth + 1);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        return Optional.of(parts);
    }

    /** A derivative without breakpoints and parts says nothing, unless the same was described before. */
    private Optional<Structure> made(int place, Structure read) {
        boolean bare = read.breaks().isEmpty() && read.parts().isEmpty() && read.symbol() != IscnSymbol.RING;
        if (!bare || !read.symbol().hasParts()) {
            derivatives.put(read.head(), read);
            return Optional.of(read);
        }
        Optional<Structure> known = Optional.ofNullable(derivatives.get(read.head()));
        if (known.isEmpty()) {
            cursor.remarks().refuse("NOT_DESCRIBED", place, "It is not said what " + read.head() + " is made of");
        }
        return known;
    }
}

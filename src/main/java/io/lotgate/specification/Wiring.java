package io.lotgate.specification;

import io.lotgate.specification.TestReader.Placed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks that tests which take values from other tests can ever be performed. */
final class Wiring {
    private final Map<String, Placed> tests = new LinkedHashMap<>();
    private final List<Link> links = new ArrayList<>();
    private final Map<String, Set<String>> feeds = new HashMap<>();
    private final Map<String, Set<String>> reached = new HashMap<>();
    private final Problems problems;

    private Wiring(List<Placed> placed, Problems problems) {
        this.problems = problems;
        for (Placed test : placed) {
            boolean first = !tests.containsKey(test.test().id()); // a second of the same id is refused already
            if (first) {
                tests.put(test.test().id(), test);
                test.test().inputs().forEach((pointer, source) -> link(test, pointer, source));
            }
        }
    }

    /** {@code test} takes a value of {@code source}. */
    private record Link(Placed test, String source, Place place) {
        String id() {
            return test.test().id();
        }
    }

    static void check(List<Placed> placed, Problems problems) {
        Wiring wiring = new Wiring(placed, problems);
        wiring.links.forEach(wiring::check);
        wiring.tests.values().stream()
                .filter(test -> !test.test().interimOf().isEmpty())
                .forEach(wiring::interim);
    }

    private void link(Placed test, String pointer, String source) {
        Place place = Optional.ofNullable(test.inputs().get(pointer)).orElse(test.id());
        if (InputSource.parse(source).orElse(new InputSource.Fixed("")) instanceof InputSource.TestValue value) {
            links.add(new Link(test, value.test(), place));
            feeds.computeIfAbsent(test.test().id(), id -> new HashSet<>()).add(value.test());
        }
    }

    private void check(Link link) {
        Optional<Placed> source = Optional.ofNullable(tests.get(link.source()));
        if (source.isEmpty()) {
            String hint = Nearest.hint(link.source(), tests.keySet());
            problems.add(link.place(), "no test has the id " + Place.cut(link.source()) + hint);
        } else if (link.source().equals(link.id())) {
            problems.add(link.place(), "takes a value from its own test");
        } else if (reaches(link.source(), link.id())) {
            problems.add(link.place(), "goes in a circle: " + link.source() + " in turn waits for " + link.id());
        } else if (link.test().test().gate().beforeDecision()
                && source.get().test().gate() == Gate.LATE) {
            problems.add(link.place(), "a test before the decision cannot wait for the late test " + link.source());
        }
    }

    /** An interim read stands before the decision, its final read after it, by the same method. */
    private void interim(Placed test) {
        String id = test.test().interimOf();
        Optional<Placed> last = Optional.ofNullable(tests.get(id));
        if (last.isEmpty()) {
            String hint = Nearest.hint(id, tests.keySet());
            problems.add(test.interimOf(), "no test has the id " + Place.cut(id) + hint);
        } else if (test.test().gate() != Gate.BLOCKING || last.get().test().gate() != Gate.LATE) {
            problems.add(test.interimOf(), "an interim read must be BLOCKING and its final read LATE");
        } else if (!test.test().method().equals(last.get().test().method())) {
            problems.add(test.interimOf(), "the final read must have the same method");
        }
    }

    private boolean reaches(String from, String to) {
        return reached.computeIfAbsent(from, this::reachedFrom).contains(to);
    }

    private Set<String> reachedFrom(String test) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(sources(test));
        while (!open.isEmpty()) {
            String next = open.remove();
            if (seen.add(next)) {
                open.addAll(sources(next));
            }
        }
        return seen;
    }

    private Set<String> sources(String test) {
        return feeds.getOrDefault(test, Set.of());
    }
}

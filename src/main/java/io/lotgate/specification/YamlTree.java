package io.lotgate.specification;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML document into {@link Node}s, straight from the parser's events: no types are guessed, nesting is
 * bounded before anything recurses, and anchors, aliases, tags and repeated keys are refused where they stand.
 */
final class YamlTree {
    /** A specification needs five levels. */
    private static final int DEEPEST = 16;

    private final Iterator<Event> events;
    private final Problems problems;

    private YamlTree(Iterator<Event> events, Problems problems) {
        this.events = events;
        this.problems = problems;
    }

    /** The document, or empty with the reason on record. */
    static Optional<Node> read(String text, Problems problems) {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Math.max(1, text.length()))
                .build();
        try {
            return new YamlTree(new Parse(settings).parseString(text).iterator(), problems).document();
        } catch (TooDeep e) {
            problems.add(e.place, "is nested deeper than " + DEEPEST + " levels");
        } catch (MarkedYamlEngineException e) {
            problems.add(
                    Place.line(e.getProblemMark().map(YamlTree::line).orElse(0)), "is not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            problems.add(Place.file(), "is not YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    private Optional<Node> document() {
        events.next(); // start of the stream
        if (!(events.next() instanceof DocumentStartEvent)) {
            problems.add(Place.file(), "is empty");
            return Optional.empty();
        }
        Node root = node(events.next(), Place.file(), 0);
        events.next(); // end of the document
        Event after = events.next();
        if (after instanceof DocumentStartEvent) {
            problems.add(Place.line(line(after)), "starts a second document; a file holds one");
        }
        return Optional.of(root);
    }

    private Node node(Event event, Place named, int depth) {
        Place place = named.at(line(event));
        refuseAnchorsAndTags(event, place);
        if (event instanceof AliasEvent) {
            return new Node.Unusable(place);
        }
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar, place);
        }
        if (depth == DEEPEST) {
            throw new TooDeep(place);
        }
        return event instanceof SequenceStartEvent ? sequence(place, depth) : mapping(place, depth);
    }

    private Node scalar(ScalarEvent scalar, Place place) {
        OptionalInt unprintable = Characters.unprintable(scalar.getValue());
        if (unprintable.isPresent()) {
            problems.add(place, "holds " + Characters.name(unprintable.getAsInt()) + ", which does not print");
            return new Node.Unusable(place);
        }
        return new Node.Scalar(place, scalar.getValue(), scalar.isPlain());
    }

    private Node sequence(Place place, int depth) {
        List<Node> items = new ArrayList<>();
        for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
            items.add(node(event, place.item(items.size(), place.line()), depth + 1));
        }
        return new Node.Sequence(place, items);
    }

    private Node mapping(Place place, int depth) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
            if (node(event, place, depth + 1) instanceof Node.Scalar key) {
                entry(key, place, depth, entries);
            } else {
                problems.add(place.at(line(event)), "has a key that is not a plain text");
                node(events.next(), place, depth + 1);
            }
        }
        return new Node.Mapping(place, entries);
    }

    private void entry(Node.Scalar key, Place place, int depth, Map<String, Node.Entry> entries) {
        Place at = place.key(key.text(), key.place().line());
        Node.Entry entry = new Node.Entry(at, node(events.next(), at, depth + 1));
        Optional.ofNullable(entries.putIfAbsent(key.text(), entry))
                .ifPresent(first -> problems.add(
                        at, "is given twice, first in line " + first.key().line()));
    }

    private void refuseAnchorsAndTags(Event event, Place place) {
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            String what = event instanceof AliasEvent ? "the alias *" : "the anchor &";
            problems.add(
                    place,
                    what + Place.cut(node.getAnchor().get().getValue()) + " is not allowed; write the value out");
        }
        Optional<String> tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof CollectionStartEvent start ? start.getTag() : Optional.empty();
        tag.ifPresent(name -> problems.add(place, "the tag " + Place.cut(name) + " is not allowed"));
    }

    private static int line(Event event) {
        return event.getStartMark().map(YamlTree::line).orElse(0);
    }

    private static int line(Mark mark) {
        return mark.getLine() + 1;
    }

    /** Leaves the recursion at once: the parser takes minutes to get through a megabyte of open brackets. */
    private static final class TooDeep extends RuntimeException {
        private final Place place;

        TooDeep(Place place) {
            this.place = place;
        }
    }
}

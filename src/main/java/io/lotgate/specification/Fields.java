package io.lotgate.specification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The fields of one block of a specification file. A field that cannot be used puts a problem on record and yields a
 * placeholder, so that reading goes on and finds the rest; nothing built from placeholders leaves the reader.
 */
public final class Fields {
    private static final int LONGEST_TEXT = 2000;
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern WHOLE = Pattern.compile("[1-9][0-9]{0,5}");

    private final Place place;
    private final Map<String, Node.Entry> entries;
    private final boolean readable;
    private final Problems problems;

    /** Puts every field that is not among the known ones on record. */
    Fields(Node node, List<String> known, Problems problems) {
        this.place = node.place();
        this.problems = problems;
        this.readable = node instanceof Node.Mapping;
        this.entries = node instanceof Node.Mapping mapping ? mapping.entries() : Map.of();
        if (!readable && !(node instanceof Node.Unusable)) {
            problems.add(place, "must be a block of fields: " + String.join(", ", known));
        }
        entries.forEach((name, entry) -> {
            if (!known.contains(name)) {
                problems.add(entry.key(), "is not a field here" + Nearest.hint(name, known));
            }
        });
    }

    /** Where the field's value stands, or the block when the field is missing. */
    Place place(String name) {
        return optional(name).map(Node::place).orElse(place);
    }

    Optional<Node> optional(String name) {
        return Optional.ofNullable(entries.get(name)).map(Node.Entry::value);
    }

    Optional<Node> required(String name) {
        if (readable && !entries.containsKey(name)) {
            problems.add(place.key(name, place.line()), "is missing");
        }
        return optional(name);
    }

    /** A text that is there and not blank, without white space around it. */
    public String text(String name) {
        return required(name).map(this::text).orElse("");
    }

    /** As {@link #text}, but empty when the field is not given. */
    public String textIfGiven(String name) {
        return optional(name).map(this::text).orElse("");
    }

    /** A wording in both languages. */
    Text both(String name) {
        Optional<Fields> languages = required(name).map(node -> new Fields(node, List.of("en", "zh"), problems));
        String en = languages.map(fields -> fields.text("en")).orElse("");
        String zh = languages.map(fields -> fields.text("zh")).orElse("");
        return en.isEmpty() || zh.isEmpty() ? new Text("-", "-") : new Text(en, zh);
    }

    /** An identifier of lower-case letters, digits and hyphens, 64 at most. */
    public String id(String name) {
        return matching(name, ID.asMatchPredicate(), "must be lower-case letters, digits and hyphens, 64 at most");
    }

    /** As {@link #id}, but empty when the field is not given. */
    String idIfGiven(String name) {
        return entries.containsKey(name) ? id(name) : "";
    }

    /** Identifiers, each once, at least one; none when the field is not given. */
    List<String> idsIfGiven(String name, int most) {
        List<String> ids = new ArrayList<>();
        for (Node node : entries.containsKey(name) ? items(name, most) : List.<Node>of()) {
            String written = text(node);
            if (written.isEmpty()) {
                continue; // said already
            }
            if (!ID.matcher(written).matches()) {
                problems.add(node.place(), "must be lower-case letters, digits and hyphens, 64 at most");
            } else if (ids.contains(written)) {
                problems.add(node.place(), "is named twice");
            } else {
                ids.add(written);
            }
        }
        return ids;
    }

    /** A whole number from 1 to 999,999, written plainly. */
    public int number(String name) {
        String written = matching(name, WHOLE.asMatchPredicate(), "must be a whole number from 1");
        return written.isEmpty() ? 1 : Integer.parseInt(written);
    }

    /** A whole number from least to most, written plainly. */
    int count(String name, int least, int most) {
        String written = matching(
                name,
                text -> text.matches("0|[1-9][0-9]{0,3}") && within(Integer.parseInt(text), least, most),
                "must be a whole number from " + least + " to " + most);
        return written.isEmpty() ? least : Integer.parseInt(written);
    }

    private static boolean within(int number, int least, int most) {
        return number >= least && number <= most;
    }

    /** {@code true} or {@code false}. */
    boolean flag(String name) {
        return oneOf(name, List.of("true", "false")).equals("true");
    }

    /** As {@link #flag}, but false when the field is not given. */
    boolean flagIfGiven(String name) {
        return entries.containsKey(name) && flag(name);
    }

    /** One of the constants of an enumeration, by its exact name. */
    <E extends Enum<E>> E choice(String name, Class<E> kind) {
        E[] constants = kind.getEnumConstants();
        String written = oneOf(name, Arrays.stream(constants).map(Enum::name).toList());
        return written.isEmpty() ? constants[0] : Enum.valueOf(kind, written);
    }

    /** As {@link #choice}, but the given constant when the field is not given. */
    <E extends Enum<E>> E choiceIfGiven(String name, E otherwise) {
        return entries.containsKey(name) ? choice(name, otherwise.getDeclaringClass()) : otherwise;
    }

    /** One of the words, exactly; empty when the field is unusable. */
    public String oneOf(String name, List<String> words) {
        String written = text(name);
        if (written.isEmpty() || words.contains(written)) {
            return written;
        }
        String all = words.stream().collect(Collectors.joining(", "));
        problems.add(place(name), "must be one of " + all + Nearest.hint(written, words));
        return "";
    }

    /** As {@link #oneOf}, but empty when the field is not given. */
    public String oneOfIfGiven(String name, List<String> words) {
        return entries.containsKey(name) ? oneOf(name, words) : "";
    }

    /** The items of a list that has at least one and at most so many. */
    List<Node> items(String name, int most) {
        Optional<Node> node = required(name);
        if (node.isEmpty() || node.get() instanceof Node.Unusable) {
            return List.of();
        }
        List<Node> items = node.get() instanceof Node.Sequence sequence ? sequence.items() : List.of();
        if (items.isEmpty() || items.size() > most) {
            problems.add(node.get().place(), "must be a list of 1 to " + most + " items");
            return List.of();
        }
        return items;
    }

    /** Whether the field is given. */
    public boolean has(String name) {
        return entries.containsKey(name);
    }

    /** Texts, none blank, at least one. */
    public List<String> texts(String name, int most) {
        return items(name, most).stream()
                .map(this::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Blocks, at least one, each with fields of its own. */
    public List<Fields> blocks(String name, List<String> known, int most) {
        return items(name, most).stream()
                .map(node -> new Fields(node, known, problems))
                .toList();
    }

    /** Puts on record what is wrong with a field. */
    public void problem(String name, String message) {
        problems.add(place(name), message);
    }

    private String matching(String name, Predicate<String> rule, String otherwise) {
        String written = text(name);
        if (written.isEmpty() || rule.test(written)) {
            return written;
        }
        problems.add(place(name), otherwise);
        return "";
    }

    private String text(Node node) {
        if (node instanceof Node.Unusable) {
            return "";
        }
        String text = node instanceof Node.Scalar scalar && !scalar.absent()
                ? scalar.text().strip()
                : "";
        if (text.isEmpty()) {
            problems.add(node.place(), "must be a text");
            return "";
        }
        if (text.length() > LONGEST_TEXT) {
            problems.add(node.place(), "is longer than " + LONGEST_TEXT + " characters");
            return "";
        }
        return text;
    }
}

package io.lotgate.evaluation;

import io.lotgate.value.Decimal;
import io.lotgate.value.Measured;
import io.lotgate.value.Unit;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One JSON object or list while it is read: each field is asked for by name, each element by its number, whatever is
 * wrong with it becomes a finding at its JSON pointer, and fields nobody asked for can be reported. Reading never
 * throws.
 */
final class Source {
    private final JsonNode node;
    private final String pointer;
    private final Notes notes;
    private final Set<String> asked = new HashSet<>();
    private final List<Source> children = new ArrayList<>();

    private Source(JsonNode node, String pointer, Notes notes) {
        this.node = node;
        this.pointer = pointer;
        this.notes = notes;
    }

    /** The whole document; a finding when it is neither object nor list. */
    static Source of(JsonNode node, Notes notes) {
        Source source = new Source(node, "", notes);
        return node.isArray() ? source : source.checked("");
    }

    boolean isList() {
        return node.isArray();
    }

    /** Number of elements of a list. */
    int size() {
        return node.size();
    }

    private JsonNode value(String name) {
        if (!node.isArray()) {
            return node.path(name);
        }
        return name.matches("[0-9]{1,4}") ? node.path(Integer.parseInt(name)) : node.path(name);
    }

    /** JSON pointer of a field. */
    String where(String name) {
        return pointer + "/" + Readings.shown(name).replace("~", "~0").replace("/", "~1");
    }

    /** JSON pointer of this object. */
    String where() {
        return pointer;
    }

    /** Whether the field is there; a null or a blank text is not. */
    boolean has(String name) {
        asked.add(name);
        JsonNode value = value(name);
        return !value.isMissingNode()
                && !value.isNull()
                && !(value.isString() && value.stringValue().isBlank());
    }

    /** Names of all fields, for an object whose names are data. */
    List<String> names() {
        return List.copyOf(node.propertyNames());
    }

    /** Whether the field is there and an object. */
    boolean isObject(String name) {
        return has(name) && value(name).isObject();
    }

    /** Whether a list is there and holds something. */
    boolean hasEntries(String name) {
        return has(name) && value(name).isArray() && !value(name).isEmpty();
    }

    /** Whether the field is there; an empty list says as little as none. */
    boolean hasSome(String name) {
        return has(name) && !isEmptyList(name);
    }

    /** Number of entries of a nested list. */
    int entries(String name) {
        return value(name).size();
    }

    /** Whether a list is there and says that there is nothing. */
    boolean isEmptyList(String name) {
        return has(name) && value(name).isArray() && value(name).isEmpty();
    }

    /** An optional field: nothing is said when it is absent. */
    <T> Optional<T> given(String name, Function<String, Optional<T>> reader) {
        return has(name) ? reader.apply(name) : Optional.empty();
    }

    /** A nested object; a finding when it is missing or no object. */
    Source at(String name) {
        return child(name).checked(name);
    }

    /** A nested list; a finding, and an empty list, when it is missing, empty, too long or no list. */
    Source listAt(String name) {
        if (!has(name)) {
            missing(name);
        } else if (!value(name).isArray()
                || value(name).isEmpty()
                || value(name).size() > Readings.LONGEST_LIST) {
            notes.error("NOT_A_LIST", where(name), "A list of 1 to " + Readings.LONGEST_LIST + " entries is needed");
        } else {
            return child(name);
        }
        return new Source(JsonNodeFactory.instance.arrayNode(), where(name), notes);
    }

    /** Whatever a reader makes of each element of this list; elements it cannot read are left out, with findings. */
    <T> List<T> each(Function<String, Optional<T>> reader) {
        return IntStream.range(0, size())
                .mapToObj(index -> reader.apply(String.valueOf(index)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The objects of a nested list; a finding for whatever is no object. */
    List<Source> items(String name) {
        Source list = listAt(name);
        return list.each(index -> Optional.of(list.at(index)));
    }

    Optional<Decimal> decimal(String name) {
        return number(name)
                .flatMap(text -> found(
                        Decimal.parse(text),
                        name,
                        "NOT_A_NUMBER",
                        "Enter a number such as" + " 94.9, with a decimal point and without separators"));
    }

    /** A number above zero, as written. */
    Optional<Decimal> positiveDecimal(String name) {
        return decimal(name).flatMap(value -> possible(value, value.exact().signum() > 0, name, "above 0"));
    }

    /** A number above zero. */
    Optional<BigFraction> positive(String name) {
        return positiveDecimal(name).map(Decimal::exact);
    }

    /** A number that is not negative. */
    Optional<BigFraction> notNegative(String name) {
        return decimal(name)
                .map(Decimal::exact)
                .flatMap(value -> possible(value, value.signum() >= 0, name, "0 or more"));
    }

    /** A whole number from zero to a billion. */
    Optional<Long> count(String name) {
        return decimal(name)
                .map(Decimal::exact)
                .flatMap(value ->
                        possible(value, Readings.isCount(value), name, "a whole number from 0 to a billion (1e9)"))
                .map(BigFraction::longValue);
    }

    /** An exact or censored reading. */
    Optional<Measured> measured(String name) {
        return number(name)
                .flatMap(text -> found(
                        Measured.parse(text),
                        name,
                        "NOT_A_NUMBER",
                        "Enter a number such as"
                                + " 0.25, or <0.05, or >200, with a decimal point and without separators"));
    }

    /** Text without control characters, surrounding blanks removed. */
    Optional<String> text(String name) {
        if (!has(name)) {
            missing(name);
            return Optional.empty();
        }
        Optional<String> text = value(name).stringValueOpt().map(String::strip).filter(Readings::isPrintable);
        return found(text, name, "NOT_TEXT", "Enter plain text of at most " + Readings.LONGEST_TEXT + " characters");
    }

    /** Text of any length that may hold line breaks; whoever asks for it checks its characters. */
    Optional<String> passage(String name) {
        if (!has(name)) {
            missing(name);
            return Optional.empty();
        }
        return found(value(name).stringValueOpt(), name, "NOT_TEXT", "Enter text");
    }

    Optional<Boolean> flag(String name) {
        if (!has(name)) {
            missing(name);
            return Optional.empty();
        }
        return found(Readings.flag(value(name)), name, "NOT_TRUE_OR_FALSE", "Enter true or false");
    }

    Optional<Instant> instant(String name) {
        return text(name).flatMap(text -> {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException notAnInstant) {
                notes.error("NOT_AN_INSTANT", where(name), "Enter date, time and zone such as 2026-03-31T14:05:00Z");
                return Optional.empty();
            }
        });
    }

    Optional<Unit> unit(String name) {
        return text(name)
                .map(code -> code.replace('\u00b5', 'u').replace('\u03bc', 'u')) // micro sign, Greek mu
                .flatMap(code -> found(
                        Unit.parse(code),
                        name,
                        "NOT_A_UNIT",
                        "The unit is not a known UCUM unit" + " (examples: %, [EU]/mL, 10*6/mL, ng/mL)"));
    }

    void error(String code, String name, String message) {
        notes.error(code, where(name), message);
    }

    Notes notes() {
        return notes;
    }

    /** Names of fields nobody asked for, here and in all nested objects, as JSON pointers. */
    List<String> unread() {
        List<String> unread = new ArrayList<>();
        for (String name : node.propertyNames()) {
            if (!asked.contains(name)) {
                unread.add(where(name));
            }
        }
        children.forEach(child -> unread.addAll(child.unread()));
        return unread;
    }

    /** A number as written, or a text as it is. */
    Optional<String> number(String name) {
        if (!has(name)) {
            missing(name);
            return Optional.empty();
        }
        JsonNode value = value(name);
        if (value.isDouble() || value.isFloat()) {
            notes.error(
                    "BINARY_FLOAT",
                    where(name),
                    "The number came through binary floating point and may have lost" + " digits: send it as text");
            return Optional.empty();
        }
        return found(Readings.numeral(value), name, "NOT_A_NUMBER", "A number is needed");
    }

    private <T> Optional<T> found(Optional<T> value, String name, String code, String message) {
        if (value.isEmpty()) {
            notes.error(code, where(name), message);
        }
        return value;
    }

    private <T> Optional<T> possible(T value, boolean possible, String name, String range) {
        return found(
                Optional.of(value).filter(any -> possible), name, "OUT_OF_RANGE", "Only " + range + " is possible");
    }

    private void missing(String name) {
        notes.error("MISSING", where(name), "This value is needed: " + name);
    }

    private Source child(String name) {
        asked.add(name);
        Source child = new Source(value(name), where(name), notes);
        children.add(child);
        return child;
    }

    private Source checked(String name) {
        if (node.isMissingNode() || node.isNull()) {
            notes.error("MISSING", pointer, "This is needed: " + (name.isEmpty() ? "a JSON object" : name));
        } else if (!node.isObject()) {
            notes.error("NOT_AN_OBJECT", pointer, "A JSON object is needed here");
        }
        return this;
    }
}

package io.lotgate.value;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.numbers.fraction.BigFraction;

/** Reads a UCUM term: components joined by {@code .} and {@code /} from left to right, parentheses, annotations. */
final class UnitGrammar {
    private static final int LONGEST = 60;
    private static final Pattern POWER_OF_TEN = Pattern.compile("10[*^]([+-]?[0-9]{1,2})(?![0-9])");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}(?![0-9*^])");
    private static final Pattern ATOM =
            Pattern.compile("((?:[A-Za-z%]|\\[[A-Za-z0-9_']{1,12}\\])+)([+-]?[0-9](?![0-9]))?");
    private static final Pattern ANNOTATION = Pattern.compile("\\{([ !-z|~]{0,30})\\}");

    private final String code;
    private int at;

    private UnitGrammar(String code) {
        this.code = code;
    }

    static Optional<Measure> read(String code) {
        if (code.isEmpty() || code.length() > LONGEST) {
            return Optional.empty();
        }
        UnitGrammar grammar = new UnitGrammar(code);
        return grammar.term().filter(measure -> grammar.at == code.length());
    }

    private Optional<Measure> term() {
        Optional<Measure> product = peek('/') ? Optional.of(Measure.ONE) : component();
        while (product.isPresent() && (peek('.') || peek('/'))) {
            int exponent = peek('.') ? 1 : -1;
            at++;
            Measure left = product.get();
            product = component().flatMap(right -> joined(left, right.power(exponent)));
        }
        return product;
    }

    /** A temperature scale cannot be multiplied: no degrees Celsius per hour. */
    private static Optional<Measure> joined(Measure left, Measure right) {
        return left.isScale() || right.isScale() ? Optional.empty() : Optional.of(left.times(right));
    }

    private Optional<Measure> component() {
        if (take('(')) {
            Optional<Measure> inner = term();
            return take(')') ? inner : Optional.empty();
        }
        Optional<Measure> simple = number().or(this::atom);
        Optional<Measure> note = annotation();
        return simple.isPresent() ? note.map(simple.get()::times).or(() -> simple) : note;
    }

    private Optional<Measure> number() {
        if (at == code.length() || !Character.isDigit(code.charAt(at))) {
            return Optional.empty();
        }
        Optional<Matcher> power = match(POWER_OF_TEN);
        if (power.isPresent()) {
            return power.map(found -> Measure.number(BigFraction.of(10).pow(Integer.parseInt(found.group(1)))));
        }
        return match(NUMBER).map(found -> Measure.number(BigFraction.of(Integer.parseInt(found.group()))));
    }

    private Optional<Measure> atom() {
        return match(ATOM).flatMap(found -> {
            int exponent = found.group(2) == null ? 1 : Integer.parseInt(found.group(2));
            return UnitAtoms.find(found.group(1))
                    .filter(atom -> exponent == 1 || !atom.isScale())
                    .map(atom -> atom.power(exponent));
        });
    }

    private Optional<Measure> annotation() {
        return match(ANNOTATION).map(found -> Measure.annotated(found.group(1)));
    }

    private Optional<Matcher> match(Pattern pattern) {
        Matcher matcher = pattern.matcher(code).region(at, code.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        at = matcher.end();
        return Optional.of(matcher);
    }

    private boolean peek(char wanted) {
        return at < code.length() && code.charAt(at) == wanted;
    }

    private boolean take(char wanted) {
        boolean found = peek(wanted);
        at += found ? 1 : 0;
        return found;
    }
}

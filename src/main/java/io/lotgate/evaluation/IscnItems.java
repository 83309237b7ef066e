package io.lotgate.evaluation;

import io.lotgate.evaluation.IscnAbnormality.Loose;
import io.lotgate.evaluation.IscnAbnormality.Variant;
import io.lotgate.evaluation.IscnAbnormality.Whole;
import java.util.List;
import java.util.Optional;

/** Reads the abnormalities of a clone, one between two commas. */
final class IscnItems {
    private static final List<String> INHERITED = List.of("dmat", "dpat", "mat", "pat", "dn", "inh");
    private static final List<String> VARIANTS = List.of("h+", "h-", "stk+", "stk-", "s+", "s-", "ss");
    private static final int MOST_COPIES = 20;

    private final IscnCursor cursor;
    private final IscnStructures structures;

    IscnItems(IscnCursor cursor) {
        this.cursor = cursor;
        this.structures = new IscnStructures(cursor);
    }

    Optional<IscnItem> item() {
        int place = cursor.place();
        char sign = cursor.peek() == '+' || cursor.peek() == '-' ? cursor.next() : ' ';
        boolean questionable = cursor.eat('?');
        Optional<IscnAbnormality> what = abnormality(sign);
        if (what.isEmpty()) {
            return Optional.empty();
        }
        boolean marked = cursor.eat('c');
        boolean constitutional = INHERITED.stream().anyMatch(cursor::eat) || marked;
        Optional<Integer> times = cursor.eat('x') ? cursor.number("how many copies, such as x2") : Optional.of(1);
        if (times.filter(many -> many > MOST_COPIES).isPresent()) {
            cursor.remarks().refuse("COPIES", place, "More than " + MOST_COPIES + " copies are not possible");
        }
        Optional<Integer> cells = Optional.empty();
        if (cursor.peek() == '[' && furtherItem()) {
            cursor.next();
            cells = cursor.number("the number of cells with this abnormality");
            if (cells.isEmpty() || !cursor.need(']')) {
                return Optional.empty();
            }
        }
        Optional<Integer> seen = cells;
        return times.map(many -> new IscnItem(place, sign, questionable, what.get(), constitutional, many, seen));
    }

    /** Whether the number in square brackets belongs to this abnormality: another one or the clone's own follows. */
    private boolean furtherItem() {
        int ahead = 1;
        while (cursor.peek(ahead) >= '0' && cursor.peek(ahead) <= '9') {
            ahead++;
        }
        return cursor.peek(ahead) == ']' && (cursor.peek(ahead + 1) == ',' || cursor.peek(ahead + 1) == '[');
    }

    private Optional<IscnAbnormality> abnormality(char sign) {
        if (IscnSymbol.stands(cursor)) {
            return structures.structure().map(structure -> structure);
        }
        if (cursor.digit() || cursor.peek() == 'X' || cursor.peek() == 'Y') {
            return numbered(sign);
        }
        return loose(sign, IscnSpan.of(1));
    }

    /** A chromosome, a heteromorphism of one, or several markers. */
    private Optional<IscnAbnormality> numbered(char sign) {
        int place = cursor.place();
        boolean sex = !cursor.digit();
        String name = sex ? String.valueOf(cursor.next()) : cursor.digits();
        if (!sex && (cursor.peek() == '~' || looseStands())) {
            return several(place, name).flatMap(number -> loose(sign, number));
        }
        if (!IscnBands.isChromosome(name)) {
            cursor.remarks().refuse("NO_SUCH_CHROMOSOME", place, "There is no chromosome " + Readings.quoted(name));
            return Optional.empty();
        }
        if (cursor.peek() == 'p' || cursor.peek() == 'q' || cursor.at("cenh")) {
            return variant(sign, name);
        }
        if (sign == ' ') {
            cursor.remarks().refuse("NO_SIGN", place, "expected + or - before a whole chromosome, found " + name);
            return Optional.empty();
        }
        return Optional.of(new Whole(name));
    }

    private Optional<IscnAbnormality> variant(char sign, String chromosome) {
        int place = cursor.place();
        String arm = cursor.eat("cen") ? "cen" : String.valueOf(cursor.next());
        Optional<String> what = VARIANTS.stream().filter(cursor::eat).findFirst();
        if (what.isEmpty()) {
            cursor.refuse("a heteromorphism such as 16qh+, 21ps+ or 22pstk+");
        } else if (sign != ' ') {
            cursor.remarks().refuse("SIGN", place, "A heteromorphism has no sign before it");
        }
        return what.map(found -> new Variant(chromosome, arm + found));
    }

    private boolean looseStands() {
        return cursor.at("mar") || cursor.at("dmin") || cursor.at("ace") || ringStands();
    }

    private boolean ringStands() {
        char after = cursor.peek(1);
        boolean named = after >= '1' && after <= '9';
        return cursor.peek() == 'r' && (named || "\0,[/x.".indexOf(after) >= 0);
    }

    private Optional<IscnSpan> several(int place, String low) {
        String high = cursor.eat('~') ? cursor.digits() : low;
        boolean sound = sound(low) && sound(high);
        if (!sound || Integer.parseInt(high) < Integer.parseInt(low)) {
            cursor.remarks().refuse("NUMBER", place, "expected a number such as 4 or 1~3");
            return Optional.empty();
        }
        return Optional.of(new IscnSpan(Integer.parseInt(low), Integer.parseInt(high)));
    }

    private static boolean sound(String digits) {
        return !digits.isEmpty() && digits.length() < 4 && digits.charAt(0) != '0';
    }

    private Optional<IscnAbnormality> loose(char sign, IscnSpan number) {
        Optional<String> kind =
                List.of("mar", "dmin", "ace").stream().filter(cursor::eat).findFirst();
        if (kind.isEmpty() && ringStands()) {
            kind = Optional.of(String.valueOf(cursor.next()));
        }
        if (kind.isEmpty()) {
            cursor.refuse("an abnormality such as +8, del(5)(q13q33) or +mar");
            return Optional.empty();
        }
        Loose loose = new Loose(kind.get(), number, cursor.digits());
        if (loose.counted() && sign == ' ') {
            cursor.refuse("+ or - before " + loose.kind());
            return Optional.empty();
        }
        return Optional.of(loose);
    }
}

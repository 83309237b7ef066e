package io.lotgate.evaluation;

import io.lotgate.evaluation.IscnClone.Count;
import io.lotgate.evaluation.IscnClone.Head;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a karyotype in the short form of ISCN (2020 and 2024). Total: whatever is not understood is refused with its
 * place and what was expected there, and reading goes on with the next clone, so that all faults are reported.
 */
final class IscnParser {
    private static final int MOST_CLONES = 60;
    private static final int MOST_TIMES = 8;
    private static final List<String> MOLECULAR = List.of("ish", "nucish", "arr", "rsa", "seq", "sseq", "ogm", "mlpa");

    private static final Pattern CLONE =
            Pattern.compile("/(?:\\??[0-9]+(?:[~-][0-9]+)?(?:<[0-9]+n>)?,|nonclonal|mos|chi)");

    private final IscnCursor cursor;
    private final IscnItems items;
    private final List<IscnClone> clones = new ArrayList<>();
    private int index;

    private IscnParser(IscnCursor cursor) {
        this.cursor = cursor;
        this.items = new IscnItems(cursor);
    }

    /** Reads; the report is complete only when nothing was refused. */
    static IscnReport read(String raw, IscnRemarks remarks) {
        return new IscnParser(new IscnCursor(IscnText.of(raw, remarks), remarks)).report();
    }

    private IscnReport report() {
        String prefix = cursor.eat("mos") ? "mos" : cursor.eat("chi") ? "chi" : "";
        String molecular = "";
        do {
            Optional<IscnClone> clone = next();
            clone.ifPresent(clones::add);
            if (clone.isPresent() && cursor.eat('.')) {
                molecular = molecular();
            } else if (clone.isPresent() && !cursor.ended() && cursor.peek() != '/') {
                cursor.refuse(clone.get().count().isPresent() ? "/ or the end" : ", or [ or / or the end");
            }
            cursor.skipToSlash();
            index++;
        } while (index < MOST_CLONES && cursor.eat('/'));
        if (!cursor.ended()) {
            cursor.refuse("the end: more than " + MOST_CLONES + " clones are not read");
        }
        return new IscnReport(prefix, clones, molecular);
    }

    /** FISH and arrays have grammars of their own. A full stop alone is only a full stop. */
    private String molecular() {
        int place = cursor.place();
        if (cursor.ended()) {
            cursor.remarks().warnOnce("FULL_STOP", place, "A full stop is not part of a karyotype and was left out");
            return "";
        }
        if (MOLECULAR.stream().noneMatch(cursor::at)) {
            cursor.refuse("ish, nuc ish, arr or the end");
        }
        banded();
        return printable(cursor.rest());
    }

    /** A clone behind the full stop would not be judged, so nothing that looks like one may stand there. */
    private void banded() {
        Matcher clone = CLONE.matcher(cursor.ahead());
        if (clone.find()) {
            cursor.remarks()
                    .refuse(
                            "CLONE_BEHIND_FULL_STOP",
                            cursor.place(clone.start() + 1),
                            "A clone stands behind a part that is not banding: enter all clones first, then a full stop"
                                    + " and that part");
        }
    }

    /** Kept as it is, but for what cannot be printed and stored. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    }

    private Optional<IscnClone> next() {
        int place = cursor.place();
        if (index > 0 && cursor.eat("nonclonal")) {
            return count().map(count -> new IscnClone(
                    place,
                    Optional.empty(),
                    Optional.empty(),
                    new IscnClone.Undescribed(),
                    List.of(),
                    false,
                    Optional.of(count)));
        }
        if (index > 0 && cursor.peek() == '/') {
            cursor.refuse("one / (two separate the genomes of host and donor, which are not judged here)");
            return Optional.empty();
        }
        Optional<IscnSpan> number = number();
        Optional<Integer> ploidy = Optional.empty();
        if (number.isPresent() && cursor.eat('<')) {
            ploidy = cursor.number("the level of ploidy, such as 4n");
            if (ploidy.isEmpty() || !cursor.eat("n>")) {
                cursor.refuse("n>");
                return Optional.empty();
            }
        }
        if (number.isEmpty() || !cursor.need(',')) {
            return Optional.empty();
        }
        Optional<Integer> level = ploidy;
        return head().flatMap(head -> rest(place, number.get(), level, head));
    }

    private Optional<IscnClone> rest(int place, IscnSpan number, Optional<Integer> ploidy, Head head) {
        List<IscnItem> read = new ArrayList<>();
        boolean incomplete = false;
        while (!incomplete && cursor.eat(',')) {
            incomplete = cursor.eat("inc");
            Optional<IscnItem> item = incomplete ? Optional.empty() : items.item();
            if (item.isEmpty() && !incomplete) {
                return Optional.empty();
            }
            item.ifPresent(read::add);
        }
        Optional<Count> count = Optional.empty();
        if (cursor.peek() == '[') {
            count = count();
            if (count.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(new IscnClone(place, Optional.of(number), ploidy, head, read, incomplete, count));
    }

    /** {@code 46}, {@code 44~47}, or {@code 44-47} as it was written before 2005. */
    private Optional<IscnSpan> number() {
        Optional<Integer> low = cursor.number("the number of chromosomes, such as 46");
        int place = cursor.place();
        boolean old = cursor.peek() == '-';
        if (low.isEmpty() || !(cursor.eat('~') || cursor.eat('-'))) {
            return low.map(IscnSpan::of);
        }
        if (old) {
            cursor.remarks().warnOnce("OLD_RANGE", place, "A range is written with ~; the - was read as that");
        }
        Optional<Integer> high = cursor.number("the highest number of chromosomes, such as 46~48");
        if (high.isPresent() && high.get() < low.get()) {
            cursor.remarks().refuse("RANGE", place, "The range of chromosomes runs backwards");
        }
        return high.map(most -> new IscnSpan(low.get(), Math.max(low.get(), most)));
    }

    private Optional<Head> head() {
        int place = cursor.place();
        if (cursor.eat("idem")) {
            return reference(place, "idem", 0);
        }
        if (cursor.eat("sl")) {
            return reference(place, "sl", 0);
        }
        if (cursor.eat("sdl")) {
            return sideline(place);
        }
        StringBuilder letters = new StringBuilder();
        while (cursor.peek() == 'X' || cursor.peek() == 'Y' || cursor.peek() == 'U') {
            letters.append(cursor.next());
        }
        if (letters.isEmpty()) {
            cursor.refuse("the sex chromosomes, such as XX" + (index > 0 ? ", or idem, sl or sdl" : ""));
            return Optional.empty();
        }
        return Optional.of(new IscnClone.Sexed(letters.toString(), cursor.eat('c')));
    }

    /** The n-th sideline is clone n + 1; without a number there can be only one before this clone. */
    private Optional<Head> sideline(int place) {
        if (!cursor.digit()) {
            if (index > 2) {
                cursor.refuse("the number of the sideline, such as sdl1: there are several before this clone");
                return Optional.empty();
            }
            return reference(place, "sdl", 1);
        }
        return cursor.number("the number of the sideline").flatMap(n -> reference(place, "sdl" + n, n));
    }

    private Optional<Head> reference(int place, String word, int meant) {
        Optional<Integer> times = cursor.eat('x') ? cursor.number("how many times, such as x2") : Optional.of(1);
        boolean known = meant < index && clones.size() == index;
        if (times.filter(many -> many <= MOST_TIMES).isEmpty() || !known) {
            String reason = times.isEmpty() || times.get() > MOST_TIMES
                    ? "The number of times behind " + word + " is not possible"
                    : "The clone that " + word + " refers to is not there or could not be read";
            cursor.remarks().refuse("REFERENCE", place, reason);
            return Optional.empty();
        }
        return Optional.of(new IscnClone.Reference(word, meant, times.get()));
    }

    private Optional<Count> count() {
        cursor.need('[');
        boolean composite = cursor.eat("cp");
        Optional<Integer> cells = cursor.number("the number of cells, such as [20] or [cp20]");
        return cells.isPresent() && cursor.need(']') ? cells.map(many -> new Count(many, composite)) : Optional.empty();
    }
}

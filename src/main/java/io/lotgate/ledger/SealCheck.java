package io.lotgate.ledger;

import io.lotgate.value.RecordJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares the entries, as they pass by, with what the seals signed. Holds the seals' own chain and one tree a seal; the
 * streams pass through.
 */
final class SealCheck {
    /** A command that was under way when a seal was made: its entry may be a little older than the seal. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(15);

    private final Book book;
    private final Trust trust;
    private final Optional<KeptSeals> kept;
    private final Faults faults;
    private final List<Signed> chain = new ArrayList<>();
    private final MerkleTree whole = new MerkleTree();
    private final Set<String> told = new HashSet<>();
    private @Nullable Stream<SealedHead> heads;
    private @Nullable Iterator<SealedHead> rest;
    private @Nullable SealedHead next;
    private @Nullable SealedHead lastOfStream;
    private long sealedEntries;
    private long unsealed;
    private String stream = "";
    private long number;

    /** A seal and what is found of the streams it changed. */
    private static final class Signed {
        private final Seal seal;
        private final MerkleTree changed = new MerkleTree();
        private final String at;
        private final String notBefore;

        Signed(Seal seal) {
            this.seal = seal;
            this.at = RecordJson.text(seal.at());
            this.notBefore = RecordJson.text(seal.at().minus(UNDER_WAY));
        }
    }

    SealCheck(Book book, Trust trust, Optional<KeptSeals> kept, Faults faults) {
        this.book = book;
        this.trust = trust;
        this.kept = kept;
        this.faults = faults;
    }

    /** Checks the seals themselves and gets ready for the entries. */
    void begin() {
        String previous = Entry.START;
        Instant before = Instant.MIN;
        try (Stream<SignedSeal> seals = book.seals()) {
            for (Iterator<SignedSeal> each = seals.iterator(); each.hasNext(); ) {
                SignedSeal signed = each.next();
                Optional<Seal> read = signed.seal();
                String place = "seal " + (chain.size() + 1);
                if (read.isEmpty() || read.get().number() != chain.size() + 1) {
                    faults.add(place, "is missing or cannot be read: the chain of seals is broken");
                    break;
                }
                Seal seal = read.get();
                if (!seal.previous().equals(previous) || seal.at().isBefore(before)) {
                    faults.add(place, "does not continue the seal before it: the chain of seals is broken");
                }
                check(place, seal, signed);
                chain.add(new Signed(seal));
                previous = seal.hash();
                before = seal.at();
            }
        }
        List<SealedHead> others = kept.map(found ->
                        found.compare(chain.stream().map(one -> one.seal).toList(), trust, faults))
                .orElse(List.of());
        heads = book.sealed();
        rest = others.isEmpty()
                ? heads.iterator()
                : new Merged<>(heads.iterator(), others.iterator(), KeptSeals.BY_STREAM_AND_NUMBER);
        take();
    }

    private void check(String place, Seal seal, SignedSeal signed) {
        if (!trust.signed(seal.key(), signed)) {
            faults.add(place, "does not bear the signature of the key it names");
        }
        trust.objection(seal.key(), seal.at()).ifPresent(objection -> faults.add(place, objection));
        if (seal.unmarked() > 0) {
            faults.add(
                    place,
                    "found " + seal.unmarked() + " rows that the site's program did not write: "
                            + String.join(", ", seal.firstUnmarked()));
        }
    }

    /** An entry passes by; streams and numbers rise. */
    void entry(Book.Line line, String at) {
        if (!line.stream().equals(stream)) {
            skipTo(line.stream());
            stream = line.stream();
        }
        number = line.number();
        SealedHead head = next;
        while (head != null && head.stream().equals(stream) && head.number() < number) {
            tell(head, "is missing; seal " + KeptSeals.number(head) + " has it");
            head = take();
        }
        boolean covered = head != null && head.stream().equals(stream);
        long without = covered && head != null ? head.seal() - 1 : chain.size();
        boolean older = without > 0
                && without <= chain.size()
                && !at.isEmpty()
                && at.compareTo(chain.get((int) without - 1).notBefore) < 0;
        if (older) {
            faults.add(
                    line.place(),
                    "says it is of " + at + ", but seal " + without + " of " + chain.get((int) without - 1).at
                            + " does not have it: inserted afterwards");
        }
        unsealed += covered ? 0 : 1;
        while (head != null && head.stream().equals(stream) && head.number() == number) {
            compare(line, at, head);
            head = take();
        }
    }

    private void compare(Book.Line line, String at, SealedHead head) {
        if (!head.hash().equals(line.hash())) {
            tell(head, "is another one than seal " + KeptSeals.number(head) + " signed: rewritten");
        }
        if (head.seal() <= chain.size() && at.compareTo(chain.get((int) head.seal() - 1).at) > 0) {
            faults.add(line.place(), "is later than seal " + head.seal() + ", which covers it");
        }
    }

    /** Streams that the seals have and the ledger has not, or not as far. */
    private void skipTo(@Nullable String following) {
        for (SealedHead head = next;
                head != null && (following == null || SealedHead.ORDER.compare(head.stream(), following) < 0);
                head = take()) {
            tell(
                    head,
                    head.stream().equals(stream)
                            ? "is missing: the stream ends at entry " + number + ", seal " + KeptSeals.number(head)
                                    + " goes further"
                            : "is gone with its whole stream; seal " + KeptSeals.number(head) + " has it");
        }
    }

    /** Once a stream: what follows a first fault there follows from it. */
    private void tell(SealedHead head, String what) {
        if (told.size() < 2000 && told.add(head.stream())) {
            String place = FreeRow.names(head.stream())
                    ? head.stream().replace('/', ' ')
                    : "ledger " + head.stream() + " entry " + head.number();
            faults.add(place, what);
        }
    }

    private @Nullable SealedHead take() {
        SealedHead taken = next;
        if (taken != null && !KeptSeals.from(taken)) {
            count(taken);
        }
        next = rest != null && rest.hasNext() ? rest.next() : null;
        return next;
    }

    private void count(SealedHead head) {
        if (head.seal() < 1 || head.seal() > chain.size()) {
            tell(head, "is said to be in seal " + head.seal() + ", which does not exist");
            return;
        }
        Signed signed = chain.get((int) head.seal() - 1);
        signed.changed.add(head.leaf(signed.seal.site()));
        if (lastOfStream != null && !lastOfStream.stream().equals(head.stream())) {
            cover(lastOfStream);
        }
        lastOfStream = head;
    }

    private void cover(SealedHead last) {
        whole.add(last.leaf(chain.get(0).seal.site()));
        sealedEntries += last.number();
    }

    /** All entries have passed: what the seals signed is complete. */
    void end() {
        skipTo(null);
        if (heads != null) {
            heads.close();
        }
        if (lastOfStream != null) {
            cover(lastOfStream);
        }
        for (Signed signed : chain) {
            if (signed.changed.leaves() != signed.seal.changed()
                    || !signed.changed.root().equals(signed.seal.changedRoot())) {
                faults.add(
                        "seal " + signed.seal.number(),
                        "signed other streams than it is said to cover: what it covers was changed");
            }
        }
        last().filter(last -> !last.root().equals(whole.root()) || last.streams() != whole.leaves())
                .ifPresent(last -> faults.add(
                        "seal " + last.number(), "signed another state of the streams than the seals together cover"));
    }

    Optional<Seal> last() {
        return chain.isEmpty() ? Optional.empty() : Optional.of(chain.get(chain.size() - 1).seal);
    }

    Verification.Sealing found() {
        return new Verification.Sealing(
                last(),
                sealedEntries,
                unsealed,
                trust.given(),
                kept.map(KeptSeals::read).orElse(0L));
    }
}

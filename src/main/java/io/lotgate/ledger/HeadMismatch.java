package io.lotgate.ledger;

/**
 * A head that was exported and is not in the ledger any more.
 *
 * @param last number of the stream's last entry now; 0 when the stream is gone
 */
public record HeadMismatch(StreamHead exported, long last) {

    /** Whether the stream ends before the exported entry: a cut tail, a removed stream, or an older backup. */
    public boolean lost() {
        return last < exported.number();
    }

    /** What is wrong, at the exported head's place. */
    public Verification.Fault fault() {
        String what = last == 0
                ? "is gone; the exported heads have its entry " + exported.number()
                : lost()
                        ? "ends at entry " + last + "; the exported heads have its entry " + exported.number()
                        : "entry " + exported.number() + " is another one than the exported heads name: rewritten";
        return new Verification.Fault("ledger stream " + exported.stream(), what);
    }
}

package io.lotgate.app;

import io.lotgate.ledger.Seal;
import io.lotgate.ledger.Verification;
import java.io.PrintWriter;

/** Tells people what a verification found: what holds, what that rests on, and what does not hold. */
record VerifyReport(PrintWriter out, int shown) {

    void print(Verification found, Verify.Against against, boolean export) {
        if (export) {
            out.printf("%d streams and %d ledger entries recomputed%n", found.streams(), found.entries());
        } else {
            out.printf(
                    "%d streams, %d ledger entries and %d record rows recomputed and compared%n",
                    found.streams(), found.entries(), found.records());
        }
        seals(found.sealing(), against);
        against.heads()
                .ifPresent(heads -> out.println(heads.heads().size() + " heads of " + heads.at() + " looked up"));
        faults(found);
    }

    private void seals(Verification.Sealing sealing, Verify.Against against) {
        if (sealing.last().isEmpty()) {
            out.println("Nothing was ever sealed: a ledger that was rewritten as a whole with fresh hashes is not found"
                    + " out.");
            return;
        }
        Seal last = sealing.last().get();
        out.printf(
                "%d seals checked; the last, of %s, covers %d entries, and %d came after it, which no seal proves yet%n",
                last.number(), last.at(), sealing.sealed(), sealing.unsealed());
        out.println("Signed with key " + last.key().substring(0, 12)
                + (last.trial() ? ", a trial key: not for GMP use." : "."));
        out.println(
                sealing.certificate()
                        ? "The keys go back to the given certificate."
                        : "The keys are believed because the ledger names them: give the site's certificate with"
                                + " --certificate to know whose they are.");
        out.println(against.seals()
                .map(folder -> sealing.kept() + " seals of " + folder + " compared.")
                .orElse("No kept seals were compared: with --seals a ledger cut back together with its seals is"
                        + " found."));
        out.println("No time-stamp authority vouches for any time here: that an entry is not younger than it says"
                + " rests on the seal that follows it, and the seal's own time on the site's clock.");
    }

    private void faults(Verification found) {
        found.faults().stream()
                .limit(1)
                .forEach(fault -> out.println("FIRST FAULT  " + fault.place() + ": " + fault.what()));
        found.faults().stream()
                .skip(1)
                .limit(shown - 1L)
                .forEach(fault -> out.println("FAULT  " + fault.place() + ": " + fault.what()));
        if (found.faults().size() > shown) {
            out.println("… and " + (found.faults().size() - shown) + " more");
        }
        out.println(found.holds() ? "All holds." : found.faults().size() + " faults: do not rely on these records.");
    }
}

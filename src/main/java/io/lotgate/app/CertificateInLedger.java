package io.lotgate.app;

import io.lotgate.certificate.CertificateContent;
import io.lotgate.certificate.SealedPdf;
import io.lotgate.ledger.Entry;
import io.lotgate.ledger.LedgerExport;
import io.lotgate.ledger.Verification;
import io.lotgate.lot.Status;
import io.lotgate.value.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whether a certificate can still be relied on, as far as an exported ledger knows: that no file can say of itself. */
final class CertificateInLedger {
    private CertificateInLedger() {}

    /** What the file proves, and what the export adds to it. */
    static SealedPdf.Report check(byte[] pdf, SealedPdf.Report file, Path export, Verify.Against against)
            throws IOException {
        List<String> holds = new ArrayList<>(file.holds());
        List<String> faults = new ArrayList<>(file.faults());
        Verification ledger = Verify.exported(export, against);
        ledger.faults().stream()
                .limit(1)
                .forEach(fault ->
                        faults.add("The exported ledger does not hold: " + fault.place() + ": " + fault.what() + "."));
        Optional<CertificateContent> content = SealedPdf.certificate(pdf);
        if (content.isEmpty()) {
            faults.add("Only a certificate is looked up in an exported ledger; this file is none.");
        } else if (ledger.holds()) {
            lookUp(content.get(), Digest.of(pdf), export, holds, faults);
        }
        return new SealedPdf.Report(holds, faults);
    }

    private static void lookUp(
            CertificateContent content, Digest pdf, Path export, List<String> holds, List<String> faults) {
        String number = content.issue().number();
        List<Entry> entries = LedgerExport.stream(export, entry -> committed(entry, number));
        if (entries.isEmpty()) {
            faults.add("The exported ledger knows no certificate " + number + ".");
            return;
        }
        boolean issued = entries.stream()
                .anyMatch(entry -> entry.action().equals("certificate issued")
                        && text(entry, "certificate").equals(number)
                        && text(entry, "pdf").equals(pdf.hex()));
        if (!issued) {
            faults.add("The exported ledger names no PDF of these bytes for " + number + ".");
        }
        int last = Math.toIntExact(entries.stream()
                .filter(entry -> entry.action().equals("certificate committed"))
                .count());
        Status status = entries.stream()
                .map(entry -> text(entry, "status"))
                .flatMap(name ->
                        Arrays.stream(Status.values()).filter(one -> one.name().equals(name)))
                .reduce((one, other) -> other)
                .orElse(Status.QUARANTINE);
        Optional<String> warning =
                content.disposition().standing().warning(content.issue().version(), last, status);
        warning.ifPresent(faults::add);
        if (warning.isEmpty() && issued) {
            holds.add("The exported ledger, whose last entry of this lot is of "
                    + entries.get(entries.size() - 1).at() + ", knows no later certificate, no hold and no recall.");
        }
    }

    private static boolean committed(Entry entry, String number) {
        return entry.action().equals("certificate committed")
                && text(entry, "certificate").equals(number);
    }

    private static String text(Entry entry, String field) {
        return entry.after().path(field).asString("");
    }
}

package io.lotgate.certificate;

import com.itextpdf.html2pdf.HtmlConverter;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.signatures.PdfPadesSigner;
import com.itextpdf.signatures.SignerProperties;
import io.lotgate.ledger.SiteKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.security.cert.Certificate;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/**
 * How many certificates are drawn and sealed in a second of one processor, beside iText alone making and signing the same
 * pages: once from the finished HTML, untagged, without the archive's and screen readers' checks and without the attached
 * record; once from finished pages that only have to be copied. `make bench-seal`.
 */
final class SealBenchmark {
    private static final int ROUNDS = 5;
    private static final int COUNT = 20;

    private final CertificateRenderer renderer = CertificateRenderer.shipped();
    private final CertificateContent content = SampleContent.p42();
    private final SealingKeys.Held held = SealingKeys.selfSigned("CN=Benchmark");
    private final SiteKey key = new SiteKey(held.pair().getPrivate(), held.certificate());
    private final PdfSeal seal = new PdfSeal(key, Optional.empty(), Clock.systemUTC());
    private final String html = renderer.html(content, content.digest());
    private final byte[] finished = renderer.pdf(content);

    private SealBenchmark() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        new SealBenchmark().run();
    }

    private interface Work {
        byte[] run() throws Exception;
    }

    private void run() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            double own = seconds(() -> seal.seal(renderer.pdf(content), "Certificate of analysis"));
            double bare = seconds(() -> signed(set()));
            double copied = seconds(() -> signed(copied()));
            System.out.printf(
                    Locale.ROOT,
                    "round %d%s: %.1f certificates a second; iText alone %.1f from HTML (ratio %.2f), %.1f from finished"
                            + " pages (ratio %.1f)%n",
                    round,
                    round == 1 ? " (cold)" : "",
                    1 / own,
                    1 / bare,
                    own / bare,
                    1 / copied,
                    own / copied);
        }
    }

    /** Of the processor, for one. */
    private static double seconds(Work work) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        long from = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < COUNT; i++) {
            if (work.run().length < 10_000) {
                throw new IllegalStateException("no certificate was made");
            }
        }
        return (threads.getCurrentThreadCpuTime() - from) / 1e9 / COUNT;
    }

    private byte[] set() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HtmlConverter.convertToPdf(html, new PdfDocument(new PdfWriter(out)), CertificateRenderer.properties());
        return out.toByteArray();
    }

    private byte[] copied() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PdfDocument from = new PdfDocument(new PdfReader(new ByteArrayInputStream(finished)));
                PdfDocument to = new PdfDocument(new PdfWriter(out))) {
            from.copyPagesTo(1, from.getNumberOfPages(), to);
        }
        return out.toByteArray();
    }

    private byte[] signed(byte[] pdf) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PdfPadesSigner(new PdfReader(new ByteArrayInputStream(pdf)), out)
                .signWithBaselineBProfile(
                        new SignerProperties().setFieldName("Signature1"),
                        new Certificate[] {held.certificate()},
                        held.pair().getPrivate());
        return out.toByteArray();
    }
}

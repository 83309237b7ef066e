package io.lotgate.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.simplereport.SimpleReport;
import io.lotgate.certificate.PdfSeal.Authority;
import io.lotgate.ledger.SiteCertificate;
import io.lotgate.ledger.SiteKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The seal as others judge it: veraPDF, EU DSS, and our own check by the public certificate alone. */
class PdfSealTest {
    private static final byte[] PLAIN = CertificateRenderer.shipped().pdf(SampleContent.released());
    private static final SiteKey KEY = SealingKeys.selfSigned();
    private static final byte[] SEALED = sealed(KEY, Optional.empty());
    private static final TimeStampAuthority STAMPS = new TimeStampAuthority();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @AfterAll
    static void stop() {
        STAMPS.close();
    }

    private static byte[] sealed(SiteKey key, Optional<Authority> authority) {
        return new PdfSeal(key, authority, Clock.systemUTC()).seal(PLAIN, "Certificate of analysis");
    }

    private static byte[] stamped(SiteKey key) {
        return sealed(key, Optional.of(new Authority(STAMPS.url(), "", "", PATIENCE)));
    }

    @Test
    void keepsTheArchiveAndScreenReaderStandards() {
        assertThat(Standards.failures(SEALED)).isEmpty();
    }

    @Test
    void changesNothingThatWasDrawn() {
        assertThat(SEALED).startsWith(PLAIN);
        assertThat(Pages.of(SEALED)).isEqualTo(Pages.of(PLAIN));
    }

    @Test
    void isValidForTheEuropeanValidatorWithTheSitesCertificateTrusted() {
        SimpleReport report = EuropeanValidator.report(SEALED, KEY.chain().get(0));
        String seal = report.getFirstSignatureId();

        assertThat(report.getSignaturesCount()).isEqualTo(1);
        assertThat(report.getIndication(seal)).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.getSignatureFormat(seal)).isEqualTo(SignatureLevel.PAdES_BASELINE_B);
        assertThat(report.getAdESValidationErrors(seal)).isEmpty();
    }

    @Test
    void isNotValidForTheEuropeanValidatorWithAnotherSitesCertificate() {
        X509Certificate other = SealingKeys.selfSigned().chain().get(0);
        SimpleReport report = EuropeanValidator.report(SEALED, other);

        assertThat(report.getIndication(report.getFirstSignatureId())).isNotEqualTo(Indication.TOTAL_PASSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void isForTheLongTermWithATimeStampAuthority(String algorithm) {
        SiteKey key = SealingKeys.issued(STAMPS.root(), algorithm, STAMPS.revocations());
        byte[] pdf = stamped(key);
        SimpleReport report = EuropeanValidator.report(pdf, STAMPS.root().certificate());
        String seal = report.getFirstSignatureId();

        assertThat(report.getIndication(seal)).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.getSignatureFormat(seal)).isEqualTo(SignatureLevel.PAdES_BASELINE_LT);
        assertThat(Standards.failures(pdf)).isEmpty();
        SealedPdf.Report own = SealedPdf.check(pdf, List.of(key.certificate()));
        assertThat(own.faults()).isEmpty();
        assertThat(own.holds()).anyMatch(line -> line.startsWith("Time stamped at "));
    }

    @Test
    void isTimeStampedWithAKeyThatNobodyCanRevoke() {
        byte[] pdf = stamped(KEY);
        SimpleReport report =
                EuropeanValidator.report(pdf, KEY.chain().get(0), STAMPS.root().certificate());
        String seal = report.getFirstSignatureId();

        assertThat(report.getIndication(seal)).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.getSignatureFormat(seal)).isEqualTo(SignatureLevel.PAdES_BASELINE_T);
    }

    @Test
    void saysThatTheAuthorityDoesNotAnswer() {
        PdfSeal seal = new PdfSeal(
                KEY, Optional.of(new Authority("http://127.0.0.1:1/tsa", "", "", PATIENCE)), Clock.systemUTC());

        assertThatThrownBy(() -> seal.seal(PLAIN, "Certificate of analysis"))
                .isInstanceOf(PdfSeal.Failed.class)
                .hasMessageStartingWith("The PDF could not be sealed with a time stamp of http://127.0.0.1:1/tsa: ");
    }

    @Test
    void doesNotWaitForASilentAuthority() {
        Authority silent = new Authority(STAMPS.silence(), "", "", Duration.ofMillis(300));
        PdfSeal seal = new PdfSeal(KEY, Optional.of(silent), Clock.systemUTC());

        assertThatThrownBy(() -> seal.seal(PLAIN, "Certificate of analysis"))
                .isInstanceOf(PdfSeal.Failed.class)
                .hasMessageContaining(" did not answer within ");
    }

    @Test
    void tellsTheAuthorityWhoAsks() {
        byte[] pdf = sealed(KEY, Optional.of(new Authority(STAMPS.guarded(), "site", "secret", PATIENCE)));

        assertThat(SealedPdf.check(pdf, List.of(KEY.certificate())).holds())
                .anyMatch(line -> line.startsWith("Time stamped at "));
        PdfSeal unknown = new PdfSeal(
                KEY, Optional.of(new Authority(STAMPS.guarded(), "site", "wrong", PATIENCE)), Clock.systemUTC());
        assertThatThrownBy(() -> unknown.seal(PLAIN, "Certificate of analysis"))
                .isInstanceOf(PdfSeal.Failed.class)
                .hasMessageContaining("HTTP status 401");
    }

    @Test
    void holdsForWhoHasTheSitesCertificate() {
        SealedPdf.Report report = SealedPdf.check(SEALED, List.of(KEY.certificate()));

        assertThat(report.faults()).isEmpty();
        assertThat(report.holds())
                .contains("The seal covers the whole file.")
                .contains(
                        "The page names the site's key at the decision, 5f5f5f5f5f5f; another one sealed the file since.")
                .anyMatch(line -> line.startsWith("Certificate COA-UCM-P4-2, version 1, lot UCM-P4-2: "));
    }

    @Test
    void doesNotHoldWithoutTheSitesCertificateOrWithAnother() {
        assertThat(SealedPdf.check(SEALED, List.of()).faults())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("Nobody vouches for the key ");
        assertThat(SealedPdf.check(SEALED, List.of(SealingKeys.selfSigned().certificate()))
                        .faults())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("The file was sealed with another key than the site's: ");
    }

    @Test
    void doesNotHoldForAFileWithoutASeal() {
        assertThat(SealedPdf.check(PLAIN, List.of(KEY.certificate())).faults())
                .containsExactly("The file bears no seal: anybody can have made or changed it.");
    }

    @Test
    void tellsThatATrialKeyOrSampleDataAreNotForUse() {
        SealingKeys.Held held = SealingKeys.selfSigned("CN=Lotgate,OU=trial key\\, not for GMP use");
        SiteKey trial = new SiteKey(held.pair().getPrivate(), held.certificate());

        assertThat(SealedPdf.check(sealed(trial, Optional.empty()), List.of(trial.certificate()))
                        .faults())
                .contains("The key is a trial key: whatever it seals is not for GMP use.");
        byte[] sample = new PdfSeal(KEY, Optional.empty(), Clock.systemUTC())
                .seal(CertificateRenderer.shipped().pdf(SampleContent.p42()), "Certificate of analysis");
        assertThat(SealedPdf.check(sample, List.of(KEY.certificate())).faults())
                .containsExactly("The certificate is one of sample data, not for clinical use.");
    }

    @Test
    void repeatsNothingOfAFileThatWasChanged() {
        byte[] changed = SEALED.clone();
        changed[60_000] ^= 1;

        SealedPdf.Report report = SealedPdf.check(changed, List.of(KEY.certificate()));
        assertThat(report.holds()).isEmpty();
        assertThat(report.faults())
                .containsExactly("The seal does not fit the file: it was changed after it was sealed.");
    }

    /** Anywhere in the file, the seal itself included. */
    @Test
    void failsForEachOfThreeHundredFlippedBits() {
        Random random = new Random(6);
        List<SiteCertificate> believed = List.of(KEY.certificate());
        List<Integer> missed = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            byte[] changed = SEALED.clone();
            int at = i % 2 == 0 ? random.nextInt(SEALED.length) : random.nextInt(PLAIN.length, SEALED.length);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            if (SealedPdf.check(changed, believed).faults().isEmpty()) {
                missed.add(at);
            }
        }
        assertThat(missed).isEmpty();
    }

    @Test
    void failsForTheEuropeanValidatorWithOneFlippedByte() {
        byte[] changed = SEALED.clone();
        changed[PLAIN.length / 2] ^= 1;
        SimpleReport report = EuropeanValidator.report(changed, KEY.chain().get(0));

        assertThat(report.getIndication(report.getFirstSignatureId())).isEqualTo(Indication.TOTAL_FAILED);
    }

    @Test
    void failsForAnythingAddedBehindTheSeal() {
        byte[] longer = java.util.Arrays.copyOf(SEALED, SEALED.length + 200);
        byte[] added = "\n1 0 obj\n<</Type/Catalog>>\nendobj\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.arraycopy(added, 0, longer, SEALED.length, added.length);

        assertThat(SealedPdf.check(longer, List.of(KEY.certificate())).faults()).isNotEmpty();
    }

    @Test
    void tellsOfAFileThatIsNoPdf() {
        assertThat(SealedPdf.check(new byte[100], List.of(KEY.certificate())).faults())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("The file ");
    }
}

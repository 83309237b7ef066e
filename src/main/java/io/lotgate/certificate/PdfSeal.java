package io.lotgate.certificate;

import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.signatures.AccessPermissions;
import com.itextpdf.signatures.IExternalSignature;
import com.itextpdf.signatures.ISignatureMechanismParams;
import com.itextpdf.signatures.PdfPadesSigner;
import com.itextpdf.signatures.SignerProperties;
import io.lotgate.ledger.SiteCertificate;
import io.lotgate.ledger.SiteKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The site's seal on a PDF (PAdES baseline, ETSI EN 319 142-1): level B-B, and B-LT where an authority stamps the time;
 * B-T if nobody vouches for the key, as then nobody can revoke it and there is no proof to add.
 * It vouches for the file; it is nobody's signature under a decision.
 *
 * @param authority the time stamp authority (RFC 3161) that is asked for each seal, where one is configured
 */
public record PdfSeal(SiteKey key, Optional<Authority> authority, Clock clock) {
    /** What a signature with a P-256 key, its chain and a time stamp take at most, with room to spare. */
    private static final int SIZE = 24_000;

    /**
     * A time stamp authority.
     *
     * @param url its address, http or https
     * @param username "" where it asks for none
     * @param patience how long one answer is waited for
     */
    public record Authority(String url, String username, String password, Duration patience) {}

    /** That a PDF could not be sealed, and why, in words. */
    public static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(String message) {
            super(message);
        }

        Failed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The public half of the key. */
    SiteCertificate certificate() {
        return key.certificate();
    }

    /** The sealed file. The bytes of the given one stand unchanged at its beginning. */
    byte[] seal(byte[] pdf, String why) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(pdf.length + 2 * SIZE);
        SignerProperties properties = new SignerProperties()
                .setFieldName(SealField.NAME)
                .setSignatureAppearance(SealField.empty())
                .setClaimedSignDate(GregorianCalendar.from(clock.instant().atZone(ZoneOffset.UTC)))
                .setCertificationLevel(AccessPermissions.NO_CHANGES_PERMITTED)
                .setSignatureCreator("Lotgate")
                .setReason(why);
        try (PdfReader reader = new PdfReader(new ByteArrayInputStream(pdf))) {
            PdfPadesSigner signer = new PdfPadesSigner(reader, out).setEstimatedSize(SIZE);
            Certificate[] chain = key.chain().toArray(Certificate[]::new);
            if (authority.isEmpty()) {
                signer.signWithBaselineBProfile(properties, chain, new BySiteKey());
            } else {
                stamped(signer, properties, chain, authority.get());
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new Failed(
                    authority
                                    .map(stamps ->
                                            "The PDF could not be sealed with a time stamp of " + stamps.url() + ": ")
                                    .orElse("The PDF could not be sealed: ")
                            + reason(e),
                    e);
        }
        return out.toByteArray();
    }

    private static String reason(Throwable failed) {
        return String.valueOf(Stream.iterate(failed, Objects::nonNull, Throwable::getCause)
                .filter(Outside.Unanswered.class::isInstance)
                .findFirst()
                .orElse(failed)
                .getMessage());
    }

    private void stamped(PdfPadesSigner signer, SignerProperties properties, Certificate[] chain, Authority stamping)
            throws IOException, GeneralSecurityException {
        Outside outside = new Outside(stamping.patience());
        if (chain.length == 1) {
            signer.signWithBaselineTProfile(properties, chain, new BySiteKey(), outside.stamps(stamping));
        } else {
            signer.setOcspClient(outside.status())
                    .setCrlClient(outside.revocations())
                    .signWithBaselineLTProfile(properties, chain, new BySiteKey(), outside.stamps(stamping));
        }
    }

    /** Lets the site's key sign without giving it away. */
    private final class BySiteKey implements IExternalSignature {
        @Override
        public String getDigestAlgorithmName() {
            return "SHA-256";
        }

        @Override
        public String getSignatureAlgorithmName() {
            return certificate().x509().getPublicKey() instanceof RSAPublicKey ? "RSA" : "ECDSA";
        }

        @Override
        public @Nullable ISignatureMechanismParams getSignatureMechanismParameters() {
            return null; // neither ECDSA nor RSA with PKCS#1 v1.5 has any
        }

        @Override
        public byte[] sign(byte[] message) {
            return key.sign(message);
        }
    }
}

package io.lotgate.ledger;

import io.lotgate.value.Digest;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** The public half of a site's key, as an X.509 certificate: all that is needed to check what the key signed. */
public record SiteCertificate(X509Certificate x509) {
    /** Stands in the subject of every certificate that Lotgate made for itself; what it signs is never for GMP use. */
    public static final String TRIAL = "trial key, not for GMP use";

    /** Reads a certificate, in PEM or DER; empty when it is none. */
    public static Optional<SiteCertificate> read(byte[] file) {
        try {
            var found = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(file));
            return Optional.of(new SiteCertificate((X509Certificate) found));
        } catch (CertificateException none) {
            return Optional.empty();
        }
    }

    static Optional<SiteCertificate> ofBase64(String text) {
        try {
            return read(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** SHA-256 of the certificate's bytes (DER), in hexadecimal: the key's name everywhere. */
    public String id() {
        return Digest.of(der()).hex();
    }

    /** Whether the key was made by Lotgate itself, for trials. */
    public boolean trial() {
        return subject().contains(TRIAL);
    }

    /** Whose key it is. */
    public String subject() {
        return x509.getSubjectX500Principal().getName().replace("\\", ""); // without the marks before commas
    }

    /** Whether the certificate's own dates allow it to sign at this instant. */
    public boolean validAt(Instant at) {
        return !at.isBefore(x509.getNotBefore().toInstant())
                && !at.isAfter(x509.getNotAfter().toInstant());
    }

    /** Whether this key signed exactly these bytes. */
    public boolean signed(byte[] content, byte[] signature) {
        try {
            Signature check = Signature.getInstance(algorithm(x509.getPublicKey()));
            check.initVerify(x509.getPublicKey());
            check.update(content);
            return check.verify(signature);
        } catch (GeneralSecurityException notASignature) {
            return false;
        }
    }

    /** SHA-256 with the key's own algorithm. */
    static String algorithm(PublicKey key) {
        return key instanceof RSAPublicKey ? "SHA256withRSA" : "SHA256withECDSA";
    }

    /** The certificate's bytes. */
    public byte[] der() {
        try {
            return x509.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }

    /** The certificate as a text file that every tool reads. */
    public String pem() {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der());
        return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
    }

    String base64() {
        return Base64.getEncoder().encodeToString(der());
    }

    /** For people: who, and the first digits of the key's name. */
    public String brief() {
        return id().substring(0, 12) + " (" + subject() + ")";
    }
}

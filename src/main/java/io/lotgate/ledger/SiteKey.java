package io.lotgate.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key a site signs its seals with. The same secret marks each row that this program writes, so that a row written
 * past the program is told apart when it is sealed, whatever its hash.
 */
public final class SiteKey {
    private final PrivateKey secret;
    private final SiteCertificate certificate;
    private final SecretKeySpec marking;

    /** @param secret with an encoded form, as a key file has it */
    public SiteKey(PrivateKey secret, X509Certificate certificate) {
        this.secret = secret;
        this.certificate = new SiteCertificate(certificate);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("lotgate mark 1 ".getBytes(StandardCharsets.US_ASCII)); // never a key for anything else
            this.marking = new SecretKeySpec(digest.digest(secret.getEncoded()), "HmacSHA256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The public half. */
    public SiteCertificate certificate() {
        return certificate;
    }

    /** Signs bytes: SHA-256 with ECDSA or RSA, as the key is. */
    public byte[] sign(byte[] content) {
        try {
            Signature signing = Signature.getInstance(
                    SiteCertificate.algorithm(certificate.x509().getPublicKey()));
            signing.initSign(secret);
            signing.update(content);
            return signing.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the site's key cannot sign", e);
        }
    }

    /** The mark of a row of this hash: HMAC with SHA-256, in hexadecimal. */
    String mark(String hash) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(marking);
            return HexFormat.of().formatHex(mac.doFinal(hash.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
        }
    }
}

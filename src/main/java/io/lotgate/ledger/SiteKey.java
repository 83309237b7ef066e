package io.lotgate.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
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
    private final List<X509Certificate> chain;

    /** A key whose certificate nobody else signed. */
    public SiteKey(PrivateKey secret, X509Certificate certificate) {
        this(secret, List.of(certificate));
    }

    /**
     * @param secret with an encoded form, as a key file has it
     * @param chain the key's certificate, then those of the authorities above it, as far as the key file has them
     */
    public SiteKey(PrivateKey secret, List<X509Certificate> chain) {
        this.secret = secret;
        this.chain = List.copyOf(chain);
        this.certificate = new SiteCertificate(chain.get(0));
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

    /** The certificate and those of the authorities above it, for who has to find the way to an authority he knows. */
    public List<X509Certificate> chain() {
        return chain;
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

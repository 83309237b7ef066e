package io.lotgate.ledger;

import io.lotgate.value.CanonicalJson;
import io.lotgate.value.Ids;
import io.lotgate.value.RecordJson;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * A key's line in the table of keys: from when it signs, and whose place it takes. It ends where the next one begins.
 *
 * @param key SHA-256 of the certificate
 * @param certificate the certificate (DER) in Base64
 * @param trial whether Lotgate made the key for itself
 * @param replaces the key before it
 * @param proof the new key's signature over this record without its signatures
 * @param rotation the old key's signature over the same, where the old key was at hand
 */
public record KeyRecord(
        UUID id,
        String key,
        String certificate,
        boolean trial,
        Instant validFrom,
        Optional<String> replaces,
        String proof,
        Optional<String> rotation) {

    static KeyRecord of(SiteKey key, Instant from, Optional<KeyRecord> before, Optional<SiteKey> old) {
        SiteCertificate certificate = key.certificate();
        KeyRecord plain = new KeyRecord(
                Ids.next(),
                certificate.id(),
                certificate.base64(),
                certificate.trial(),
                from,
                before.map(KeyRecord::key),
                "",
                Optional.empty());
        byte[] signed = plain.signed();
        Optional<String> rotation = old.filter(found ->
                        plain.replaces.equals(Optional.of(found.certificate().id())))
                .map(found -> base64(found.sign(signed)));
        return new KeyRecord(
                plain.id,
                plain.key,
                plain.certificate,
                plain.trial,
                from,
                plain.replaces,
                base64(key.sign(signed)),
                rotation);
    }

    /** What both keys sign: everything but the signatures. */
    private byte[] signed() {
        ObjectNode node = RecordJson.of(this);
        node.remove(List.of("proof", "rotation"));
        return CanonicalJson.bytes(node);
    }

    /** The certificate; empty when what stands there is none, or another one than the key's name says. */
    Optional<SiteCertificate> readCertificate() {
        return SiteCertificate.ofBase64(certificate).filter(found -> found.id().equals(key));
    }

    /** Whether the key itself signed this record, and with it which key it takes the place of. */
    boolean provedByItself() {
        return readCertificate().filter(own -> signedBy(own, proof)).isPresent();
    }

    /** Whether the key before it handed over to this one. */
    boolean handedOverBy(SiteCertificate old) {
        return rotation.filter(signature -> signedBy(old, signature)).isPresent();
    }

    private boolean signedBy(SiteCertificate by, String signature) {
        try {
            return by.signed(signed(), Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

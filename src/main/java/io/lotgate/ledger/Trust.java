package io.lotgate.ledger;

import io.lotgate.value.RecordJson;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;

/**
 * Which of the keys on record are believed. A given certificate is; so is a key that a believed one handed over to, and a
 * key whose place a believed one says it took.
 */
final class Trust {
    private final Map<String, KeyRecord> keys = new LinkedHashMap<>();
    private final Map<String, SiteCertificate> certificates = new LinkedHashMap<>();
    private final Set<String> believed = new HashSet<>();
    private final boolean given;

    /** @param certificates those the verifier brings; with none, the ledger's own keys are believed */
    Trust(List<byte[]> records, List<SiteCertificate> certificates, Faults faults) {
        records.forEach(content -> read(content, faults));
        this.given = !certificates.isEmpty();
        for (SiteCertificate one : certificates) {
            this.certificates.put(one.id(), one);
            if (keys.containsKey(one.id())) {
                believed.add(one.id());
            } else {
                faults.add("certificate " + one.id(), "is of none of the keys on record: " + keys.keySet());
            }
        }
        if (given) {
            boolean more = true;
            while (more) {
                more = keys.values().stream().anyMatch(this::spread);
            }
        } else {
            believed.addAll(keys.keySet());
        }
    }

    private void read(byte[] content, Faults faults) {
        try {
            KeyRecord record = RecordJson.to(KeyRecord.class, RecordJson.parse(content));
            Optional<SiteCertificate> certificate = record.readCertificate();
            Optional<String> last = keys.keySet().stream().reduce((one, next) -> next);
            if (certificate.isEmpty() || !record.provedByItself()) {
                faults.add("key " + record.key(), "is not the certificate's, or did not sign its own record");
            } else if (!record.replaces().equals(last)) {
                faults.add("key " + record.key(), "does not take the place of the key before it");
            }
            certificate.ifPresent(found -> certificates.put(record.key(), found));
            keys.put(record.key(), record);
        } catch (JacksonException | IllegalArgumentException | NullPointerException unreadable) {
            faults.add("key", "its record cannot be read");
        }
    }

    /** Hands belief over from this key to its neighbour or the other way round; tells whether anything came of it. */
    private boolean spread(KeyRecord record) {
        Optional<SiteCertificate> old = record.replaces().map(certificates::get);
        boolean forward = old.filter(found -> believed.contains(found.id()) && record.handedOverBy(found))
                .isPresent();
        if (forward && believed.add(record.key())) {
            return true;
        }
        return old.isPresent()
                && believed.contains(record.key())
                && record.provedByItself()
                && believed.add(old.get().id());
    }

    /** Why a seal signed at this time by this key is not to be believed; empty when it is. */
    Optional<String> objection(String key, Instant at) {
        KeyRecord record = keys.get(key);
        SiteCertificate certificate = certificates.get(key);
        if (record == null || certificate == null) {
            return Optional.of("is signed by the key " + key + ", which is not on record");
        }
        if (!believed.contains(key)) {
            return Optional.of("is signed by the key " + key + ", for which no given certificate vouches");
        }
        Optional<KeyRecord> next = keys.values().stream()
                .filter(other -> other.replaces().equals(Optional.of(key)))
                .findFirst();
        boolean then = !at.isBefore(record.validFrom())
                && next.map(KeyRecord::validFrom).filter(at::isAfter).isEmpty()
                && certificate.validAt(at);
        return then ? Optional.empty() : Optional.of("is signed by the key " + key + ", which was not valid at " + at);
    }

    /** Whether the key signed these bytes. */
    boolean signed(String key, SignedSeal seal) {
        SiteCertificate certificate = certificates.get(key);
        return certificate != null && certificate.signed(seal.content(), seal.signature());
    }

    boolean given() {
        return given;
    }
}

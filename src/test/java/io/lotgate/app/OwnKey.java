package io.lotgate.app;

import io.lotgate.ledger.SiteKey;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A site's own key, as its certification authority would hand it out. */
record OwnKey(KeyPair pair, X509Certificate certificate) {
    static final String PASSWORD = "a-key-of-our-own";

    static OwnKey of(String name, String algorithm, int bits) {
        return of(name, algorithm, bits, Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2045-01-01T00:00:00Z"));
    }

    /** A key that another one vouches for. */
    static OwnKey of(String name, OwnKey by) throws Exception {
        OwnKey own = of(name, "EC", 256);
        var builder = new JcaX509v3CertificateBuilder(
                new X500Name(by.certificate.getSubjectX500Principal().getName()),
                BigInteger.TWO,
                own.certificate.getNotBefore(),
                own.certificate.getNotAfter(),
                new X500Name("CN=" + name),
                own.pair.getPublic());
        return new OwnKey(
                own.pair,
                new JcaX509CertificateConverter()
                        .getCertificate(builder.build(
                                new JcaContentSignerBuilder("SHA256withECDSA").build(by.pair.getPrivate()))));
    }

    static OwnKey of(String name, String algorithm, int bits, Instant from, Instant to) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            KeyPair pair = generator.generateKeyPair();
            X500Name subject = new X500Name("CN=" + name);
            var builder = new JcaX509v3CertificateBuilder(
                    subject, BigInteger.TEN, Date.from(from), Date.from(to), subject, pair.getPublic());
            String signing = algorithm.equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
            return new OwnKey(
                    pair,
                    new JcaX509CertificateConverter()
                            .getCertificate(
                                    builder.build(new JcaContentSignerBuilder(signing).build(pair.getPrivate()))));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    SiteKey site() {
        return new SiteKey(pair.getPrivate(), certificate);
    }

    /** The key file with the certificates of those who vouch for the key, as an authority hands it out. */
    Path write(Path file, X509Certificate... above) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("key", pair.getPrivate(), PASSWORD.toCharArray(), chain(above));
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    private Certificate[] chain(X509Certificate... above) {
        return Stream.concat(Stream.of(certificate), Stream.of(above)).toArray(Certificate[]::new);
    }
}

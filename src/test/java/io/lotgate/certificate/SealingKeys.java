package io.lotgate.certificate;

import io.lotgate.ledger.SiteKey;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Keys of sites and authorities as a test needs them. */
final class SealingKeys {
    static final Instant FROM = Instant.parse("2019-01-01T00:00:00Z");
    static final Instant UNTIL = Instant.parse("2049-01-01T00:00:00Z");

    /** A pair and its certificate. */
    record Held(KeyPair pair, X509Certificate certificate) {}

    private static long serial = 1000;

    private SealingKeys() {}

    /** A site's key whose certificate it signed itself. */
    static SiteKey selfSigned() {
        Held site = selfSigned("CN=Test site,O=Example Cell Therapy Laboratory");
        return new SiteKey(site.pair().getPrivate(), site.certificate());
    }

    static Held selfSigned(String name) {
        KeyPair pair = pair("EC");
        return new Held(pair, issue(name, pair, name, pair, KeyUsage.digitalSignature | KeyUsage.nonRepudiation, ""));
    }

    /** An authority that vouches for others. */
    static Held authority(String name) {
        KeyPair pair = pair("EC");
        return new Held(pair, issue(name, pair, name, pair, KeyUsage.keyCertSign | KeyUsage.cRLSign, ""));
    }

    /** A site's key that an authority vouches for. */
    static SiteKey issued(Held by, String algorithm, String revocations) {
        KeyPair pair = pair(algorithm);
        X509Certificate certificate = issue(
                by.certificate().getSubjectX500Principal().getName(),
                by.pair(),
                "CN=Test site,O=Example Cell Therapy Laboratory",
                pair,
                KeyUsage.digitalSignature | KeyUsage.nonRepudiation,
                revocations);
        return new SiteKey(pair.getPrivate(), List.of(certificate, by.certificate()));
    }

    /** The key of a time stamp unit. */
    static Held stamping(Held by, String revocations) {
        KeyPair pair = pair("EC");
        return new Held(
                pair,
                issue(
                        by.certificate().getSubjectX500Principal().getName(),
                        by.pair(),
                        "CN=Test time stamp unit",
                        pair,
                        KeyUsage.digitalSignature,
                        revocations));
    }

    private static KeyPair pair(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else {
                generator.initialize(3072);
            }
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate issue(
            String issuer, KeyPair by, String subject, KeyPair pair, int usage, String revocations) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Name(issuer),
                    BigInteger.valueOf(serial++),
                    Date.from(FROM),
                    Date.from(UNTIL),
                    new X500Name(subject),
                    pair.getPublic());
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(pair.getPublic()));
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(by.getPublic()));
            if ((usage & KeyUsage.keyCertSign) != 0) {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            }
            if (usage == KeyUsage.digitalSignature) {
                builder.addExtension(
                        Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
            }
            if (!revocations.isEmpty()) {
                builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                    new DistributionPoint(
                            new DistributionPointName(new GeneralNames(
                                    new GeneralName(GeneralName.uniformResourceIdentifier, revocations))),
                            null,
                            null)
                }));
            }
            String algorithm = by.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(by.getPrivate())));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.lotgate.app;

import io.lotgate.ledger.SiteCertificate;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The key that Lotgate makes for itself where none is configured: ECDSA on P-256, in the data folder, readable by its owner
 * only. Its certificate says that it is not for GMP use. The file's rights guard it; its password is no secret.
 */
record TrialKey(Path folder, Clock clock) {
    private static final String PASSWORD = "trial";
    private static final long YEARS = 20;

    static TrialKey in(Path data, Clock clock) {
        return new TrialKey(data.resolve("keys"), clock);
    }

    KeyFile file() {
        return new KeyFile(folder.resolve("trial-key.p12"), PASSWORD, "the trial key");
    }

    boolean exists() {
        return Files.exists(file().path());
    }

    /** Makes the key; whole on the disk before anything is signed with it. */
    void make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("site", pair.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate(pair)});
            write(store);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("this Java cannot make an ECDSA key", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private X509Certificate certificate(KeyPair pair)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        Instant now = clock.instant();
        X500Name subject = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, "Lotgate")
                .addRDN(BCStyle.OU, SiteCertificate.TRIAL)
                .build();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                subject,
                new BigInteger(120, new SecureRandom()).setBit(119),
                Date.from(now.minus(1, ChronoUnit.DAYS)),
                Date.from(now.plus(YEARS * 365, ChronoUnit.DAYS)),
                subject,
                pair.getPublic());
        builder.addExtension(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    }

    private void write(KeyStore store) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        Path next = folder.resolve("trial-key.new");
        Files.deleteIfExists(next);
        Files.createFile(next);
        if (next.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-------"));
        }
        try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            store.store(out, PASSWORD.toCharArray());
            channel.force(true);
        }
        Files.move(next, file().path(), StandardCopyOption.ATOMIC_MOVE);
    }
}

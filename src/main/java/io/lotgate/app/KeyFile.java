package io.lotgate.app;

import io.lotgate.ledger.SiteKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A PKCS#12 file with one private key and its certificate.
 *
 * @param setting the setting that names the file, for what is told to people
 */
record KeyFile(Path path, String password, String setting) {
    private static final int LEAST_RSA_BITS = 3072;

    /** Opens it; refuses what cannot sign, with the reason. */
    SiteKey open() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(path)) {
                store.load(in, password.toCharArray());
            }
            List<String> keys = new ArrayList<>(Collections.list(store.aliases()));
            keys.removeIf(alias -> !isKey(store, alias));
            if (keys.size() != 1) {
                throw refusal("holds " + keys.size() + " private keys; it must hold one, with its certificate");
            }
            if (store.getKey(keys.get(0), password.toCharArray()) instanceof PrivateKey secret
                    && store.getCertificate(keys.get(0)) instanceof X509Certificate certificate) {
                return checked(secret, certificate, store.getCertificateChain(keys.get(0)));
            }
            throw refusal("holds no X.509 certificate of its key");
        } catch (java.nio.file.NoSuchFileException missing) {
            throw new StartupRefusal(setting + ": there is no file " + path + ". Correct the setting.", missing);
        } catch (IOException unreadable) {
            throw refusal("cannot be opened: it is no PKCS#12 file, or its password is another one", unreadable);
        } catch (GeneralSecurityException unusable) {
            throw refusal("cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    private SiteKey checked(PrivateKey secret, X509Certificate certificate, Certificate[] chain) {
        PublicKey key = certificate.getPublicKey();
        boolean fit = (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= LEAST_RSA_BITS)
                || (key instanceof ECPublicKey curve
                        && curve.getParams().getOrder().bitLength() >= 256);
        if (!fit) {
            throw refusal("holds a key that is not fit to sign: give ECDSA on P-256 or larger, or RSA of "
                    + LEAST_RSA_BITS + " bits or more");
        }
        List<X509Certificate> known = new ArrayList<>();
        for (Certificate one : chain) {
            known.add((X509Certificate) one); // the key's own is one, and PKCS#12 holds no mixture
        }
        SiteKey opened = new SiteKey(secret, known);
        byte[] probe = new byte[32];
        if (!opened.certificate().signed(probe, opened.sign(probe))) {
            throw refusal("holds a key and a certificate that do not belong together");
        }
        return opened;
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key store was loaded", e);
        }
    }

    private StartupRefusal refusal(String what) {
        return new StartupRefusal(setting + ": " + path + " " + what + ".");
    }

    private StartupRefusal refusal(String what, Exception cause) {
        return new StartupRefusal(setting + ": " + path + " " + what + ".", cause);
    }
}

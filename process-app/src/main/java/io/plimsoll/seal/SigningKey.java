package io.plimsoll.seal;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key and what others check it with.
 *
 * @param certificates its own first, then those that vouch for it
 * @param provider that does the signing; null for the JDK's choice
 */
record SigningKey(
        PrivateKey key,
        List<X509Certificate> certificates,
        @Nullable Provider provider) {

    X509Certificate certificate() {
        return certificates.get(0);
    }

    String fingerprint() {
        return Fingerprint.of(encoded(certificate()));
    }

    int size() {
        return certificates.stream().mapToInt(each -> encoded(each).length).sum();
    }

    static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that was read can be written", e);
        }
    }
}

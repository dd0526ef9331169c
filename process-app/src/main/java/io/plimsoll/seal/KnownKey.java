package io.plimsoll.seal;

import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * The public side of a key that something was signed with, be it in use or replaced since.
 *
 * @param fingerprint SHA-256 of the certificate, hex
 * @param firstUsed UTC
 */
public record KnownKey(String fingerprint, Purpose purpose, X509Certificate certificate, Instant firstUsed) {

    /** Whom the certificate names. */
    public String subject() {
        return certificate.getSubjectX500Principal().getName();
    }

    /** The certificate as DER (X.509). */
    public byte[] encoded() {
        return SigningKey.encoded(certificate);
    }
}

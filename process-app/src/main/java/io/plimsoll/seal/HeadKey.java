package io.plimsoll.seal;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import org.springframework.stereotype.Component;

/** Signs the heads of the ledger's trees (Ed25519, RFC 8032). */
@Component
public class HeadKey {

    private static final String ALGORITHM = "Ed25519";

    private final SealKeys keys;
    private final KnownKeys known;

    HeadKey(SealKeys keys, KnownKeys known) {
        this.keys = keys;
        this.known = known;
    }

    /** The key in use, by its certificate's fingerprint. */
    public String fingerprint() {
        return keys.heads().fingerprint();
    }

    /** Signs, and remembers the key in the caller's transaction. */
    public byte[] sign(byte[] content) {
        known.remember(keys.heads(), Purpose.HEADS);
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(keys.heads().key());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of the heads does not sign", e);
        }
    }

    /** Whether the certificate's key signed it. */
    public static boolean signed(byte[] content, byte[] signed, X509Certificate by) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(by.getPublicKey());
            signature.update(content);
            return signature.verify(signed);
        } catch (GeneralSecurityException notOfThisKey) {
            return false;
        }
    }
}

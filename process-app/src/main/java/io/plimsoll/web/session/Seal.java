package io.plimsoll.web.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes bytes that only this installation can read and nobody else can make: AES-256 in Galois/Counter Mode (NIST SP
 * 800-38D) with a nonce of its own for each text. So a copy of the database holds no token that could be used, and
 * whoever can write to the database still cannot make a session from nothing.
 */
class Seal {

    private static final String MAC = "HmacSHA256";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;
    private final SecretKey markKey;

    /**
     * @param secret text with at least 256 bits of chance in it
     */
    Seal(String secret) {
        this.key = new SecretKeySpec(hmac(secret.getBytes(StandardCharsets.UTF_8), "plimsoll sessions 1"), "AES");
        this.markKey = new SecretKeySpec(hmac(secret.getBytes(StandardCharsets.UTF_8), "plimsoll cookies 1"), MAC);
    }

    /** Of a text, what only this installation can tell: HMAC-SHA-256 (RFC 2104) in base64url. */
    String mark(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(markKey.getEncoded(), text));
    }

    /** Also makes one key for one purpose, so that the same secret could serve others too. */
    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is missing here", e);
        }
    }

    byte[] close(byte[] open) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            byte[] sealed = new byte[NONCE_BYTES + cipher.getOutputSize(open.length)];
            System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
            cipher.doFinal(open, 0, open.length, sealed, NONCE_BYTES);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is missing here", e);
        }
    }

    /**
     * @throws BrokenSeal where the bytes were made with another key or changed since
     */
    byte[] open(byte[] sealed) {
        if (sealed.length <= NONCE_BYTES) {
            throw new BrokenSeal(null);
        }
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
            return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new BrokenSeal(e);
        }
    }
}

package io.plimsoll.finding.check;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.OptionalInt;

/** The length of a published key. */
final class DkimKey {

    /** An ed25519 key is published as its 32 bytes (RFC 8463, 4.2). */
    static final int ED25519_BYTES = 32;

    /** The algorithm {@code rsaEncryption} with no parameters (RFC 3279, 2.3.1), in DER. */
    private static final byte[] RSA = {
        0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00
    };

    private static final int SEQUENCE = 0x30;
    private static final int BIT_STRING = 0x03;
    private static final int MOST = 8192;

    private DkimKey() {}

    /** The bytes of a {@code p=} value, in which folding may have left blanks; empty where it is no base64. */
    static byte[] bytes(String value) {
        try {
            byte[] bytes = Base64.getDecoder().decode(value.replaceAll("\\s", ""));
            return bytes.length > MOST ? new byte[0] : bytes;
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /**
     * The length of an RSA key in bits. Keys are published as SubjectPublicKeyInfo, though RFC 6376, 3.6.1 speaks of
     * the bare RSAPublicKey within; verifiers take both, and so does this.
     */
    static OptionalInt rsaBits(byte[] key) {
        OptionalInt whole = bits(key);
        return whole.isPresent() ? whole : bits(wrapped(key));
    }

    private static OptionalInt bits(byte[] info) {
        try {
            var key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(info));
            BigInteger modulus = ((RSAPublicKey) key).getModulus();
            return OptionalInt.of(modulus.bitLength());
        } catch (GeneralSecurityException e) {
            return OptionalInt.empty();
        }
    }

    private static byte[] wrapped(byte[] key) {
        byte[] content = new byte[key.length + 1];
        System.arraycopy(key, 0, content, 1, key.length);
        byte[] bits = element(BIT_STRING, content);
        return element(
                SEQUENCE,
                ByteBuffer.allocate(RSA.length + bits.length).put(RSA).put(bits).array());
    }

    /** Lengths up to 65535, in two bytes: more than DER asks for short ones, and read all the same. */
    private static byte[] element(int tag, byte[] content) {
        return ByteBuffer.allocate(content.length + 4)
                .put((byte) tag)
                .put((byte) 0x82)
                .putShort((short) content.length)
                .put(content)
                .array();
    }
}

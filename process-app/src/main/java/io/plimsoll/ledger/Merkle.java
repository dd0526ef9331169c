package io.plimsoll.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The hashes of a Merkle tree: RFC 6962, section 2.1. */
final class Merkle {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private Merkle() {}

    /** The hash of one entry by its canonical text. */
    static byte[] leaf(String canonical) {
        MessageDigest digest = Sha256.digest();
        digest.update(LEAF);
        return digest.digest(canonical.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = Sha256.digest();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }
}

package io.plimsoll.outbound;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a webhook is signed with, after the Standard Webhooks specification 1.0.0: {@code whsec_} and 24 to 64 bytes in
 * base64. Shows itself nowhere.
 */
public final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    /** Two while a secret is changed; more is nobody's honest message. */
    private static final int MOST_SIGNATURES = 8;

    private final SecretKeySpec key;

    private WebhookSecret(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** Reads a setting; the name is the one by which the framework finds it. */
    public static WebhookSecret valueOf(String text) {
        byte[] key = text.startsWith(PREFIX) ? decoded(text.substring(PREFIX.length())) : new byte[0];
        if (key.length < SHORTEST || key.length > LONGEST) {
            throw new IllegalArgumentException("A webhook secret is whsec_ and 24 to 64 bytes in base64");
        }
        return new WebhookSecret(key);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /**
     * The value of {@code webhook-signature}.
     *
     * @param timestamp seconds since 1970, as in {@code webhook-timestamp}
     */
    String sign(String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    /** Whether one of the signatures, which are set apart by blanks, is ours; takes as long for a wrong one as for a right one. */
    boolean signed(String signatures, String id, long timestamp, byte[] body) {
        byte[] ours = sign(id, timestamp, body).getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        for (String one : signatures.split(" ", MOST_SIGNATURES + 1)) {
            found |= MessageDigest.isEqual(ours, one.getBytes(StandardCharsets.UTF_8));
        }
        return found;
    }

    @Override
    public String toString() {
        return PREFIX + "***";
    }
}

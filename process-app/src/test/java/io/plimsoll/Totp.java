package io.plimsoll;

import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The authenticator apps of the demo people (RFC 6238: HMAC-SHA-1, six digits, thirty seconds). Keycloak takes each code
 * once and those of the steps before and after its own, so there are three sign-ins a person within thirty seconds.
 */
public final class Totp {

    /** The secret in {@code demo-users.json}, public as everything of the demo. */
    private static final String SECRET = "plimsoll-demo-secret";

    private static final long PERIOD = Duration.ofSeconds(30).toMillis();
    private static final Map<String, Long> LAST = new ConcurrentHashMap<>();

    private Totp() {}

    /** A code of this person's that was not used before in this run; waits for one where need be. */
    public static String next(String username) {
        long step = LAST.merge(username, now() - 1, (last, earliest) -> Math.max(last + 1, earliest));
        await("a code that was not used yet").atMost(Duration.ofMinutes(1)).until(() -> step <= now() + 1);
        return code(step);
    }

    /** The first code of an authenticator that is being set up with this secret. */
    public static String first(String secret) {
        return code(secret, now());
    }

    private static long now() {
        return System.currentTimeMillis() / PERIOD;
    }

    static String code(long step) {
        return code(SECRET, step);
    }

    private static String code(String secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "RAW"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & Integer.MAX_VALUE;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

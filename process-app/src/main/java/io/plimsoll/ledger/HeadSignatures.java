package io.plimsoll.ledger;

import io.plimsoll.seal.HeadKey;
import io.plimsoll.seal.KnownKey;
import io.plimsoll.seal.KnownKeys;
import io.plimsoll.seal.Purpose;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells whether a head bears a signature of ours, by the key in use or one before it. */
@Component
class HeadSignatures {

    private final KnownKeys known;

    HeadSignatures(KnownKeys known) {
        this.known = known;
    }

    /** The keys of heads as they are known now. */
    Check now() {
        return new Check(known.all().stream()
                .filter(key -> key.purpose() == Purpose.HEADS)
                .collect(Collectors.toMap(KnownKey::fingerprint, KnownKey::certificate)));
    }

    record Check(Map<String, X509Certificate> keys) {

        boolean isOurs(SignedHead head) {
            X509Certificate certificate = keys.get(head.key());
            return certificate != null
                    && HeadKey.signed(head.content(), HexFormat.of().parseHex(head.signature()), certificate);
        }
    }
}

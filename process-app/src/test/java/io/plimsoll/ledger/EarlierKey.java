package io.plimsoll.ledger;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A key of heads that is in use no more. */
record EarlierKey(KeyPair pair, byte[] certificate) {

    static EarlierKey make() throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        X500Principal name = new X500Principal("CN=Earlier");
        Date from = Date.from(Instant.parse("2025-01-01T00:00:00Z"));
        Date until = Date.from(Instant.parse("2026-02-01T00:00:00Z"));
        var builder = new JcaX509v3CertificateBuilder(name, BigInteger.ONE, from, until, name, pair.getPublic());
        return new EarlierKey(
                pair,
                builder.build(new JcaContentSignerBuilder("Ed25519").build(pair.getPrivate()))
                        .getEncoded());
    }

    String fingerprint() {
        return Sha256.hex(certificate);
    }

    String sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(content);
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

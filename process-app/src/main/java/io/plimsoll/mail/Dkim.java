package io.plimsoll.mail;

import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Signs mail for the domain that it is sent from (RFC 6376), so that its readers' servers know it for ours, unchanged. */
@Component
class Dkim {

    private static final Logger LOG = LoggerFactory.getLogger(Dkim.class);
    private static final int SHORTEST = 2048;

    /** RFC 6376, section 5.4.1; From twice, so that no second one can be added. */
    private static final String SIGNED = "from:from:to:reply-to:subject:date:message-id:in-reply-to:references"
            + ":mime-version:content-type:list-id:auto-submitted";

    private final @Nullable PrivateKey key;
    private final String template;

    Dkim(DkimSettings settings, MailProperties mail) {
        this.template = "v=1; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=%s; h=%s; bh=; b=;"
                .formatted(mail.domain(), settings.selector(), SIGNED);
        if (settings.selector().isEmpty()) {
            this.key = null;
            return;
        }
        RSAPrivateCrtKey read = read(Path.of(settings.key()));
        this.key = read;
        LOG.info(
                "Mail is signed. The domain says so in DNS, as TXT of {}._domainkey.{}: v=DKIM1; k=rsa; p={}",
                settings.selector(),
                mail.domain(),
                Base64.getEncoder().encodeToString(publicKey(read).getEncoded()));
    }

    /** Adds the signature as the last thing that is done to a message; nothing where none is wanted. */
    void sign(TracedMessage message) throws MessagingException {
        if (key == null) {
            return;
        }
        try {
            String header = new DKIMSigner(template, key).sign(new ByteArrayInputStream(message.draft()));
            message.setHeader(
                    "DKIM-Signature", header.substring(header.indexOf(':') + 1).strip());
        } catch (IOException | FailException e) {
            throw new MessagingException("The message cannot be signed", e);
        }
    }

    private static RSAPrivateCrtKey read(Path file) {
        try (Reader text = Files.newBufferedReader(file);
                var pem = new PEMParser(text)) {
            var converter = new JcaPEMKeyConverter();
            Object read = pem.readObject();
            PrivateKey key = null;
            if (read instanceof PEMKeyPair pair) {
                KeyPair both = converter.getKeyPair(pair);
                key = both.getPrivate();
            } else if (read instanceof PrivateKeyInfo info) {
                key = converter.getPrivateKey(info);
            }
            if (key instanceof RSAPrivateCrtKey rsa && rsa.getModulus().bitLength() >= SHORTEST) {
                return rsa;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("plimsoll.mail.dkim.key cannot be read", e);
        }
        throw new IllegalStateException("plimsoll.mail.dkim.key is no RSA private key of 2048 bits or more in PEM");
    }

    private static PublicKey publicKey(RSAPrivateCrtKey key) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has RSA", e);
        }
    }
}

package io.plimsoll.seal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The two keys that this installation signs with; a start without them fails and says which setting is wrong. */
@Component
class SealKeys {

    private static final Logger LOG = LoggerFactory.getLogger(SealKeys.class);

    private final SigningKey documents;
    private final SigningKey heads;

    SealKeys(SealSettings settings, Clock clock) {
        KeyStore store = store(settings, clock);
        String password = settings.keystore() == null ? GeneratedKeys.PASSWORD : settings.keystorePassword();
        heads = key(store, settings.headAlias(), password, null, "plimsoll.seal.head-alias");
        if (!heads.key().getAlgorithm().matches("Ed25519|EdDSA")) {
            throw new IllegalStateException("plimsoll.seal.head-alias must name an Ed25519 key");
        }
        documents = settings.pkcs11() == null
                ? key(store, settings.documentAlias(), password, null, "plimsoll.seal.document-alias")
                : inHardware(settings, settings.pkcs11());
        if (!documents.key().getAlgorithm().matches("RSA|EC")) {
            throw new IllegalStateException("plimsoll.seal.document-alias must name an RSA or EC key");
        }
        warnOfEnd(clock);
    }

    SigningKey documents() {
        return documents;
    }

    SigningKey heads() {
        return heads;
    }

    private static KeyStore store(SealSettings settings, Clock clock) {
        Path configured = settings.keystore();
        if (configured == null) {
            GeneratedKeys.keepIn(settings.generated(), settings.documentAlias(), settings.headAlias(), clock.instant());
            return opened(settings.generated(), GeneratedKeys.PASSWORD, "plimsoll.seal.generated");
        }
        return opened(configured, settings.keystorePassword(), "plimsoll.seal.keystore");
    }

    private static KeyStore opened(Path file, String password, String setting) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(setting + " cannot be opened with its password: " + file, e);
        }
    }

    private static SigningKey inHardware(SealSettings settings, Path configuration) {
        try {
            Provider provider = Security.getProvider("SunPKCS11").configure(configuration.toString());
            KeyStore store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, settings.pkcs11Pin().toCharArray());
            return key(
                    store,
                    settings.documentAlias(),
                    settings.pkcs11Pin(),
                    provider,
                    "plimsoll.seal.document-alias in plimsoll.seal.pkcs11");
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new IllegalStateException("plimsoll.seal.pkcs11 cannot be opened with its PIN: " + configuration, e);
        }
    }

    private static SigningKey key(
            KeyStore store, String alias, String password, @Nullable Provider provider, String setting) {
        try {
            Key key = store.getKey(alias, password.toCharArray());
            Certificate[] chain = store.getCertificateChain(alias);
            if (!(key instanceof PrivateKey secret) || chain == null || chain.length == 0) {
                throw new IllegalStateException(setting + " names no key with a certificate: " + alias);
            }
            List<X509Certificate> certificates =
                    Stream.of(chain).map(X509Certificate.class::cast).toList();
            return new SigningKey(secret, certificates, provider);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(setting + " cannot be read", e);
        }
    }

    /** Sealing goes on, as a document with an old seal proves more than none; whoever checks it sees the date. */
    private void warnOfEnd(Clock clock) {
        for (SigningKey key : List.of(documents, heads)) {
            try {
                key.certificate().checkValidity(Date.from(clock.instant()));
            } catch (CertificateException e) {
                LOG.error(
                        "The certificate {} is not valid now: {}",
                        key.certificate().getSubjectX500Principal(),
                        e.getMessage());
            }
        }
    }
}

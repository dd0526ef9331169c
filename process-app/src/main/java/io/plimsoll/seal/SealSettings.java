package io.plimsoll.seal;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What documents and tree heads are signed with ({@code plimsoll.seal}).
 *
 * @param keystore a PKCS#12 file with both keys; without one, keys are made and kept in {@code generated}, which serve
 *     for trying only
 * @param keystorePassword opens it
 * @param documentAlias the entry that seals documents, RSA or EC, with its certificates
 * @param headAlias the entry that signs tree heads, Ed25519, with its certificate
 * @param pkcs11 configuration file of the JDK's SunPKCS11 provider, where the documents' key lies in hardware; the heads'
 *     stays in the keystore, as the JDK knows no Ed25519 there
 * @param pkcs11Pin opens the hardware
 * @param generated where keys that were made are kept
 * @param timestampAuthority RFC 3161 address that is asked for the time of each seal; none by default
 * @param timestampPause how long an authority that did not answer is not asked again
 */
@ConfigurationProperties("plimsoll.seal")
record SealSettings(
        @Nullable Path keystore,
        @DefaultValue("") String keystorePassword,
        @DefaultValue("documents") String documentAlias,
        @DefaultValue("heads") String headAlias,
        @Nullable Path pkcs11,
        @DefaultValue("") String pkcs11Pin,
        Path generated,
        @Nullable URI timestampAuthority,
        @DefaultValue("PT1M") Duration timestampPause) {

    /** Without the secrets, for logs. */
    @Override
    public String toString() {
        return "SealSettings[keystore=" + keystore + ", pkcs11=" + pkcs11 + ", timestampAuthority=" + timestampAuthority
                + "]";
    }
}

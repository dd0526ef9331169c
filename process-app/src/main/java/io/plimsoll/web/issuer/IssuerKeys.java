package io.plimsoll.web.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/** Keeps the signing key in the data directory, for its owner only, so that tokens outlive a restart. */
final class IssuerKeys {

    private static final int RSA_BITS = 2048;

    private IssuerKeys() {}

    /** The key set (RFC 7517) of the directory, made when there is none yet. */
    static JWKSet in(Path directory) throws IOException {
        Path file = directory.resolve("issuer-keys.json");
        if (!Files.exists(file)) {
            Files.createDirectories(directory);
            Path draft = Files.createTempFile(directory, "issuer-keys", ".tmp", forOwnerOnly());
            Files.writeString(draft, newKeys().toString(false));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            return JWKSet.load(file.toFile());
        } catch (ParseException e) {
            throw new IOException(file + " is damaged; delete it to have new keys made", e);
        }
    }

    private static JWKSet newKeys() {
        try {
            return new JWKSet(new RSAKeyGenerator(RSA_BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate());
        } catch (JOSEException e) {
            throw new IllegalStateException("No RSA key can be made here", e);
        }
    }

    private static FileAttribute<?>[] forOwnerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}

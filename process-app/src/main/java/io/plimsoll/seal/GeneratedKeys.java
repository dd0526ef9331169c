package io.plimsoll.seal;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes keys for trying Plimsoll out, whose certificates say so to everybody who looks at a seal. */
final class GeneratedKeys {

    /** Opens the file; what guards it is that only its owner may read it. */
    static final String PASSWORD = "plimsoll-generated";

    private static final String SUBJECT = "CN=Plimsoll %s (demo\\, not for evidence)";
    private static final int RSA_BITS = 3072;
    private static final int YEARS = 10;
    private static final int SERIAL_BITS = 128;

    private GeneratedKeys() {}

    /** Keeps new keys in the file, unless some are there already. */
    static void keepIn(Path file, String documentAlias, String headAlias, Instant now) {
        if (Files.exists(file)) {
            return;
        }
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path draft = Files.createTempFile(folder, "seal", ".tmp", forOwnerOnly());
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            put(store, documentAlias, "RSA", "SHA256withRSA", now);
            put(store, headAlias, "Ed25519", "Ed25519", now);
            try (OutputStream out = Files.newOutputStream(draft)) {
                store.store(out, PASSWORD.toCharArray());
            }
            move(draft, file);
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("No keys could be made and kept in " + file, e);
        }
    }

    private static void put(KeyStore store, String alias, String algorithm, String signature, Instant now)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (algorithm.equals("RSA")) {
            generator.initialize(RSA_BITS);
        }
        KeyPair pair = generator.generateKeyPair();
        X500Principal subject = new X500Principal(SUBJECT.formatted(alias));
        Date from = Date.from(now.minus(1, ChronoUnit.DAYS));
        Date until = Date.from(now.plus(YEARS * 365L, ChronoUnit.DAYS));
        JcaX509v3CertificateBuilder certificate = new JcaX509v3CertificateBuilder(
                subject, new BigInteger(SERIAL_BITS, new SecureRandom()), from, until, subject, pair.getPublic());
        certificate.addExtension(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        X509Certificate signed = new JcaX509CertificateConverter()
                .getCertificate(certificate.build(new JcaContentSignerBuilder(signature).build(pair.getPrivate())));
        store.setKeyEntry(alias, pair.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {signed});
    }

    private static void move(Path draft, Path file) throws IOException {
        try {
            Files.move(draft, file);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            Files.delete(draft);
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

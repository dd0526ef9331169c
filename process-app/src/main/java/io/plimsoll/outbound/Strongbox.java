package io.plimsoll.outbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Seals addresses and secrets that people entered, so that a copy of the database calls nobody: AES-256 in
 * Galois/Counter Mode (NIST SP 800-38D) with a nonce of its own for each text, bound to what it belongs to.
 */
@Component
public class Strongbox {

    private static final String MAC = "HmacSHA256";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String PURPOSE = "plimsoll strongbox 1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    private final StrongboxSettings settings;
    private final SecureRandom random = new SecureRandom();
    private @Nullable SecretKey key;

    Strongbox(StrongboxSettings settings) {
        this.settings = settings;
    }

    /** Whether there is a key, or one may be made. */
    public boolean isReady() {
        return !settings.key().isEmpty() || !settings.keyFile().isEmpty();
    }

    /** @param owner what it belongs to, without which it cannot be opened */
    public String close(String open, String owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce, owner).doFinal(open.getBytes(StandardCharsets.UTF_8));
            return base64(nonce) + "." + base64(closed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is missing here", e);
        }
    }

    /**
     * What follows from a text for whoever has the key, and for nobody else: HMAC-SHA-256 (RFC 2104).
     *
     * @param purpose keeps what one feature derives apart from what others do
     */
    public byte[] derive(String text, String purpose) {
        try {
            return hmac(hmac(key().getEncoded(), purpose), text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is missing here", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(MAC);
        mac.init(new SecretKeySpec(key, MAC));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty where it was sealed with another key or for somebody else, or was changed since. */
    public Optional<String> open(String sealed, String owner) {
        String[] parts = sealed.split("\\.", 2);
        if (parts.length != 2 || !isReady()) {
            return Optional.empty();
        }
        try {
            byte[] open = cipher(Cipher.DECRYPT_MODE, Base64.getDecoder().decode(parts[0]), owner)
                    .doFinal(Base64.getDecoder().decode(parts[1]));
            return Optional.of(new String(open, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String owner) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private synchronized SecretKey key() throws GeneralSecurityException {
        if (key == null) {
            String secret = settings.key().isEmpty() ? kept(Path.of(settings.keyFile())) : settings.key();
            key = new SecretKeySpec(hmac(secret.getBytes(StandardCharsets.UTF_8), PURPOSE), "AES");
        }
        return key;
    }

    private String kept(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("No key could be kept in " + file, e);
        }
    }

    private void make(Path file) throws IOException {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = Files.createTempFile(folder, "strongbox-key", ".tmp", forOwnerOnly());
        Files.writeString(draft, base64(bytes));
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

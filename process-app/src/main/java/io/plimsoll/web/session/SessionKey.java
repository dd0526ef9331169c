package io.plimsoll.web.session;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret that sessions are sealed with: the one that is set, or one of our own that stays on this machine. */
final class SessionKey {

    private static final int BYTES = 32;

    private SessionKey() {}

    static String of(SessionSettings settings) throws IOException {
        return settings.key().isEmpty() ? kept(settings.keyFile()) : settings.key();
    }

    private static String kept(Path file) throws IOException {
        if (!Files.exists(file)) {
            make(file);
        }
        String key = Files.readString(file).strip();
        if (key.length() < SessionSettings.SHORTEST_KEY) {
            throw new IOException(file + " is damaged; delete it, and everybody signs in again");
        }
        return key;
    }

    private static void make(Path file) throws IOException {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = Files.createTempFile(folder, "session-key", ".tmp", forOwnerOnly());
        Files.writeString(draft, Base64.getEncoder().encodeToString(bytes));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
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

package io.plimsoll.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers outside the database one mail that this node sent last. A database that does not know it was put back to an
 * earlier state, and would send again what people have already had.
 */
final class RestoreMark {

    private static final Logger LOG = LoggerFactory.getLogger(RestoreMark.class);

    private final Path file;

    RestoreMark(Path file) {
        this.file = file;
    }

    void sent(String mail) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(next, mail);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn(
                    "What was sent last cannot be remembered; a restored database would not be noticed by it: {}",
                    e + "");
        }
    }

    /** The id of a mail that was among the last that this node sent; empty where it has sent none. */
    Optional<String> last() {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("What was sent last cannot be read; a restored database would not be noticed by it: {}", e + "");
            return Optional.empty();
        }
    }
}

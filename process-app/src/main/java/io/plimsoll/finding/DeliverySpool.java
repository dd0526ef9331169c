package io.plimsoll.finding;

import io.plimsoll.finding.reader.UnpackedInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Keeps delivered files on this machine until they are read, so that a restart loses none. */
@Component
class DeliverySpool {

    private final Path folder;
    private final ScanLimits limits;

    DeliverySpool(Environment environment, ScanLimits limits) {
        String dataDirectory =
                Binder.get(environment).bind("plimsoll.data-dir", String.class).orElse("plimsoll-data");
        this.folder = Path.of(dataDirectory, "scans");
        this.limits = limits;
    }

    /** Copies the body; false, and nothing kept, where it is larger than allowed. */
    boolean keep(String scan, InputStream body) {
        try {
            Files.createDirectories(folder);
            if (copy(body, file(scan))) {
                return true;
            }
            drop(scan);
            return false;
        } catch (IOException e) {
            drop(scan);
            throw new UncheckedIOException("The delivery could not be kept", e);
        }
    }

    /** Whether this machine has the file; another node may. */
    boolean has(String scan) {
        return Files.exists(file(scan));
    }

    /** The content, unpacked where it is gzip. */
    InputStream open(String scan) throws IOException {
        Path file = file(scan);
        return UnpackedInput.of(
                Files.newInputStream(file),
                Files.size(file),
                limits.maxUnpackedSize().toBytes(),
                limits.maxRatio());
    }

    void drop(String scan) {
        try {
            Files.deleteIfExists(file(scan));
        } catch (IOException e) {
            throw new UncheckedIOException("A delivery could not be removed", e);
        }
    }

    private boolean copy(InputStream body, Path file) throws IOException {
        long left = limits.maxSize().toBytes();
        byte[] part = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int got = body.read(part); got >= 0; got = body.read(part)) {
                left -= got;
                if (left < 0) {
                    return false;
                }
                out.write(part, 0, got);
            }
        }
        return true;
    }

    private Path file(String scan) {
        return folder.resolve(scan + ".body");
    }
}

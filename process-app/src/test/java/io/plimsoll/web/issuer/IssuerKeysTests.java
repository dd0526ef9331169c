package io.plimsoll.web.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuerKeysTests {

    @TempDir
    Path directory;

    @Test
    void keyOutlivesARestartAndIsItsOwnersOnly() throws Exception {
        Path data = directory.resolve("made/on/demand");

        assertThat(IssuerKeys.in(data)).isEqualTo(IssuerKeys.in(data));

        Path file = data.resolve("issuer-keys.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(data)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void damagedKeyIsNotSilentlyReplaced() throws Exception {
        Files.writeString(directory.resolve("issuer-keys.json"), "{");

        assertThatThrownBy(() -> IssuerKeys.in(directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
    }
}

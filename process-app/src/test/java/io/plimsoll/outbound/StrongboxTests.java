package io.plimsoll.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrongboxTests {

    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String URL = "https://hooks.example/services/T1/Grüße";

    @TempDir
    Path folder;

    @Test
    void whatIsSealedIsOpenedForItsOwnerOnly() {
        Strongbox box = Loopback.strongbox(KEY);

        String sealed = box.close(URL, "channel 1 url");

        assertThat(sealed).doesNotContain("hooks", "T1");
        assertThat(box.close(URL, "channel 1 url")).isNotEqualTo(sealed);
        assertThat(Loopback.strongbox(KEY).open(sealed, "channel 1 url")).contains(URL);
        assertThat(box.open(sealed, "channel 2 url")).isEmpty();
        assertThat(box.open(sealed, "channel 1 secret")).isEmpty();
    }

    @Test
    void whatWasChangedOrSealedElsewhereStaysShut() {
        Strongbox box = Loopback.strongbox(KEY);
        String sealed = box.close(URL, "channel 1 url");
        char last = sealed.charAt(sealed.length() - 5);

        assertThat(Loopback.strongbox(KEY.replace('0', 'x')).open(sealed, "channel 1 url"))
                .isEmpty();
        assertThat(box.open(
                        sealed.substring(0, sealed.length() - 5)
                                + (last == 'A' ? 'B' : 'A')
                                + sealed.substring(sealed.length() - 4),
                        "channel 1 url"))
                .isEmpty();
        assertThat(box.open("", "channel 1 url")).isEmpty();
        assertThat(box.open("no.base64!", "channel 1 url")).isEmpty();
    }

    @Test
    void aKeyThatIsNotSetIsMadeOnceAndKeptForItsOwnerOnly() throws IOException {
        Path file = folder.resolve("data").resolve("strongbox-key");
        String sealed = new Strongbox(new StrongboxSettings("", file.toString())).close(URL, "one");

        assertThat(new Strongbox(new StrongboxSettings("", file.toString())).open(sealed, "one"))
                .contains(URL);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(Files.list(file.getParent())).containsExactly(file);
    }

    @Test
    void withoutKeyAndFileNothingIsKept() {
        Strongbox none = new Strongbox(new StrongboxSettings("", ""));

        assertThat(none.isReady()).isFalse();
        assertThat(none.open("a.b", "one")).isEmpty();
        assertThat(Loopback.strongbox(KEY).isReady()).isTrue();
    }

    @Test
    void aShortKeyIsRefusedAtTheStartAndNoneShowsItself() {
        assertThatThrownBy(() -> new StrongboxSettings("short", "")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new StrongboxSettings(KEY, "")).asString().doesNotContain(KEY);
    }
}

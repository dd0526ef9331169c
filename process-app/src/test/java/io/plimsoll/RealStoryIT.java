package io.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The whole story on MySQL, Keycloak and a mail server, played in a real browser: the command that users run. */
class RealStoryIT {

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    @Test
    void isToldToItsEndOnTheRealPiecesInABrowser() throws IOException, InterruptedException {
        Path told = TARGET.resolve("real-story.log");
        ProcessBuilder up = new ProcessBuilder("../tools/up", "--story", "--browser");
        up.environment().put("PLIMSOLL_CHROMIUM", found("chromium.path", "Chromium"));
        found("keycloak.path", "Keycloak");
        found("mysql.found", "MySQL");
        up.environment().put("PLIMSOLL_UP_DIR", TARGET.resolve("up").toString());
        up.environment().put("PLIMSOLL_PICTURES", TARGET.resolve("real-story").toString());
        Process story =
                up.redirectErrorStream(true).redirectOutput(told.toFile()).start();
        try {
            assertThat(story.waitFor(15, TimeUnit.MINUTES)).as("told in time").isTrue();
        } finally {
            story.destroy();
            story.waitFor(1, TimeUnit.MINUTES);
        }

        assertThat(story.exitValue()).as(() -> read(told)).isZero();
        assertThat(read(told)).endsWith("The story is told.\n");
    }

    /** What the build found on this machine, as it was left in a file. */
    private static String found(String file, String name) throws IOException {
        Path path = TARGET.resolve(file);
        assumeTrue(Files.exists(path) && !Files.readString(path).isBlank(), "There is no " + name + " on this machine");
        return Files.readString(path).strip();
    }

    private static String read(Path told) {
        try {
            return Files.readString(told);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

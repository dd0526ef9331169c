package io.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The whole story over HTTP against the packaged application, told by the script that users run. */
class StoryIT {

    @Test
    void isToldToItsEnd() throws IOException, InterruptedException {
        Path told = Path.of("target", "story.log");
        Process story = new ProcessBuilder("node", "../tools/lib/story.mjs", EmbeddedApp.address())
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start();

        assertThat(story.waitFor(10, TimeUnit.MINUTES)).as("told in time").isTrue();
        assertThat(story.exitValue()).as(() -> read(told)).isZero();
        assertThat(read(told)).endsWith("The story is told.\n");
    }

    private static String read(Path told) {
        try {
            return Files.readString(told);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

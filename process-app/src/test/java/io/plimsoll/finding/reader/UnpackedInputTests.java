package io.plimsoll.finding.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackedInputTests {

    private static final int MEGABYTE = 1024 * 1024;

    @Test
    void allMembersOfAGzipFileAreOneContent() throws IOException {
        byte[] noise = noise(300_000);
        byte[] file = joined(gzip(noise), gzip(new byte[0]), gzip("end".getBytes(StandardCharsets.UTF_8)));

        assertThat(unpacked(file)).isEqualTo(joined(noise, "end".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 10, 18, 40, 70_000})
    void whatFollowsTheLastMemberIsNotPassedOver(int length) throws IOException {
        byte[] file = joined(gzip(noise(300_000)), noise(length));

        assertThatThrownBy(() -> unpacked(file))
                .isInstanceOf(BrokenFile.class)
                .hasMessage("The compressed file is followed by something else, or damaged at its end.");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8, 15, 30})
    void aSecondMemberThatIsCutOffIsNoticed(int left) throws IOException {
        byte[] second = gzip(noise(100));
        byte[] file = joined(gzip(noise(200)), Arrays.copyOf(second, left));

        assertThatThrownBy(() -> unpacked(file)).isInstanceOf(IOException.class);
    }

    @Test
    void noMoreIsUnpackedThanAllowed() throws IOException {
        byte[] bomb = gzip(new byte[30 * MEGABYTE]);

        InputStream byRatio = UnpackedInput.of(new ByteArrayInputStream(bomb), bomb.length, 100L * MEGABYTE, 200);
        InputStream bySize = UnpackedInput.of(new ByteArrayInputStream(bomb), bomb.length, 5L * MEGABYTE, 1000);

        assertThatThrownBy(byRatio::readAllBytes)
                .hasMessage("The file unpacks to more than 200 times its size; that is not believable.");
        assertThatThrownBy(bySize::readAllBytes).hasMessage("The file unpacks to more than the allowed 5 MB.");
    }

    /** So a bomb within a bomb is as large as its first layer. */
    @Test
    void aPackedFileWithinAPackedFileIsNotUnpacked() throws IOException {
        byte[] inner = gzip(new byte[30 * MEGABYTE]);

        assertThat(unpacked(gzip(inner))).isEqualTo(inner);
        assertThat(FileHead.binary(inner)).isEqualTo("a gzip file within a gzip file");
    }

    private static byte[] unpacked(byte[] file) throws IOException {
        try (InputStream content = UnpackedInput.of(new ByteArrayInputStream(file), file.length, 50L * MEGABYTE, 200)) {
            return content.readAllBytes();
        }
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(length).nextBytes(noise);
        return noise;
    }

    static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(bytes)) {
            packing.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[]... parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.write(part);
        }
        return bytes.toByteArray();
    }
}

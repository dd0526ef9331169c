package io.plimsoll.finding.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every reader against thousands of files that are nearly right; the same ones each time. */
class ReaderFuzzTests {

    private static final int EACH = 250;

    /** What tends to upset readers. */
    private static final List<String> UPSETTING = List.of(
            "\u0000",
            "\uFEFF",
            "\"",
            "'",
            "<",
            ">",
            "&",
            "&#0;",
            "&x;",
            "]]>",
            "<!--",
            "<![CDATA[",
            "<?x?>",
            "<!DOCTYPE a>",
            "{",
            "}",
            "[",
            "]",
            ",",
            ";",
            "\t",
            "\r\n",
            "\n\n",
            "null",
            "true",
            "-1",
            "1e999",
            "99999999999999999999",
            "\"\"",
            "{}",
            "[]",
            "\\u0000",
            "\\ud800",
            "\uD83C\uDFF0",
            "1601-01-01",
            "9999-12-31T23:59:59Z",
            "\u202e",
            "xmlns=\"\"",
            "xmlns:a='b'",
            "encoding='x'",
            "=1+1",
            "NaN",
            " ",
            "");

    static Stream<String> files() throws IOException {
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:scans/*.*"))
                .map(Resource::getFilename)
                .filter(Objects::nonNull)
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("files")
    void nothingButABrokenFileComesOfIt(String file) throws IOException {
        byte[] whole = content(file);
        var random = new Random(file.hashCode());
        assertThat(ReaderFuzz.delivered(whole)).isNotNull().satisfies(sink -> assertThat(sink.all())
                .isPositive());
        for (int i = 0; i < EACH; i++) {
            byte[] input = whole;
            for (int change = random.nextInt(4); change >= 0; change--) {
                input = changed(input, random);
            }
            byte[] tried = random.nextInt(10) == 0 ? packed(input, random) : input;
            assertThatCode(() -> ReaderFuzz.fuzzerTestOneInput(tried))
                    .as(() -> HexFormat.of().formatHex(tried))
                    .doesNotThrowAnyException();
        }
    }

    /** Rows that were read before a break are there however little of the file came. */
    @ParameterizedTest
    @MethodSource("files")
    void theMoreOfAFileComesTheMoreIsRead(String file) throws IOException {
        byte[] whole = content(file);
        long before = 0;
        for (int length = 0; length <= whole.length; length += Math.max(1, whole.length / 200)) {
            FuzzSink sink = ReaderFuzz.delivered(Arrays.copyOf(whole, length));
            long read = sink == null ? 0 : sink.all();
            assertThat(read).as("of %d bytes", length).isGreaterThanOrEqualTo(Math.max(0, before - 1));
            before = read;
        }
        assertThat(before).isPositive();
    }

    private static byte[] changed(byte[] input, Random random) {
        int at = random.nextInt(input.length + 1);
        int until = Math.min(input.length, at + random.nextInt(random.nextInt(10) == 0 ? 500 : 20));
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(input, at);
            case 1 -> spliced(input, at, until, new byte[0]);
            case 2 -> spliced(input, at, at, Arrays.copyOfRange(input, at, until));
            case 3 -> spliced(input, at, until, repeated(input, at, until, random));
            case 4 -> spliced(input, at, Math.min(input.length, at + 1), new byte[] {(byte) random.nextInt(256)});
            default ->
                spliced(
                        input,
                        at,
                        random.nextBoolean() ? at : until,
                        UPSETTING.get(random.nextInt(UPSETTING.size())).getBytes(StandardCharsets.UTF_8));
        };
    }

    private static byte[] repeated(byte[] input, int from, int until, Random random) {
        byte[] part = Arrays.copyOfRange(input, from, until);
        int times = random.nextInt(300);
        byte[] many = new byte[part.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(part, 0, many, i * part.length, part.length);
        }
        return many;
    }

    private static byte[] spliced(byte[] input, int from, int until, byte[] between) {
        byte[] all = new byte[from + between.length + input.length - until];
        System.arraycopy(input, 0, all, 0, from);
        System.arraycopy(between, 0, all, from, between.length);
        System.arraycopy(input, until, all, from + between.length, input.length - until);
        return all;
    }

    private static byte[] packed(byte[] input, Random random) {
        try {
            byte[] packed = UnpackedInputTests.gzip(input);
            return random.nextBoolean() ? packed : changed(packed, random);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] content(String file) throws IOException {
        return new PathMatchingResourcePatternResolver()
                .getResource("classpath:scans/" + file)
                .getContentAsByteArray();
    }
}

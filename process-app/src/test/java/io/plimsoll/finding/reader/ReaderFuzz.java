package io.plimsoll.finding.reader;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * What holds for a delivery of any bytes whatever, for whoever makes them up: {@link ReaderFuzzTests} at every build,
 * and a fuzzer (profile {@code fuzz}), which looks for this method.
 */
public final class ReaderFuzz {

    private static final long MOST_UNPACKED = 20L * 1024 * 1024;

    private ReaderFuzz() {}

    /** Loads the classes, which takes longer than any file may, once a fuzzer watches them. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(new byte[0]);
    }

    /** Reads the bytes as they would be, and with every reader there is, whether it would be chosen or not. */
    public static void fuzzerTestOneInput(byte[] input) {
        delivered(input);
        for (ScanFormat format : ScanFormat.values()) {
            read(input, format.reader(Recognition.Content.of(format, ',')));
        }
    }

    /** What was read, null where the bytes are of no format. */
    static @Nullable FuzzSink delivered(byte[] input) {
        try (InputStream unpacked =
                UnpackedInput.of(new ByteArrayInputStream(input), input.length, MOST_UNPACKED, 200)) {
            var content = new BufferedInputStream(unpacked, 128 * 1024);
            Recognition.Content recognised = Recognition.of(content);
            if (recognised.words().isBlank()) {
                throw new AssertionError("A file that is called nothing");
            }
            ScanFormat format = recognised.format();
            return format == null ? null : read(content, format.reader(recognised));
        } catch (BrokenFile e) {
            said(e);
            return null;
        } catch (IOException e) {
            throw new AssertionError("Bytes in memory cannot fail but by being broken", e);
        }
    }

    private static void read(byte[] input, RowReader reader) {
        read(new ByteArrayInputStream(input), reader);
    }

    private static FuzzSink read(InputStream content, RowReader reader) {
        var sink = new FuzzSink();
        try {
            reader.read(content, sink);
        } catch (BrokenFile e) {
            said(e);
        }
        return sink;
    }

    private static void said(BrokenFile e) {
        String message = e.getMessage();
        if (message == null || message.length() < 10 || message.length() > 300 || !Texts.printable(message)) {
            throw new AssertionError("Nobody understands: " + message, e);
        }
    }
}

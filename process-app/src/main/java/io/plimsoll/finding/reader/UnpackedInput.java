package io.plimsoll.finding.reader;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The content of a file, unpacked where it is gzip (RFC 1952), and never more of it than allowed. */
public final class UnpackedInput extends FilterInputStream {

    /** Small files may pack very well without meaning harm. */
    private static final long ALWAYS_ALLOWED = 10L * 1024 * 1024;

    private final long most;
    private final String complaint;
    private long read;

    /** What is broken once stays so, however often it is read. */
    private @Nullable IOException broken;

    private UnpackedInput(InputStream content, long most, String complaint) {
        super(content);
        this.most = most;
        this.complaint = complaint;
    }

    /**
     * @param packedSize bytes as delivered
     * @param mostBytes that a packed file may unpack to
     * @param mostRatio how many times its size a packed file may unpack to
     */
    public static InputStream of(InputStream file, long packedSize, long mostBytes, int mostRatio) throws IOException {
        var buffered = new BufferedInputStream(file);
        buffered.mark(2);
        boolean packed = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        if (!packed) {
            return buffered;
        }
        long byRatio = Math.max(ALWAYS_ALLOWED, packedSize * mostRatio);
        String complaint = byRatio < mostBytes
                ? "The file unpacks to more than %d times its size; that is not believable.".formatted(mostRatio)
                : "The file unpacks to more than the allowed %d MB.".formatted(mostBytes / 1024 / 1024);
        try {
            return new UnpackedInput(GzipMembers.of(buffered), Math.min(byRatio, mostBytes), complaint);
        } catch (EOFException | ZipException e) {
            throw BrokenFile.of("The compressed file is cut off or damaged.", e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (broken != null) {
            throw broken;
        }
        try {
            int got = super.read(target, offset, length);
            count(Math.max(got, 0));
            return got;
        } catch (IOException e) {
            broken = e;
            throw e;
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int bytes) throws BrokenFile {
        read += bytes;
        if (read > most) {
            throw new BrokenFile(complaint);
        }
    }
}

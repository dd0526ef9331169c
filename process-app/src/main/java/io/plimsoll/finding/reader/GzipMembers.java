package io.plimsoll.finding.reader;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;

/**
 * All members of a gzip file, one after the other. The JDK takes what follows a member and is none for nothing; here the
 * file has to end with the checksum of its last member, so that no damaged part is passed over.
 */
final class GzipMembers extends GZIPInputStream {

    private final Tail packed;
    private boolean checked;

    private GzipMembers(Tail packed) throws IOException {
        super(packed, 64 * 1024);
        this.packed = packed;
    }

    static InputStream of(InputStream packed) throws IOException {
        return new GzipMembers(new Tail(packed));
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int got = super.read(target, offset, length);
        if (got < 0 && !checked) {
            checked = true;
            packed.transferTo(OutputStream.nullOutputStream());
            if (packed.checksum() != crc.getValue()) {
                throw new BrokenFile("The compressed file is followed by something else, or damaged at its end.");
            }
        }
        return got;
    }

    /** Remembers the last bytes that went through. */
    private static final class Tail extends FilterInputStream {

        private static final int TRAILER = 8;
        private final byte[] last = new byte[TRAILER];
        private long count;

        Tail(InputStream content) {
            super(content);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            if (next >= 0) {
                keep((byte) next);
            }
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int got = super.read(target, offset, length);
            for (int i = Math.max(0, got - TRAILER); i < got; i++) {
                last[(int) ((count + i) % TRAILER)] = target[offset + i];
            }
            count += Math.max(got, 0);
            return got;
        }

        /** The first four of the last eight bytes, the lowest first. */
        long checksum() {
            long sum = 0;
            for (int i = 3; i >= 0; i--) {
                sum = sum << 8 | last[(int) ((count + i) % TRAILER)] & 0xff;
            }
            return sum;
        }

        private void keep(byte next) {
            last[(int) (count % TRAILER)] = next;
            count++;
        }
    }
}

package io.plimsoll.deviation;

import io.plimsoll.ledger.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;

/**
 * Proves a list of names by its hash, however many there are: the SHA-256 of the distinct names in the order of their
 * UTF-8 bytes, each ended by a line feed, as {@code sort -u | sha256sum} makes it in the locale C. Names that are sorted
 * already are kept as plain bytes, end to end.
 */
final class SortedNames {

    private static final int RUN = 10_000;
    private static final byte END = '\n';

    private final List<byte[]> runs = new ArrayList<>();
    private final TreeSet<byte[]> current = new TreeSet<>(Arrays::compareUnsigned);

    /** @param count how many different names there are */
    record Proof(int count, String sha256) {}

    void add(String name) {
        current.add(name.getBytes(StandardCharsets.UTF_8));
        if (current.size() == RUN) {
            endRun();
        }
    }

    Proof proof() {
        endRun();
        var next = new PriorityQueue<Run>();
        runs.forEach(bytes -> next.add(new Run(bytes)));
        MessageDigest digest = Sha256.digest();
        byte[] last = null;
        int count = 0;
        while (!next.isEmpty()) {
            Run run = next.remove();
            if (last == null || !Arrays.equals(last, run.name)) {
                last = run.name;
                digest.update(last);
                digest.update(END);
                count++;
            }
            if (run.advance()) {
                next.add(run);
            }
        }
        return new Proof(count, HexFormat.of().formatHex(digest.digest()));
    }

    private void endRun() {
        if (current.isEmpty()) {
            return;
        }
        byte[] run = new byte[current.stream().mapToInt(name -> name.length + 1).sum()];
        int at = 0;
        for (byte[] name : current) {
            System.arraycopy(name, 0, run, at, name.length);
            at += name.length;
            run[at++] = END;
        }
        runs.add(run);
        current.clear();
    }

    /** The names of one run, one after the other. */
    private static final class Run implements Comparable<Run> {

        private final byte[] bytes;
        private int at;
        private byte[] name = new byte[0];

        Run(byte[] bytes) {
            this.bytes = bytes;
            advance();
        }

        boolean advance() {
            if (at == bytes.length) {
                return false;
            }
            int end = at;
            while (bytes[end] != END) {
                end++;
            }
            name = Arrays.copyOfRange(bytes, at, end);
            at = end + 1;
            return true;
        }

        @Override
        public int compareTo(Run other) {
            return Arrays.compareUnsigned(name, other.name);
        }
    }
}

package io.plimsoll.finding;

import io.plimsoll.finding.reader.RowStatus;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which findings a delivery looked at, and when. Holds eight bytes of each fingerprint and a time, not the
 * fingerprints: a million rows take 32 MB, and two of a client's findings meet by chance once in billions of deliveries.
 */
final class SeenRows {

    private static final long NOTHING_SAID = Long.MIN_VALUE;

    private long[] keys = new long[1024];

    /** Milliseconds since 1970 times two, plus one where the finding failed. */
    private long[] times = new long[1024];

    private int size;

    /** Of two entries about one finding the later time stays, and that it failed once. */
    private static long merge(long one, long other) {
        if (one == NOTHING_SAID || other == NOTHING_SAID) {
            return Math.max(one, other);
        }
        return Math.max(one, other) & ~1L | (one | other) & 1L;
    }

    /** What {@link #toBytes} made. */
    static SeenRows of(byte[] bytes) {
        var seen = new SeenRows();
        ByteBuffer pairs = ByteBuffer.wrap(bytes);
        while (pairs.remaining() >= 16) {
            seen.put(pairs.getLong(), pairs.getLong());
        }
        return seen;
    }

    void add(FindingRow row) {
        RowStatus status = row.row().status();
        long failed = status == RowStatus.NOT_MET ? 1 : 0;
        put(key(row.fingerprint()), status.judged() ? row.observedAt().toEpochMilli() << 1 | failed : NOTHING_SAID);
    }

    boolean contains(String fingerprint) {
        return keys[slot(keys, key(fingerprint))] != 0;
    }

    /** Whether it was said at least once that the finding is not met. */
    boolean failed(String fingerprint) {
        int slot = slot(keys, key(fingerprint));
        return keys[slot] != 0 && times[slot] != NOTHING_SAID && (times[slot] & 1) == 1;
    }

    /** When a finding was looked at last; 1970 where it was not, or nothing was said of its state. */
    Instant time(String fingerprint) {
        int slot = slot(keys, key(fingerprint));
        return Instant.ofEpochMilli(keys[slot] == 0 || times[slot] == NOTHING_SAID ? 0 : times[slot] >> 1);
    }

    /** Whether the finding's state was looked at later than an instant. */
    boolean lookedAfter(String fingerprint, Instant instant) {
        return time(fingerprint).isAfter(instant);
    }

    /** The latest time of all, null where nothing was judged. */
    @Nullable Instant latest() {
        long latest = Arrays.stream(times).max().orElse(0);
        return latest > 0 ? Instant.ofEpochMilli(latest >> 1) : null;
    }

    /** The judged ones only. */
    byte[] toBytes() {
        ByteBuffer pairs = ByteBuffer.allocate(16 * judged());
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0 && times[i] != NOTHING_SAID) {
                pairs.putLong(keys[i]).putLong(times[i]);
            }
        }
        return pairs.array();
    }

    private int judged() {
        int judged = 0;
        for (int i = 0; i < keys.length; i++) {
            judged += keys[i] != 0 && times[i] != NOTHING_SAID ? 1 : 0;
        }
        return judged;
    }

    private void put(long key, long time) {
        if (size * 2 > keys.length) {
            grow();
        }
        int slot = slot(keys, key);
        if (keys[slot] == 0) {
            keys[slot] = key;
            times[slot] = time;
            size++;
        } else {
            times[slot] = merge(times[slot], time);
        }
    }

    private void grow() {
        long[] biggerKeys = new long[keys.length * 2];
        long[] biggerTimes = new long[keys.length * 2];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                int slot = slot(biggerKeys, keys[i]);
                biggerKeys[slot] = keys[i];
                biggerTimes[slot] = times[i];
            }
        }
        keys = biggerKeys;
        times = biggerTimes;
    }

    /** Where the key is, or the free place where it belongs. */
    private static int slot(long[] keys, long key) {
        int slot = (int) (key >>> 33) & (keys.length - 1);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    /** Zero marks a free place, so no key is zero. */
    private static long key(String fingerprint) {
        long key = Fingerprints.shortened(fingerprint);
        return key == 0 ? 1 : key;
    }
}

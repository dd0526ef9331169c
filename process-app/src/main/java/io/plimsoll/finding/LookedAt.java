package io.plimsoll.finding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When each check was looked at in each account; a million of them take 32 MB. */
final class LookedAt {

    /** An account and a check, plus one: zero marks a free place. */
    private long[] keys = new long[1024];

    /** Milliseconds since 1970 times two, zero where nothing was judged; plus one where some result said nothing. */
    private long[] values = new long[1024];

    private int size;

    void judged(int account, int check, Instant at) {
        put(key(account, check), at.toEpochMilli() << 1);
    }

    /** Something was not judged, so what is missing may be that. */
    void unsure(int account, int check) {
        put(key(account, check), 1);
    }

    /** The latest time; null where nothing was judged, or not all. */
    @Nullable Instant surelyAt(int account, int check) {
        int slot = slot(keys, key(account, check));
        boolean sure = keys[slot] != 0 && values[slot] != 0 && (values[slot] & 1) == 0;
        return sure ? Instant.ofEpochMilli(values[slot] >> 1) : null;
    }

    private void put(long key, long value) {
        if (size * 2 > keys.length) {
            grow();
        }
        int slot = slot(keys, key);
        if (keys[slot] == 0) {
            keys[slot] = key;
            size++;
        }
        values[slot] = Math.max(values[slot] & ~1L, value & ~1L) | (values[slot] | value) & 1L;
    }

    private void grow() {
        long[] biggerKeys = new long[keys.length * 2];
        long[] biggerValues = new long[keys.length * 2];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                int slot = slot(biggerKeys, keys[i]);
                biggerKeys[slot] = keys[i];
                biggerValues[slot] = values[i];
            }
        }
        keys = biggerKeys;
        values = biggerValues;
    }

    /** Where the key is, or the free place where it belongs. */
    private static int slot(long[] keys, long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 33) & (keys.length - 1);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private static long key(int account, int check) {
        return ((long) account << 32 | check) + 1;
    }
}

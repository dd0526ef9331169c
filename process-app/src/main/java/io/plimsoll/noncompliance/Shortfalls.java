package io.plimsoll.noncompliance;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * How far assets are from meeting a control, where a source counts that: the largest figure of each asset, by the number
 * that stands for its name in {@link Evidence}.
 */
final class Shortfalls {

    static final Shortfalls NONE = new Shortfalls(new long[0], new double[0]);

    /** Ascending, each once. */
    private final long[] names;

    private final double[] figures;

    private Shortfalls(long[] names, double[] figures) {
        this.names = names;
        this.figures = figures;
    }

    boolean isEmpty() {
        return names.length == 0;
    }

    /** Whether an asset falls shorter than it did; one that had no figure then cannot. */
    boolean areWorseThan(Shortfalls then) {
        for (int i = 0; i < names.length; i++) {
            int before = Arrays.binarySearch(then.names, names[i]);
            if (before >= 0 && figures[i] > then.figures[before]) {
                return true;
            }
        }
        return false;
    }

    /** These with the newer figures in their place, of those names alone that still fail. */
    Shortfalls narrowedTo(Shortfalls now, LongPredicate stillFails) {
        var narrowed = new Builder();
        for (int i = 0; i < names.length; i++) {
            if (stillFails.test(names[i]) && Arrays.binarySearch(now.names, names[i]) < 0) {
                narrowed.add(names[i], figures[i]);
            }
        }
        for (int i = 0; i < now.names.length; i++) {
            narrowed.add(now.names[i], now.figures[i]);
        }
        return narrowed.build();
    }

    /** Bytes that {@link #write} needs. */
    int length() {
        return names.length * (Long.BYTES + Double.BYTES);
    }

    void write(ByteBuffer bytes) {
        for (int i = 0; i < names.length; i++) {
            bytes.putLong(names[i]).putDouble(figures[i]);
        }
    }

    /** Reads all that is left. */
    static Shortfalls read(ByteBuffer bytes) {
        int count = bytes.remaining() / (Long.BYTES + Double.BYTES);
        long[] names = new long[count];
        double[] figures = new double[count];
        for (int i = 0; i < count; i++) {
            names[i] = bytes.getLong();
            figures[i] = bytes.getDouble();
        }
        return new Shortfalls(names, figures);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shortfalls one
                && Arrays.equals(names, one.names)
                && Arrays.equals(figures, one.figures);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(names) + Arrays.hashCode(figures);
    }

    /** Gathers figures in any order. */
    static final class Builder {

        private final Map<Long, Double> largest = new HashMap<>();

        void add(long name, double figure) {
            largest.merge(name, figure, Math::max);
        }

        Shortfalls build() {
            long[] names = largest.keySet().stream()
                    .mapToLong(Long::longValue)
                    .sorted()
                    .toArray();
            double[] figures = Arrays.stream(names).mapToDouble(largest::get).toArray();
            return names.length == 0 ? NONE : new Shortfalls(names, figures);
        }
    }
}

package io.plimsoll.noncompliance;

import io.plimsoll.ledger.Sha256;
import io.plimsoll.standard.Severity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * What fails a control at one moment: the worst severity of each failing asset, and how far it falls short where that is
 * counted. There may be a million of them, so an asset is one number: the first 61 bits of the SHA-256 of its name, then
 * 3 of severity. Two of a million names are taken for one once in four million cases.
 */
final class Evidence {

    private static final int SEVERITY_BITS = 3;
    private static final long SEVERITY = (1 << SEVERITY_BITS) - 1;

    /** How the bytes are laid out, so that another layout can follow. */
    private static final byte LAYOUT = 1;

    /** The number of assets in four bytes before them, and what they fall short by behind them. */
    private static final byte WITH_SHORTFALLS = 2;

    /** Ascending, each asset once. */
    private final long[] assets;

    private final Shortfalls shortfalls;

    private Evidence(long[] assets, Shortfalls shortfalls) {
        this.assets = assets;
        this.shortfalls = shortfalls;
    }

    /** How many assets fail. */
    int size() {
        return assets.length;
    }

    boolean isEmpty() {
        return assets.length == 0;
    }

    boolean covers(String asset) {
        return covers(name(Sha256.digest(), asset));
    }

    /** @param name the number that stands for an asset's name */
    boolean covers(long name) {
        int at = Arrays.binarySearch(assets, name);
        int from = at < 0 ? -at - 1 : at;
        return from < assets.length && (assets[from] & ~SEVERITY) == name;
    }

    /** Whether an asset fails that did not fail then, or fails worse; fewer or milder ones are no worse. */
    boolean isWorseThan(Evidence then) {
        return failsWorseThan(then) || shortfalls.areWorseThan(then.shortfalls);
    }

    private boolean failsWorseThan(Evidence then) {
        int before = 0;
        for (long now : assets) {
            long name = now & ~SEVERITY;
            while (before < then.assets.length && (then.assets[before] & ~SEVERITY) < name) {
                before++;
            }
            boolean failedThen = before < then.assets.length && (then.assets[before] & ~SEVERITY) == name;
            if (!failedThen || now < then.assets[before]) {
                return true;
            }
        }
        return false;
    }

    /** What is left of the state that was accepted, once this was seen; a figure that is not said any more still stands. */
    Evidence narrowing(Evidence accepted) {
        return new Evidence(assets, accepted.shortfalls.narrowedTo(shortfalls, this::covers));
    }

    /** As kept: a byte, and eight more for each asset. */
    byte[] bytes() {
        int length = 1 + assets.length * Long.BYTES;
        if (shortfalls.isEmpty()) {
            ByteBuffer bytes = ByteBuffer.allocate(length).put(LAYOUT);
            bytes.asLongBuffer().put(assets);
            return bytes.array();
        }
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + length + shortfalls.length())
                .put(WITH_SHORTFALLS)
                .putInt(assets.length);
        Arrays.stream(assets).forEach(bytes::putLong);
        shortfalls.write(bytes);
        return bytes.array();
    }

    /** The reverse of {@link #bytes}. */
    static Evidence ofBytes(byte[] kept) {
        ByteBuffer bytes = ByteBuffer.wrap(kept);
        byte layout = bytes.get();
        if (layout != LAYOUT && layout != WITH_SHORTFALLS) {
            throw new IllegalStateException("Evidence in a layout that is not known: " + layout);
        }
        long[] assets = new long[layout == LAYOUT ? bytes.remaining() / Long.BYTES : bytes.getInt()];
        Arrays.setAll(assets, i -> bytes.getLong());
        return new Evidence(assets, Shortfalls.read(bytes));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Evidence evidence
                && Arrays.equals(assets, evidence.assets)
                && shortfalls.equals(evidence.shortfalls);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(assets) + shortfalls.hashCode();
    }

    @Override
    public String toString() {
        return assets.length + " failing assets";
    }

    private static long name(MessageDigest sha256, String asset) {
        byte[] hash = sha256.digest(asset.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(hash).getLong() & ~SEVERITY;
    }

    /** Gathers evidence asset by asset, in any order; of one that fails several checks the worst counts. */
    static final class Builder {

        private static final int FIRST_ROOM = 64;

        private final MessageDigest sha256 = Sha256.digest();
        private final Shortfalls.Builder shortfalls = new Shortfalls.Builder();
        private long[] seen = new long[FIRST_ROOM];
        private int count;

        /** An asset for which a source says how bad it is. */
        Builder add(String asset, Severity reported) {
            return keep(asset, reported.ordinal());
        }

        /** An asset for which its source says no severity. */
        Builder add(String asset) {
            return keep(asset, SEVERITY);
        }

        /** How far an asset that is added too falls short; of several figures the largest counts. */
        Builder addShortfall(String asset, double figure) {
            shortfalls.add(name(sha256, asset), figure);
            return this;
        }

        private Builder keep(String asset, long severity) {
            if (count == seen.length) {
                seen = Arrays.copyOf(seen, count * 2);
            }
            seen[count++] = name(sha256, asset) | severity;
            return this;
        }

        /** All that was added; the severity is for those of which no source said any. */
        Evidence build(Severity unsaid) {
            long[] assets = Arrays.copyOf(seen, count);
            for (int i = 0; i < count; i++) {
                if ((assets[i] & SEVERITY) == SEVERITY) {
                    assets[i] = assets[i] & ~SEVERITY | unsaid.ordinal();
                }
            }
            // the worst has the lowest number, so it comes first of its asset
            Arrays.sort(assets);
            int kept = 0;
            for (long one : assets) {
                if (kept == 0 || (one & ~SEVERITY) != (assets[kept - 1] & ~SEVERITY)) {
                    assets[kept++] = one;
                }
            }
            return new Evidence(kept == count ? assets : Arrays.copyOf(assets, kept), shortfalls.build());
        }
    }
}

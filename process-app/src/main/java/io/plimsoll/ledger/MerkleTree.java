package io.plimsoll.ledger;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A whole Merkle tree, for proofs: RFC 6962, sections 2.1.1 and 2.1.2. Its nodes take 64 bytes a leaf. */
final class MerkleTree {

    private static final int HASH = 32;

    private final int size;
    /** The roots of all complete subtrees of 2^n leaves, for each n. */
    private final List<byte[]> levels = new ArrayList<>();

    /** @param leaves hashes of the leaves, one behind the other */
    MerkleTree(byte[] leaves) {
        size = leaves.length / HASH;
        levels.add(leaves);
        for (byte[] below = leaves; below.length >= 2 * HASH; below = levels.get(levels.size() - 1)) {
            byte[] level = new byte[below.length / (2 * HASH) * HASH];
            for (int i = 0; i < level.length / HASH; i++) {
                byte[] node = Merkle.node(hash(below, 2 * i), hash(below, 2 * i + 1));
                System.arraycopy(node, 0, level, i * HASH, HASH);
            }
            levels.add(level);
        }
    }

    String root() {
        return HexFormat.of().formatHex(range(0, size));
    }

    /** The hashes that lead from one leaf to the root, hex, from below. */
    List<String> inclusion(int leaf) {
        List<String> path = new ArrayList<>();
        include(leaf, 0, size, path);
        return path;
    }

    /** The hashes that show that the tree began with the first {@code earlier} leaves, hex. */
    List<String> consistency(int earlier) {
        List<String> path = new ArrayList<>();
        if (earlier < size) {
            extend(earlier, 0, size, true, path);
        }
        return path;
    }

    private void include(int leaf, int from, int to, List<String> path) {
        if (to - from == 1) {
            return;
        }
        int middle = from + half(to - from);
        if (leaf < middle) {
            include(leaf, from, middle, path);
            path.add(HexFormat.of().formatHex(range(middle, to)));
        } else {
            include(leaf, middle, to, path);
            path.add(HexFormat.of().formatHex(range(from, middle)));
        }
    }

    /** @param whole whether the earlier tree is all that was looked at so far, so that its asker knows the hash */
    private void extend(int earlier, int from, int to, boolean whole, List<String> path) {
        if (earlier == to - from) {
            if (!whole) {
                path.add(HexFormat.of().formatHex(range(from, to)));
            }
            return;
        }
        int half = half(to - from);
        if (earlier <= half) {
            extend(earlier, from, from + half, whole, path);
            path.add(HexFormat.of().formatHex(range(from + half, to)));
        } else {
            extend(earlier - half, from + half, to, false, path);
            path.add(HexFormat.of().formatHex(range(from, from + half)));
        }
    }

    private byte[] range(int from, int to) {
        int count = to - from;
        if (Integer.bitCount(count) == 1) {
            int level = Integer.numberOfTrailingZeros(count);
            return hash(levels.get(level), from >> level);
        }
        int middle = from + half(count);
        return Merkle.node(range(from, middle), range(middle, to));
    }

    /** The largest power of two below the count. */
    private static int half(int count) {
        return Integer.highestOneBit(count - 1);
    }

    private static byte[] hash(byte[] level, int index) {
        byte[] hash = new byte[HASH];
        System.arraycopy(level, index * HASH, hash, 0, HASH);
        return hash;
    }
}

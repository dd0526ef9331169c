package io.plimsoll.ledger;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The right edge of a growing Merkle tree: the roots of its complete subtrees, which is all that the next leaf needs. */
final class Frontier {

    private static final int HEX_DIGITS = 64;

    private final List<byte[]> roots = new ArrayList<>();
    private long size;

    /** Reads what {@link #text} wrote; its root shows whether somebody else wrote it. */
    static Frontier of(long size, String text) {
        Frontier frontier = new Frontier();
        frontier.size = size;
        for (int i = 0; i + HEX_DIGITS <= text.length(); i += HEX_DIGITS) {
            frontier.roots.add(HexFormat.of().parseHex(text, i, i + HEX_DIGITS));
        }
        if (frontier.roots.size() != Long.bitCount(size) || text.length() % HEX_DIGITS != 0) {
            throw new IllegalArgumentException("Not the edge of a tree of this size");
        }
        return frontier;
    }

    void add(byte[] leaf) {
        byte[] root = leaf;
        // each complete subtree of the same size on its left joins it
        for (long merging = size; (merging & 1) == 1; merging >>= 1) {
            root = Merkle.node(roots.remove(roots.size() - 1), root);
        }
        roots.add(root);
        size++;
    }

    long size() {
        return size;
    }

    /** Hex; of a tree with a leaf at least. */
    String root() {
        byte[] root = roots.get(roots.size() - 1);
        for (int i = roots.size() - 2; i >= 0; i--) {
            root = Merkle.node(roots.get(i), root);
        }
        return HexFormat.of().formatHex(root);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        roots.forEach(root -> text.append(HexFormat.of().formatHex(root)));
        return text.toString();
    }
}

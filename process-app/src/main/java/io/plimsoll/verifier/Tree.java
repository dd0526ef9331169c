package io.plimsoll.verifier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;

/** Grows a Merkle tree leaf by leaf and knows its root at each size (RFC 6962, section 2.1). */
final class Tree {

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    /** Complete subtrees, the smallest first. */
    private final Deque<Subtree> subtrees = new ArrayDeque<>();

    private record Subtree(long leaves, byte[] root) {}

    void add(String line) {
        Subtree grown = new Subtree(1, Hashes.raw(LEAF, line.getBytes(StandardCharsets.UTF_8)));
        while (!subtrees.isEmpty() && subtrees.peek().leaves() == grown.leaves()) {
            Subtree left = subtrees.pop();
            grown = new Subtree(2 * left.leaves(), Hashes.raw(NODE, left.root(), grown.root()));
        }
        subtrees.push(grown);
    }

    String root() {
        Iterator<Subtree> fromTheRight = subtrees.iterator();
        byte[] root = fromTheRight.next().root();
        while (fromTheRight.hasNext()) {
            root = Hashes.raw(NODE, fromTheRight.next().root(), root);
        }
        return HexFormat.of().formatHex(root);
    }
}

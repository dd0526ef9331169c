package io.plimsoll.ledger;

import io.plimsoll.ledger.HeadRows.Kept;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Goes along a chain beside {@link Links} and holds each signed head against the entries that it covers. */
final class HeadCheck {

    private static final int PAGE = 200;

    private final HeadRows rows;
    private final HeadSignatures.Check signatures;
    private final String chain;
    private final Frontier frontier = new Frontier();
    private final Deque<Kept> ahead = new ArrayDeque<>();
    private long covered;

    HeadCheck(HeadRows rows, HeadSignatures.Check signatures, String chain) {
        this.rows = rows;
        this.signatures = signatures;
        this.chain = chain;
    }

    /** Takes in the next entry; whether the head that ends with it, if there is one, is right. */
    boolean holds(String canonical) {
        frontier.add(Merkle.leaf(canonical));
        Kept next = next();
        if (next == null || next.size() > frontier.size()) {
            return true;
        }
        boolean right = next.size() == frontier.size()
                && next.frontier().equals(frontier.text())
                && next.head()
                        .filter(head -> head.after() == covered
                                && head.root().equals(frontier.root())
                                && signatures.isOurs(head))
                        .isPresent();
        if (right) {
            covered = next.size();
            ahead.remove();
        }
        return right;
    }

    /** How many entries the last right head covers. */
    long covered() {
        return covered;
    }

    /** How many entries are said to be covered by heads that were not reached. */
    long claimed() {
        Kept next = next();
        return next == null ? covered : next.size();
    }

    static boolean isRootOf(SignedHead head, String frontier) {
        try {
            return Frontier.of(head.size(), frontier).root().equals(head.root());
        } catch (IllegalArgumentException changed) {
            return false;
        }
    }

    private @Nullable Kept next() {
        if (ahead.isEmpty()) {
            ahead.addAll(rows.after(chain, covered, PAGE));
        }
        return ahead.peek();
    }
}

package io.plimsoll.ledger;

import io.plimsoll.ledger.Chains.Head;
import io.plimsoll.ledger.Chains.Stored;
import io.plimsoll.ledger.HeadRows.Kept;
import io.plimsoll.seal.HeadKey;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signs the head of a chain's tree. What is signed was looked at first: never is a head put over entries that do not fit. */
@Component
class TreeHeads {

    private static final int PAGE = 500;

    private final Chains chains;
    private final HeadRows rows;
    private final HeadSignatures signatures;
    private final HeadKey key;
    private final Clock clock;

    TreeHeads(Chains chains, HeadRows rows, HeadSignatures signatures, HeadKey key, Clock clock) {
        this.chains = chains;
        this.rows = rows;
        this.signatures = signatures;
        this.key = key;
        this.clock = clock;
    }

    /** What came of signing. */
    sealed interface Outcome {

        /** The newest head, which covers all entries. */
        record Signed(SignedHead head) implements Outcome {}

        /** Nothing was signed. */
        record Broken(long sequence) implements Outcome {}
    }

    /** In the caller's transaction, which keeps others from this chain until it ends; the chain has an entry at least. */
    Outcome sign(String chain) {
        Head end = chains.lock(chain);
        if (end.entries() == 0) {
            throw new IllegalStateException("The chain " + chain + " has no entry yet");
        }
        Kept kept = rows.newest(chain).orElse(null);
        SignedHead before = kept == null ? null : kept.head().orElse(null);
        if (kept != null && (before == null || !isGenuine(before, kept.frontier()))) {
            return new Outcome.Broken(kept.size());
        }
        if (before != null && before.size() == end.entries()) {
            return new Outcome.Signed(before);
        }
        long size = before == null ? 0 : before.size();
        Frontier frontier = kept == null ? new Frontier() : Frontier.of(size, kept.frontier());
        Links links =
                new Links(chain, size, chains.at(chain, size).map(Stored::hash).orElse(""));
        for (List<Stored> page = chains.after(chain, size, PAGE);
                !page.isEmpty();
                page = chains.after(chain, links.last(), PAGE)) {
            for (Stored stored : page) {
                if (links.next(stored).isEmpty()) {
                    return new Outcome.Broken(links.last() + 1);
                }
                frontier.add(Merkle.leaf(stored.canonical()));
            }
        }
        if (links.last() != end.entries() || !links.lastHash().equals(end.hash())) {
            return new Outcome.Broken(Math.min(links.last(), end.entries()) + 1);
        }
        return new Outcome.Signed(signed(chain, before, frontier));
    }

    private SignedHead signed(String chain, @Nullable SignedHead before, Frontier frontier) {
        SignedHead unsigned = new SignedHead(
                chain,
                frontier.size(),
                before == null ? 0 : before.size(),
                frontier.root(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                key.fingerprint(),
                "");
        SignedHead head = new SignedHead(
                chain,
                unsigned.size(),
                unsigned.after(),
                unsigned.root(),
                unsigned.at(),
                unsigned.key(),
                HexFormat.of().formatHex(key.sign(unsigned.content())));
        rows.add(head, frontier);
        return head;
    }

    private boolean isGenuine(SignedHead head, String frontier) {
        return HeadCheck.isRootOf(head, frontier) && signatures.now().isOurs(head);
    }
}

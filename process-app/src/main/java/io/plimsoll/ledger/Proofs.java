package io.plimsoll.ledger;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.ledger.Chains.Stored;
import io.plimsoll.ledger.HeadRows.Kept;
import io.plimsoll.seal.KnownKey;
import io.plimsoll.seal.KnownKeys;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows the signed heads of a chain, and that what is in it was in it when a head was signed. */
@Component
public class Proofs {

    private static final int PAGE = 500;
    private static final int LARGEST_PAGE = 500;

    private final Chains chains;
    private final HeadRows rows;
    private final Ledger ledger;
    private final KnownKeys keys;

    Proofs(Chains chains, HeadRows rows, Ledger ledger, KnownKeys keys) {
        this.chains = chains;
        this.rows = rows;
        this.ledger = ledger;
        this.keys = keys;
    }

    /**
     * That an entry is in the tree of a head: RFC 6962, section 2.1.1.
     *
     * @param entry its canonical text, whose leaf hash is SHA-256 over a zero byte and the text
     * @param path hashes from the leaf's neighbour up, hex
     */
    public record Inclusion(long sequence, String entry, List<String> path) {}

    /** Entries and the head that they are proved by. */
    public record Included(SignedHead head, List<Inclusion> entries) {}

    /** That a later tree begins with an earlier one: RFC 6962, section 2.1.2. */
    public record Consistency(SignedHead from, SignedHead to, List<String> path) {}

    /** The heads that cover fewer than {@code before} entries, newest first; at most 500. */
    @Transactional(readOnly = true)
    public List<SignedHead> heads(Chain chain, long before, int limit, Actor reader) {
        chain.requireReadableBy(reader);
        return rows.before(chain.name(), before, Math.max(1, Math.min(limit, LARGEST_PAGE))).stream()
                .map(Kept::head)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The public keys, old ones included, of heads and documents, oldest first; they are no secret to anybody. */
    @Transactional(readOnly = true)
    public List<KnownKey> keys() {
        return keys.all();
    }

    /** Proves one entry by a head that covers all. */
    @Transactional
    public Included entry(Chain chain, long sequence, Actor reader) {
        chain.requireReadableBy(reader);
        return proved(chain, chains.at(chain.name(), sequence).stream().toList());
    }

    /** The same for all entries about one case. */
    @Transactional
    public Included about(Chain chain, CaseNumber number, Actor reader) {
        chain.requireReadableBy(reader);
        return proved(chain, chains.about(chain.name(), number.value()));
    }

    /** Proves that one head of the chain continues another. */
    @Transactional(readOnly = true)
    public Consistency consistency(Chain chain, long from, long to, Actor reader) {
        chain.requireReadableBy(reader);
        SignedHead earlier = head(chain, from);
        SignedHead later = head(chain, to);
        if (from > to) {
            throw new NotVisible();
        }
        return new Consistency(earlier, later, tree(chain, to).consistency(Math.toIntExact(from)));
    }

    private SignedHead head(Chain chain, long size) {
        return rows.find(chain.name(), size).flatMap(Kept::head).orElseThrow(NotVisible::new);
    }

    private Included proved(Chain chain, List<Stored> entries) {
        if (entries.isEmpty()) {
            throw new NotVisible();
        }
        SignedHead head = ledger.seal(chain);
        MerkleTree tree = tree(chain, head.size());
        return new Included(
                head,
                entries.stream()
                        .map(entry -> new Inclusion(
                                entry.sequence(),
                                entry.canonical(),
                                tree.inclusion(Math.toIntExact(entry.sequence() - 1))))
                        .toList());
    }

    private MerkleTree tree(Chain chain, long size) {
        ByteArrayOutputStream leaves = new ByteArrayOutputStream();
        long last = 0;
        while (last < size) {
            List<Stored> page = chains.after(chain.name(), last, (int) Math.min(PAGE, size - last));
            if (page.isEmpty()) {
                throw new IllegalStateException("Entries are missing in " + chain.name() + " after " + last);
            }
            page.forEach(stored -> leaves.writeBytes(Merkle.leaf(stored.canonical())));
            last = page.get(page.size() - 1).sequence();
        }
        return new MerkleTree(leaves.toByteArray());
    }
}

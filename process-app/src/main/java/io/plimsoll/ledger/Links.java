package io.plimsoll.ledger;

import io.plimsoll.ledger.Chains.Stored;
import java.util.Optional;

/** Goes along a chain and tells at each entry whether it belongs there. */
final class Links {

    private final String chain;
    private long last;
    private String lastHash;

    /** @param last the entry to go on from, 0 for the start, where the hash is "" */
    Links(String chain, long last, String lastHash) {
        this.chain = chain;
        this.last = last;
        this.lastHash = lastHash;
    }

    /** The entry, if it is the next one and nobody changed it. */
    Optional<Entry> next(Stored stored) {
        if (stored.sequence() != last + 1 || !Sha256.hex(stored.canonical()).equals(stored.hash())) {
            return Optional.empty();
        }
        Optional<Entry> fits = Entry.read(stored.canonical())
                .filter(entry -> entry.chain().equals(chain)
                        && entry.sequence() == stored.sequence()
                        && entry.subject().equals(stored.subject())
                        && entry.prev().equals(lastHash));
        if (fits.isPresent()) {
            last = stored.sequence();
            lastHash = stored.hash();
        }
        return fits;
    }

    long last() {
        return last;
    }

    String lastHash() {
        return lastHash;
    }
}

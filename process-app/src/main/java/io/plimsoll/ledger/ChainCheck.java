package io.plimsoll.ledger;

import io.plimsoll.ledger.Chains.Head;
import io.plimsoll.ledger.Chains.Stored;
import io.plimsoll.ledger.People.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Recomputes one chain from its first entry, page by page, so that its length does not matter. */
final class ChainCheck {

    private static final int PAGE = 500;

    private final Chains chains;
    private final People people;
    private final String chain;
    private long last;
    private String lastHash = "";

    ChainCheck(Chains chains, People people, String chain) {
        this.chains = chains;
        this.people = people;
        this.chain = chain;
    }

    Verification run() {
        while (true) {
            // read before the page: what is appended meanwhile shows up as a further page, never as a missing entry
            Head head = chains.head(chain);
            List<Stored> page = chains.after(chain, last, PAGE);
            if (page.isEmpty()) {
                return atTheEnd(head);
            }
            OptionalLong broken = firstBrokenOf(page);
            if (broken.isPresent()) {
                return broken(head, broken.getAsLong());
            }
        }
    }

    private Verification atTheEnd(Head head) {
        if (head.entries() != last) {
            return broken(head, Math.min(head.entries(), last) + 1);
        }
        if (!head.hash().equals(lastHash)) {
            return broken(head, Math.max(last, 1));
        }
        return new Verification(true, last, lastHash, null);
    }

    private Verification broken(Head head, long sequence) {
        return new Verification(false, chains.count(chain), head.hash(), sequence);
    }

    private OptionalLong firstBrokenOf(List<Stored> page) {
        Map<Long, String> authors = new LinkedHashMap<>();
        OptionalLong broken = OptionalLong.empty();
        for (Stored stored : page) {
            if (!follows(stored, authors)) {
                broken = OptionalLong.of(last + 1);
                break;
            }
            last = stored.sequence();
            lastHash = stored.hash();
        }
        OptionalLong forged = firstByForgedPerson(authors);
        return forged.isPresent() ? forged : broken;
    }

    private boolean follows(Stored stored, Map<Long, String> authors) {
        if (stored.sequence() != last + 1 || !Sha256.hex(stored.canonical()).equals(stored.hash())) {
            return false;
        }
        Optional<Entry> read = Entry.read(stored.canonical());
        read.ifPresent(entry -> authors.put(stored.sequence(), entry.by()));
        return read.filter(entry -> entry.chain().equals(chain)
                        && entry.sequence() == stored.sequence()
                        && entry.subject().equals(stored.subject())
                        && entry.prev().equals(lastHash))
                .isPresent();
    }

    private OptionalLong firstByForgedPerson(Map<Long, String> authors) {
        Map<String, Person> known = people.byHash(Set.copyOf(authors.values()));
        return authors.entrySet().stream()
                .filter(author -> {
                    Person person = known.get(author.getValue());
                    return person != null && !person.isGenuine();
                })
                .mapToLong(Map.Entry::getKey)
                .findFirst();
    }
}

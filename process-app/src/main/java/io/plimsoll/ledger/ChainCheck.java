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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes one chain and the tree over it from the first entry, page by page, so that its length does not matter, and
 * holds the signed heads against it. Where a head does not hold, all since the last that does is in doubt.
 */
final class ChainCheck {

    private static final int PAGE = 500;

    private final Chains chains;
    private final People people;
    private final String chain;
    private final Links links;
    private final HeadCheck heads;

    ChainCheck(Chains chains, People people, HeadCheck heads, String chain) {
        this.chains = chains;
        this.people = people;
        this.heads = heads;
        this.chain = chain;
        this.links = new Links(chain, 0, "");
    }

    Verification run() {
        while (true) {
            // read before the page: what is appended meanwhile shows up as a further page, never as a missing entry
            Head head = chains.head(chain);
            List<Stored> page = chains.after(chain, links.last(), PAGE);
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
        long last = links.last();
        if (head.entries() != last) {
            return broken(head, Math.min(head.entries(), last) + 1);
        }
        if (!head.hash().equals(links.lastHash())) {
            return broken(head, Math.max(last, 1));
        }
        // a head that was signed meanwhile is in the row by now
        long claimed = heads.claimed();
        if (heads.covered() < head.sealed() || claimed > chains.head(chain).sealed()) {
            return broken(head, Math.min(heads.covered(), last) + 1);
        }
        return new Verification(true, last, links.lastHash(), null);
    }

    private Verification broken(Head head, long sequence) {
        return new Verification(false, chains.count(chain), head.hash(), sequence);
    }

    private OptionalLong firstBrokenOf(List<Stored> page) {
        Map<Long, Set<String>> marks = new LinkedHashMap<>();
        OptionalLong broken = OptionalLong.empty();
        for (Stored stored : page) {
            Optional<Entry> entry = links.next(stored);
            if (entry.isEmpty()) {
                broken = OptionalLong.of(links.last() + 1);
                break;
            }
            marks.put(stored.sequence(), entry.get().marks());
            if (!heads.holds(stored.canonical())) {
                broken = OptionalLong.of(heads.covered() + 1);
                break;
            }
        }
        OptionalLong forged = firstOfForgedPerson(marks);
        if (forged.isPresent() && broken.isPresent()) {
            return OptionalLong.of(Math.min(forged.getAsLong(), broken.getAsLong()));
        }
        return forged.isPresent() ? forged : broken;
    }

    private OptionalLong firstOfForgedPerson(Map<Long, Set<String>> marks) {
        Set<String> all = marks.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        Map<String, Person> known = people.byHash(all);
        return marks.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(mark -> isForged(known.get(mark))))
                .mapToLong(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean isForged(@Nullable Person person) {
        return person != null && !person.isGenuine();
    }
}

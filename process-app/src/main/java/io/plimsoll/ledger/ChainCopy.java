package io.plimsoll.ledger;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.ledger.Chains.Stored;
import io.plimsoll.ledger.HeadRows.Kept;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands out a chain as it lies there, to be checked elsewhere; page by page, since nothing in it ever changes. */
@Component
public class ChainCopy {

    private static final int PAGE = 500;

    private final Chains chains;
    private final HeadRows heads;
    private final People people;
    private final Ledger ledger;

    ChainCopy(Chains chains, HeadRows heads, People people, Ledger ledger) {
        this.chains = chains;
        this.heads = heads;
        this.people = people;
        this.ledger = ledger;
    }

    /**
     * An entry.
     *
     * @param canonical the text that its hash is of
     * @param marks of the people in it
     * @param facts as they were told
     */
    public record Copied(String canonical, Set<String> marks, Map<String, ?> facts) {}

    /**
     * The name behind a mark, and nothing else of the person: the mark is the SHA-256 of the canonical JSON of the other
     * three.
     *
     * @param salt "" where the name cannot be proved without the account, as for those from before that was kept apart
     * @param account a hash that stands for it
     */
    public record Named(String id, String salt, String name, String account) {}

    /** Where a copy ends: the newest head, signed now where entries came since. */
    @Transactional
    public SignedHead end(Chain chain, Actor reader) {
        chain.requireReadableBy(reader);
        if (chains.head(chain.name()).entries() == 0) {
            throw new NotVisible();
        }
        return ledger.seal(chain);
    }

    /** The first {@code size} entries, in order. */
    public void entries(Chain chain, long size, Actor reader, Consumer<Copied> each) {
        chain.requireReadableBy(reader);
        long last = 0;
        while (last < size) {
            List<Stored> page = chains.after(chain.name(), last, (int) Math.min(PAGE, size - last));
            if (page.isEmpty()) {
                throw new IllegalStateException("Entries are missing in " + chain.name() + " after " + last);
            }
            page.forEach(stored -> each.accept(copied(stored)));
            last = page.get(page.size() - 1).sequence();
        }
    }

    /** The heads over at most {@code size} entries, oldest first, as they were signed. */
    public void heads(Chain chain, long size, Actor reader, Consumer<String> each) {
        chain.requireReadableBy(reader);
        long last = 0;
        for (List<Kept> page = heads.after(chain.name(), last, PAGE);
                !page.isEmpty();
                page = heads.after(chain.name(), last, PAGE)) {
            page.stream().filter(kept -> kept.size() <= size).map(Kept::text).forEach(each);
            last = page.get(page.size() - 1).size();
        }
    }

    /** The people behind the marks of a chain that the reader has; those who were erased are missing. */
    public List<Named> people(Chain chain, Set<String> marks, Actor reader) {
        chain.requireReadableBy(reader);
        return people.byHash(marks).values().stream()
                .map(person -> new Named(
                        person.id(), person.account().isEmpty() ? "" : person.salt(), person.name(), person.account()))
                .toList();
    }

    private static Copied copied(Stored stored) {
        return Entry.read(stored.canonical())
                .map(entry -> new Copied(stored.canonical(), entry.marks(), entry.facts()))
                .orElseGet(() -> new Copied(stored.canonical(), Set.of(), Map.of()));
    }
}

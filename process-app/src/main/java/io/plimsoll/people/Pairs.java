package io.plimsoll.people;

import io.plimsoll.client.ContactView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Finds out which account and which contact are the same person: by the account that was noted, else by the address. */
final class Pairs {

    private Pairs() {}

    /** A person; at least one of the two is there. */
    record Pair(@Nullable Account account, @Nullable ContactView contact) {}

    /** Each account and each contact in exactly one pair; contacts first, in their order. */
    static List<Pair> of(List<Account> accounts, List<ContactView> contacts) {
        Set<Account> unpaired = new LinkedHashSet<>(accounts);
        List<Pair> pairs = new ArrayList<>();
        List<ContactView> byAddress = new ArrayList<>();
        for (ContactView contact : contacts) {
            Optional<Account> own = take(unpaired, contact, Pairs::isNoted);
            own.ifPresentOrElse(account -> pairs.add(new Pair(account, contact)), () -> byAddress.add(contact));
        }
        for (ContactView contact : byAddress) {
            pairs.add(new Pair(take(unpaired, contact, Pairs::hasAddress).orElse(null), contact));
        }
        unpaired.forEach(account -> pairs.add(new Pair(account, null)));
        return pairs;
    }

    private static Optional<Account> take(
            Set<Account> from, ContactView contact, BiPredicate<Account, ContactView> same) {
        Optional<Account> found =
                from.stream().filter(account -> same.test(account, contact)).findFirst();
        found.ifPresent(from::remove);
        return found;
    }

    private static boolean isNoted(Account account, ContactView contact) {
        return account.id().equals(contact.account());
    }

    private static boolean hasAddress(Account account, ContactView contact) {
        return account.email().equalsIgnoreCase(contact.email());
    }
}

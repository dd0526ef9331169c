package io.plimsoll.comment;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.people.Account;
import io.plimsoll.people.Directory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who can be named in a comment, as the sign-in knows people now. The MSP's people may name whoever may see the comment;
 * a client's people each other, and those of the MSP who have written to them about the case. Whoever else there is,
 * here or at other clients, is told to nobody.
 */
@Component
class Addressees {

    private final Directory directory;
    private final CommentRows rows;

    Addressees(Directory directory, CommentRows rows) {
        this.directory = directory;
        this.rows = rows;
    }

    /** Everybody found, or why a name is not taken. */
    sealed interface Found {

        record All(List<Addressee> people) implements Found {}

        record Not(String reason) implements Found {}
    }

    /** Those to choose from, by name. */
    List<Addressee> offered(ClientId client, CaseNumber number, Actor by) {
        return known(client, number, by).stream()
                .filter(account -> !account.id().equals(by.subject()))
                .map(Addressee::of)
                .sorted(Comparator.comparing(Addressee::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    Found find(Set<String> names, ClientId client, CaseNumber number, Visibility visibility, Actor by) {
        Map<String, Account> byName = new LinkedHashMap<>();
        known(client, number, by).forEach(account -> byName.put(key(account.username()), account));
        List<Addressee> people = new ArrayList<>();
        for (String name : names) {
            Account account = byName.get(key(name));
            if (account == null) {
                return new Found.Not("Nobody called @%s can be named here. Nothing was written.".formatted(name));
            } else if (!Addressee.maySee(account, client, visibility)) {
                return new Found.Not(
                        "%s is one of the client's people and sees no internal comments. Nothing was written."
                                .formatted(account.shown()));
            }
            people.add(Addressee.of(account));
        }
        return new Found.All(people);
    }

    /** Of these people, those who may hear of the client's cases now. */
    List<Account> stillAllowed(Collection<String> subjects, ClientId client) {
        return subjects.stream()
                .map(directory::account)
                .flatMap(Optional::stream)
                .filter(account -> Addressee.maySee(account, client, Visibility.SHARED))
                .toList();
    }

    private List<Account> known(ClientId client, CaseNumber number, Actor by) {
        Set<String> heardOf = by.isMsp() ? Set.of() : rows.writersKnownTo(client, number);
        List<Account> known = new ArrayList<>(directory.roster(client).accounts().stream()
                .filter(account -> Addressee.isOwn(account, client))
                .toList());
        directory.staff().stream()
                .filter(account -> Addressee.maySee(account, client, Visibility.INTERNAL))
                .filter(account -> by.isMsp() || heardOf.contains(account.id()))
                .forEach(known::add);
        return known;
    }

    private static String key(String username) {
        return username.toLowerCase(Locale.ROOT);
    }
}

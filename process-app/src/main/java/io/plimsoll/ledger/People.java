package io.plimsoll.ledger;

import io.plimsoll.identity.Actor;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who stands behind the salted hashes in the chains; kept apart so that a person can be erased and the chain stands. */
@Repository
class People {

    private static final int SALT_BYTES = 16;
    private static final String COLUMNS = "select id, salt, account_salt, subject, username, name from ledger_person ";
    private static final RowMapper<Person> PERSON = (row, i) -> new Person(
            row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6));

    private final JdbcClient db;
    private final SecureRandom random = new SecureRandom();

    People(JdbcClient db) {
        this.db = db;
    }

    /** The hash that stands for the actor; another one once the actor's name has changed. */
    String hashOf(Actor actor) {
        return db.sql(COLUMNS + "where subject = ?").param(actor.subject()).query(PERSON).list().stream()
                .filter(person -> person.describes(actor))
                .findFirst()
                .orElseGet(() -> add(actor))
                .id();
    }

    /** The people behind the hashes, by hash; those that were erased are missing. */
    Map<String, Person> byHash(Collection<String> hashes) {
        Map<String, Person> people = new HashMap<>();
        if (!hashes.isEmpty()) {
            db.sql(COLUMNS + "where id in (:ids)")
                    .param("ids", hashes)
                    .query(PERSON)
                    .list()
                    .forEach(person -> people.put(person.id(), person));
        }
        return people;
    }

    /** Forgets the person and their salts; returns the hashes that now stand for nobody. */
    List<String> erase(String subject) {
        List<String> hashes = db.sql("select id from ledger_person where subject = ? order by id")
                .param(subject)
                .query(String.class)
                .list();
        db.sql("delete from ledger_person where subject = ?").param(subject).update();
        return hashes;
    }

    private Person add(Actor actor) {
        String accountSalt = salt();
        Person person = Person.of(salt(), accountSalt, actor);
        db.sql("insert into ledger_person (id, salt, account_salt, subject, username, name) values (?, ?, ?, ?, ?, ?)")
                .params(person.id(), person.salt(), accountSalt, person.subject(), person.username(), person.name())
                .update();
        return person;
    }

    private String salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    /**
     * A person as they were called when they acted; the id is the salted hash of all the rest.
     *
     * @param accountSalt hides the account where only the name is shown; null in rows from before it was kept apart
     */
    record Person(String id, String salt, @Nullable String accountSalt, String subject, String username, String name) {

        static Person of(String salt, String accountSalt, Actor actor) {
            Person unnamed = new Person("", salt, accountSalt, actor.subject(), actor.username(), actor.name());
            return new Person(unnamed.hash(), salt, accountSalt, actor.subject(), actor.username(), actor.name());
        }

        boolean describes(Actor actor) {
            return username.equals(actor.username()) && name.equals(actor.name());
        }

        boolean isGenuine() {
            return id.equals(hash());
        }

        /** Stands for the account in what others get to see; "" where the name cannot be proved without it. */
        String account() {
            return accountSalt == null
                    ? ""
                    : Sha256.hex(
                            CanonicalJson.of(Map.of("salt", accountSalt, "subject", subject, "username", username)));
        }

        private String hash() {
            Map<String, String> parts = accountSalt == null
                    ? Map.of("salt", salt, "subject", subject, "username", username, "name", name)
                    : Map.of("salt", salt, "account", account(), "name", name);
            return Sha256.hex(CanonicalJson.of(parts));
        }
    }
}

package io.plimsoll.ledger;

import io.plimsoll.identity.Actor;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who stands behind the salted hashes in the chains; kept apart so that a person can be erased and the chain stands. */
@Repository
class People {

    private static final int SALT_BYTES = 16;
    private static final String COLUMNS = "select id, salt, subject, username, name from ledger_person ";
    private static final RowMapper<Person> PERSON = (row, i) ->
            new Person(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5));

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
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Person person = Person.of(HexFormat.of().formatHex(salt), actor);
        db.sql("insert into ledger_person (id, salt, subject, username, name) values (?, ?, ?, ?, ?)")
                .params(person.id(), person.salt(), person.subject(), person.username(), person.name())
                .update();
        return person;
    }

    /** A person as they were called when they acted; the id is the salted hash of all the rest. */
    record Person(String id, String salt, String subject, String username, String name) {

        static Person of(String salt, Actor actor) {
            return new Person(
                    hash(salt, actor.subject(), actor.username(), actor.name()),
                    salt,
                    actor.subject(),
                    actor.username(),
                    actor.name());
        }

        boolean describes(Actor actor) {
            return username.equals(actor.username()) && name.equals(actor.name());
        }

        boolean isGenuine() {
            return id.equals(hash(salt, subject, username, name));
        }

        private static String hash(String salt, String subject, String username, String name) {
            return Sha256.hex(
                    CanonicalJson.of(Map.of("salt", salt, "subject", subject, "username", username, "name", name)));
        }
    }
}

package io.plimsoll.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * One link of a chain. What is hashed and kept is its canonical text and nothing else, so columns and drivers cannot
 * change a digit of it.
 *
 * @param by salted hash of the person
 * @param prev hash of the entry before, "" for the first
 */
record Entry(
        String chain,
        long sequence,
        Instant at,
        String event,
        String subject,
        String by,
        Map<String, ?> facts,
        String prev) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    String canonical() {
        return CanonicalJson.of(Map.of(
                "chain", chain,
                "seq", sequence,
                "at", TIME.format(at),
                "event", event,
                "subject", subject,
                "by", by,
                "facts", facts,
                "prev", prev));
    }

    /** The marks of the people in it: who did it, and whom it was done to. */
    Set<String> marks() {
        return facts.get(Ledger.PERSON) instanceof String whom ? new HashSet<>(List.of(by, whom)) : Set.of(by);
    }

    /** Reads what {@link #canonical()} wrote; empty where somebody else wrote it. */
    static Optional<Entry> read(String canonical) {
        try {
            return Optional.ofNullable(JSON.readValue(canonical, MEMBERS))
                    .map(members -> new Entry(
                            text(members, "chain"),
                            ((Number) member(members, "seq")).longValue(),
                            Instant.parse(text(members, "at")),
                            text(members, "event"),
                            text(members, "subject"),
                            text(members, "by"),
                            JSON.convertValue(member(members, "facts"), MEMBERS),
                            text(members, "prev")));
        } catch (JacksonException | ClassCastException | IllegalArgumentException | DateTimeException foreign) {
            return Optional.empty();
        }
    }

    private static String text(Map<String, Object> members, String name) {
        return (String) member(members, name);
    }

    private static Object member(Map<String, Object> members, String name) {
        Object member = members.get(name);
        if (member == null) {
            throw new IllegalArgumentException("Not a ledger entry");
        }
        return member;
    }
}

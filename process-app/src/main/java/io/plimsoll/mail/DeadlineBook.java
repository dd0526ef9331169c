package io.plimsoll.mail;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers which deadlines were put into whose calendar, so that they are moved and taken out there again. */
@Component
class DeadlineBook {

    private final JdbcClient db;
    private final MailProperties properties;

    DeadlineBook(JdbcClient db, MailProperties properties) {
        this.db = db;
        this.properties = properties;
    }

    private record Noted(String id, Instant at, int revision, String title, boolean over) {}

    /**
     * What a mail changes in its reader's calendar; written down as done. Nothing where it stands there already.
     *
     * @param parts what it tells that one reader
     */
    List<CalendarEvent> changes(List<MailOrder> parts, Words words) {
        List<MailOrder> dated = parts.stream()
                .filter(part -> part.deadlines() != null && part.number() != null)
                .toList();
        if (dated.isEmpty()) {
            return List.of();
        }
        Map<String, List<Noted>> noted = noted(dated);
        return dated.stream()
                .flatMap(part ->
                        changes(part, noted.getOrDefault(String.valueOf(part.number()), List.of()), words).stream())
                .toList();
    }

    private List<CalendarEvent> changes(MailOrder order, List<Noted> noted, Words words) {
        DeadlineNews news = Objects.requireNonNull(order.deadlines());
        List<CalendarEvent> changes = new ArrayList<>();
        noted.stream()
                .filter(one -> !one.over() && !one.id().equals(news.open()))
                .forEach(one -> changes.add(over(order, one)));
        Deadline asked = news.asked();
        if (asked != null) {
            Optional<Noted> before =
                    noted.stream().filter(one -> one.id().equals(asked.id())).findFirst();
            Instant at = asked.at().truncatedTo(ChronoUnit.MILLIS);
            if (before.isEmpty() || before.get().over() || !before.get().at().equals(at)) {
                changes.add(
                        entered(order, asked.id(), at, before, words.of("deadline", PlainText.oneLine(asked.title()))));
            }
        }
        return List.copyOf(changes);
    }

    /** By the case that they are of. */
    private Map<String, List<Noted>> noted(List<MailOrder> parts) {
        return db
                .sql("select deadline_id, due_at, revision, title, is_over, case_number from outbox_deadline where"
                        + " client_id = :client and case_number in (:numbers) and recipient = :recipient order by"
                        + " deadline_id")
                .param("client", parts.get(0).oneClient().value())
                .param(
                        "numbers",
                        parts.stream()
                                .map(part -> String.valueOf(part.number()))
                                .toList())
                .param("recipient", parts.get(0).to().email())
                .query((row, at) -> Map.entry(
                        row.getString(6),
                        new Noted(
                                row.getString(1),
                                row.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                                row.getInt(3),
                                row.getString(4),
                                row.getBoolean(5))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private CalendarEvent over(MailOrder order, Noted one) {
        write(order, one.id(), one.at(), one.revision() + 1, true);
        return new CalendarEvent(uid(one.id()), one.revision() + 1, true, one.at(), one.title());
    }

    private CalendarEvent entered(MailOrder order, String id, Instant at, Optional<Noted> before, String title) {
        int revision = before.map(one -> one.revision() + 1).orElse(0);
        if (before.isPresent()) {
            write(order, id, at, revision, false);
        } else {
            db.sql(
                            "insert into outbox_deadline (client_id, case_number, recipient, deadline_id, due_at, revision, title,"
                                    + " is_over) values (:client, :number, :recipient, :id, :at, 0, :title, false)")
                    .param("client", order.oneClient().value())
                    .param("number", String.valueOf(order.number()))
                    .param("recipient", order.to().email())
                    .param("id", id)
                    .param("at", utc(at))
                    .param("title", PlainText.cut(title, 300))
                    .update();
        }
        return new CalendarEvent(uid(id), revision, false, at, title);
    }

    private void write(MailOrder order, String id, Instant at, int revision, boolean over) {
        db.sql(
                        "update outbox_deadline set due_at = :at, revision = :revision, is_over = :over where client_id = :client"
                                + " and recipient = :recipient and deadline_id = :id")
                .param("at", utc(at))
                .param("revision", revision)
                .param("over", over)
                .param("client", order.oneClient().value())
                .param("recipient", order.to().email())
                .param("id", id)
                .update();
    }

    private String uid(String id) {
        return id + "@" + properties.domain();
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}

package io.plimsoll.attestation;

import io.plimsoll.client.Deadline;
import io.plimsoll.client.ReckonedBy;
import io.plimsoll.identity.ClientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows about what clients were asked and what they said. */
@Repository
class AttestationRows {

    private final JdbcClient db;

    AttestationRows(JdbcClient db) {
        this.db = db;
    }

    boolean begun(ClientId client) {
        return db.sql("select count(*) from attestation where client_id = ?")
                        .param(client.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Every client that is asked; for starting up. */
    Set<String> allBegun() {
        return Set.copyOf(
                db.sql("select client_id from attestation").query(String.class).list());
    }

    /** @return false where somebody else has begun in the meantime */
    boolean begin(ClientId client, Instant now, Deadline first) {
        try {
            db.sql("insert into attestation (client_id, begun_at, ask_again, ask_new_at, zone, calendar)"
                            + " values (?, ?, false, ?, ?, ?)")
                    .params(
                            client.value(),
                            column(now),
                            column(first.at()),
                            first.zone().getId(),
                            first.calendarVersion())
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** The client is asked no more; false where it was not. What it said stays. */
    boolean forget(ClientId client) {
        return db.sql("delete from attestation where client_id = ?")
                        .param(client.value())
                        .update()
                == 1;
    }

    /** Sets when what is new is asked; false where a time is set already. */
    boolean askNewAt(ClientId client, Deadline due) {
        return db.sql("update attestation set ask_new_at = ?, zone = ?, calendar = ?"
                                + " where client_id = ? and ask_new_at is null")
                        .params(column(due.at()), due.zone().getId(), due.calendarVersion(), client.value())
                        .update()
                == 1;
    }

    /** When what is new to the client is asked; empty where nothing waits for that. */
    Optional<Instant> asksNewAt(ClientId client) {
        return db.sql("select ask_new_at from attestation where client_id = ? and ask_new_at is not null")
                .param(client.value())
                .query((row, n) -> instant(row, "ask_new_at"))
                .optional();
    }

    void nothingNew(ClientId client) {
        db.sql("update attestation set ask_new_at = null where client_id = ?")
                .param(client.value())
                .update();
    }

    /** The questions that the client was asked at any time. */
    Set<String> everAsked(ClientId client) {
        return Set.copyOf(db.sql("select distinct question_id from asked_question where client_id = ?")
                .param(client.value())
                .query(String.class)
                .list());
    }

    boolean wantsAgain(ClientId client) {
        return db.sql("select ask_again from attestation where client_id = ?")
                .param(client.value())
                .query(Boolean.class)
                .single();
    }

    void wantAgain(ClientId client, boolean again) {
        db.sql("update attestation set ask_again = ? where client_id = ?")
                .params(again, client.value())
                .update();
    }

    void open(Questionnaire asked) {
        ClientId client = asked.client();
        db.sql("insert into questionnaire (id, client_id, open_key, asked_at, due_at, zone, calendar_version,"
                        + " policy_version, last_rung, reminders) values (?, ?, ?, ?, ?, ?, ?, ?, 0, 0)")
                .params(
                        asked.id(),
                        client.value(),
                        client.value(),
                        column(asked.askedAt()),
                        column(asked.due().at()),
                        asked.due().zone().getId(),
                        asked.due().calendarVersion(),
                        asked.policy())
                .update();
        for (int place = 0; place < asked.questions().size(); place++) {
            insert(asked, place, asked.questions().get(place));
        }
    }

    private void insert(Questionnaire asked, int place, AskedQuestion question) {
        db.sql("insert into asked_question (questionnaire_id, client_id, question_id, place, area, words,"
                        + " help, text_sha256, by_signatory, evidence, answered)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false)")
                .params(
                        asked.id(),
                        asked.client().value(),
                        question.question(),
                        place,
                        question.area(),
                        question.words(),
                        question.help(),
                        question.textSha256(),
                        question.bySignatory(),
                        question.evidence())
                .update();
    }

    Optional<Questionnaire> open(ClientId client) {
        return db.sql("select id, asked_at, due_at, zone, calendar_version, policy_version, last_rung, reminders"
                        + " from questionnaire where open_key = ? and client_id = ?")
                .params(client.value(), client.value())
                .query((row, n) -> questionnaire(client, row))
                .optional();
    }

    private Questionnaire questionnaire(ClientId client, ResultSet row) throws SQLException {
        String id = row.getString("id");
        return new Questionnaire(
                id,
                client,
                instant(row, "asked_at"),
                new Deadline(instant(row, "due_at"), ZoneId.of(row.getString("zone")), row.getInt("calendar_version")),
                row.getInt("policy_version"),
                row.getInt("last_rung"),
                row.getInt("reminders"),
                questions(client, id));
    }

    private List<AskedQuestion> questions(ClientId client, String questionnaire) {
        return db.sql("select question_id, area, words, help, text_sha256, by_signatory, evidence, answered"
                        + " from asked_question where questionnaire_id = ? and client_id = ? order by place")
                .params(questionnaire, client.value())
                .query((row, n) -> new AskedQuestion(
                        row.getString("question_id"),
                        row.getString("area"),
                        row.getString("words"),
                        row.getString("help"),
                        row.getString("text_sha256"),
                        row.getBoolean("by_signatory"),
                        row.getBoolean("evidence"),
                        row.getBoolean("answered")))
                .list();
    }

    /** There is time to answer until another moment. */
    void askedUntil(Questionnaire asked, Deadline due) {
        db.sql("update questionnaire set due_at = ?, zone = ?, calendar_version = ? where id = ? and client_id = ?")
                .params(
                        column(due.at()),
                        due.zone().getId(),
                        due.calendarVersion(),
                        asked.id(),
                        asked.client().value())
                .update();
    }

    void reminded(Questionnaire asked, int rung) {
        db.sql("update questionnaire set last_rung = ?, reminders = reminders + 1 where id = ? and client_id = ?")
                .params(rung, asked.id(), asked.client().value())
                .update();
    }

    /** @param ending answered, silent or left */
    void end(Questionnaire asked, String ending, Instant now) {
        db.sql("update questionnaire set open_key = null, ending = ?, ended_at = ? where id = ? and client_id = ?")
                .params(ending, column(now), asked.id(), asked.client().value())
                .update();
    }

    /** Puts an answer in the place of what was said before, which stays readable. */
    void answer(ClientId client, Answer answer) {
        ReckonedBy by = Objects.requireNonNull(answer.reckonedBy());
        String key = client + "/" + answer.question();
        db.sql("update attestation_answer set current_key = null where current_key = ? and client_id = ?")
                .params(key, client.value())
                .update();
        db.sql("insert into attestation_answer (id, client_id, question_id, questionnaire_id, current_key, answer,"
                        + " words, by_subject, by_name, answered_at, ask_again_at, valid_until, zone, calendar, expired,"
                        + " text_sha256) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        answer.id(),
                        client.value(),
                        answer.question(),
                        answer.questionnaire(),
                        key,
                        answer.choice().key(),
                        answer.words(),
                        answer.bySubject(),
                        answer.byName(),
                        column(answer.at()),
                        column(answer.askAgainAt()),
                        column(answer.validUntil()),
                        by.zone(),
                        by.calendar(),
                        answer.expired(),
                        answer.textSha256())
                .update();
        db.sql("update asked_question set answered = true where questionnaire_id = ? and question_id = ?"
                        + " and client_id = ?")
                .params(answer.questionnaire(), answer.question(), client.value())
                .update();
    }

    /** What was said last, by question. */
    Map<String, Answer> answers(ClientId client) {
        return db
                .sql("select id, question_id, questionnaire_id, answer, words, by_subject, by_name, answered_at,"
                        + " ask_again_at, valid_until, zone, calendar, expired, text_sha256 from attestation_answer"
                        + " where client_id = ? and current_key is not null")
                .param(client.value())
                .query(AttestationRows::answer)
                .list()
                .stream()
                .collect(Collectors.toMap(Answer::question, Function.identity()));
    }

    void expire(ClientId client, Answer answer) {
        db.sql("update attestation_answer set expired = true where id = ? and client_id = ?")
                .params(answer.id(), client.value())
                .update();
    }

    private static Answer answer(ResultSet row, int n) throws SQLException {
        return new Answer(
                row.getString("id"),
                row.getString("question_id"),
                row.getString("questionnaire_id"),
                Choice.ofKey(row.getString("answer")),
                row.getString("words"),
                row.getString("by_subject"),
                row.getString("by_name"),
                instant(row, "answered_at"),
                instant(row, "ask_again_at"),
                instant(row, "valid_until"),
                reckonedBy(row),
                row.getBoolean("expired"),
                row.getString("text_sha256"));
    }

    private static @Nullable ReckonedBy reckonedBy(ResultSet row) throws SQLException {
        String zone = row.getString("zone");
        return zone == null ? null : new ReckonedBy(zone, row.getInt("calendar"));
    }

    private static LocalDateTime column(Instant instant) {
        return LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}

package io.plimsoll.process;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Tenancy;
import io.plimsoll.ledger.Sha256;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who completed which task, kept after the engine has forgotten the task. The row is written before anything is
 * decided: whoever comes second waits for it, so that no decision is taken twice.
 */
@Component
class Completions {

    /** A completion of the past. */
    record Done(
            ClientId client,
            @Nullable CaseNumber number,
            String matter,
            String form,
            String subject,
            String name,
            Instant at,
            String key,
            String hash) {

        /** Whether this was the same request, sent again. */
        boolean repeatedBy(Actor actor, @Nullable String idempotencyKey, String valuesHash) {
            return idempotencyKey != null
                    && !key.isEmpty()
                    && key.equals(idempotencyKey)
                    && subject.equals(actor.subject())
                    && hash.equals(valuesHash);
        }
    }

    private final JsonMapper canonical = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private final JdbcClient db;
    private final Clock clock;

    Completions(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Optional<Done> find(String taskId) {
        return db.sql(
                        "select client_id, case_number, form_id, by_subject, by_name, done_at, idempotency_key, values_hash"
                                + " from task_completion where task_id = ? and " + Tenancy.condition("client_id"))
                .params(taskId)
                .query((row, index) -> new Done(
                        new ClientId(row.getString(1)),
                        OpenTasks.number(row.getString(2)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        row.getString(7),
                        row.getString(8)))
                .optional();
    }

    void record(TaskSummary task, Actor by, @Nullable String idempotencyKey, String valuesHash) {
        db.sql("insert into task_completion (task_id, client_id, case_number, form_id, by_subject, by_name, done_at,"
                        + " idempotency_key, values_hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        task.id(),
                        task.client().value(),
                        task.matter().equals(task.client().value()) ? "" : task.matter(),
                        task.form(),
                        by.subject(),
                        by.name(),
                        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        idempotencyKey == null ? "" : idempotencyKey,
                        valuesHash)
                .update();
    }

    /** The same for the same values, whatever the order of their keys. */
    String hash(Map<String, ?> values) {
        return Sha256.hex(canonical.writeValueAsString(values));
    }
}

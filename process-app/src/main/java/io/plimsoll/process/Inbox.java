package io.plimsoll.process;

import io.plimsoll.identity.Actor;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The human tasks: who may see, claim and complete them. */
@Component
public class Inbox {

    /** The open tasks that the actor's roles and clients allow (auditors see all, may do none). */
    public TaskPage list(TaskQuery query, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** One open task; NotVisible where absent, done or not the actor's to see. */
    public TaskDetail get(String id, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** Takes the task for oneself; false where somebody else has it. Claiming again is fine. */
    public boolean claim(String id, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** Validates against the deployed form, lets the feature decide, completes; all in one transaction. */
    public Completion complete(
            String id,
            Map<String, Object> values,
            @Nullable String revision,
            @Nullable String idempotencyKey,
            Actor actor) {
        throw new UnsupportedOperationException();
    }
}

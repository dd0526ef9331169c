package io.plimsoll.process;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Date;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/** Where a page of tasks ended; a place in the order and not a count, so that tasks done meanwhile shift nothing. */
record TaskCursor(@Nullable Date due, String id) {

    /** @throws IllegalArgumentException where the text is no cursor of ours */
    static TaskCursor read(String text) {
        String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        String[] parts = plain.split(" ", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("Not a cursor");
        }
        return new TaskCursor(parts[0].isEmpty() ? null : new Date(Long.parseLong(parts[0])), parts[1]);
    }

    String text() {
        String plain = (due == null ? "" : String.valueOf(due.getTime())) + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the task comes later in the order: by due date, those without one first, then by id. */
    boolean isBefore(Task task) {
        long mine = due == null ? Long.MIN_VALUE : due.getTime();
        long its =
                task.getDueDate() == null ? Long.MIN_VALUE : task.getDueDate().getTime();
        return mine == its ? id.compareTo(task.getId()) < 0 : mine < its;
    }
}

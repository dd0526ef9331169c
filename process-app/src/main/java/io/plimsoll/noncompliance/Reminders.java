package io.plimsoll.noncompliance;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminders that somebody sends by hand, of many cases at once. Each case is a transaction of its own: what is in the
 * way of one keeps no other from its reminder.
 */
@Component
public class Reminders {

    /** So many cases at once. */
    public static final int MOST = 100;

    private static final String NO_SUCH_CASE = "There is no such case among yours.";

    private final HandReminder reminder;
    private final TransactionTemplate transaction;

    Reminders(HandReminder reminder, TransactionTemplate transaction) {
        this.reminder = reminder;
        this.transaction = transaction;
    }

    /**
     * What became of one case.
     *
     * @param number as it was asked for
     * @param title "" where the case is not the person's to see
     * @param sent whether the client was reminded
     * @param words who was told, or why nobody was
     */
    public record Reminded(String number, String title, boolean sent, String words) {}

    /** Reminds the client of what is asked in each of these cases, in their order and each once. */
    public List<Reminded> remind(List<String> numbers, Actor by) {
        by.require(Role.ANALYST, Role.SERVICE_MANAGER);
        if (numbers.size() > MOST) {
            throw new IllegalArgumentException("At most " + MOST + " cases at once");
        }
        return new LinkedHashSet<>(numbers)
                .stream().map(number -> one(number, by)).toList();
    }

    private Reminded one(String number, Actor by) {
        if (!CaseNumber.isValid(number)) {
            return new Reminded(number, "", false, NO_SUCH_CASE);
        }
        try {
            return transaction.execute(status -> reminder.send(new CaseNumber(number), by));
        } catch (NotVisible foreign) {
            return new Reminded(number, "", false, NO_SUCH_CASE);
        }
    }
}

package io.plimsoll.client;

import io.plimsoll.identity.ClientId;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A client with all that others need of it.
 *
 * @param contacts all its people, those who have left among them
 * @param tier gold, silver or bronze; an input of the decision tables
 * @param facts kebab-case facts that conditions of controls ask for, as in {@code uses-azure}
 * @param active false once all services have ended
 */
public record ClientView(
        ClientId id,
        String name,
        String tier,
        Locale locale,
        CalendarView calendar,
        List<ContactView> contacts,
        List<ServiceView> services,
        Set<String> facts,
        boolean active) {

    /** Those of its people whom mail goes to. */
    public List<ContactView> reachable() {
        return contacts.stream().filter(ContactView::active).toList();
    }
}

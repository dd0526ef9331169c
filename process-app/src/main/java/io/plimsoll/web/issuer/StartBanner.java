package io.plimsoll.web.issuer;

import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever started Plimsoll to try it where it is and as whom they can sign in. */
@Component
@Profile("embedded")
class StartBanner {

    private final OwnAddress own;
    private final Realm realm;

    StartBanner(OwnAddress own, Realm realm) {
        this.own = own;
        this.realm = realm;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        if (own.isKnown()) {
            PrintStream out = System.out;
            out.print(text());
            out.flush();
        }
    }

    String text() {
        String table = realm.people().stream()
                .map(person -> String.format(
                        Locale.ROOT,
                        "  %-20s %-10s %-16s %s%n",
                        person.username(),
                        person.password(),
                        person.name(),
                        person.part()))
                .collect(Collectors.joining());
        return String.format(
                Locale.ROOT,
                "%nPlimsoll is ready: %s/%n%n  %-20s %-10s %-16s %s%n%s%n",
                own.base(),
                "sign in as",
                "password",
                "name",
                "role",
                table);
    }
}

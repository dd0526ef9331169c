package io.plimsoll.identity;

import java.text.Normalizer;
import java.util.Locale;

/** Decides whether a person may sign for a client, and whether what they typed will do. */
public record Signatory(Actor actor) {

    /** Nobody signs on behalf of others: a person of the client itself with the signatory's role, and nobody else. */
    public boolean maySignFor(ClientId client) {
        return actor.has(Role.CLIENT_SIGNATORY)
                && !actor.isMsp()
                && !actor.scope().all()
                && actor.scope().includes(client);
    }

    /** Whether the typed name is the person's own; case and spacing do not matter. */
    public boolean isNamed(String typed) {
        return !typed.isBlank() && plain(typed).equals(plain(actor.name()));
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }
}

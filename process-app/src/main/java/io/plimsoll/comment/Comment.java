package io.plimsoll.comment;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.ledger.Sha256;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored comment.
 *
 * @param salt of its hash in the ledger; with the words it is what an administrator erases
 * @param mail the message that it came in, null where it was written on the page
 */
record Comment(
        String id,
        ClientId client,
        CaseNumber number,
        Visibility visibility,
        String words,
        String salt,
        String authorSubject,
        String authorName,
        boolean byMsp,
        Instant writtenAt,
        @Nullable Instant withdrawnAt,
        @Nullable ByMail mail) {

    /**
     * @param from the address that the message says it is from
     * @param sha256 of the whole message
     */
    record ByMail(String from, String sha256) {}

    boolean isBy(Actor person) {
        return authorSubject.equals(person.subject());
    }

    boolean isErased() {
        return salt.isEmpty();
    }

    /** What the ledger knows of the words. */
    String fingerprint() {
        return Sha256.salted(salt, words);
    }

    CommentView view(Actor reader, List<String> mentioned) {
        return new CommentView(
                id,
                visibility,
                withdrawnAt == null ? words : "",
                authorName,
                byMsp,
                isBy(reader),
                writtenAt,
                withdrawnAt,
                isErased(),
                mail == null ? null : mail.from(),
                mentioned);
    }
}

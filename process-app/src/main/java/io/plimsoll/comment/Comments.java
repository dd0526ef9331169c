package io.plimsoll.comment;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.comment.Addressees.Found;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.NonCompliances;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What people say about cases. What is internal is the MSP's: to a client's people there is no such comment, neither
 * shown nor counted nor told of. Nothing is changed afterwards; who wrote something may take it back, and it stays on
 * record that they did.
 */
@Component
public class Comments {

    /** The longest that is taken. */
    public static final int LONGEST = 4000;

    private static final Role[] WRITERS = {
        Role.ANALYST, Role.SERVICE_MANAGER, Role.DIRECTOR, Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY
    };
    private static final int LARGEST_PAGE = 100;
    private static final int MOST_NAMED = 20;
    private static final int MOST_AN_HOUR = 60;
    private static final int UNREAD_SHOWN = 10;

    /** After every id of ours, whose letters are hexadecimal digits. */
    private static final String NEWEST = "g";

    private final NonCompliances cases;
    private final CommentRows rows;
    private final MentionRows mentions;
    private final Addressees addressees;
    private final CommentEffects effects;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Comments(
            NonCompliances cases,
            CommentRows rows,
            MentionRows mentions,
            Addressees addressees,
            CommentEffects effects,
            TransactionTemplate transaction,
            Clock clock) {
        this.cases = cases;
        this.rows = rows;
        this.mentions = mentions;
        this.addressees = addressees;
        this.effects = effects;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Some of the comments that the reader may see, newest first.
     *
     * @param cursor as the page before gave it, null for the first
     * @param limit how many at most, up to 100
     */
    @Transactional(readOnly = true)
    public CommentPage list(CaseNumber number, @Nullable String cursor, int limit, Actor reader) {
        CaseView about = cases.get(number, reader);
        int most = Math.max(1, Math.min(limit, LARGEST_PAGE));
        String before = cursor == null ? NEWEST : cursor;
        List<Comment> found = rows.before(about.client(), number, before, reader.isMsp(), most + 1);
        List<Comment> shown = found.subList(0, Math.min(most, found.size()));
        Map<String, List<String>> names =
                mentions.names(about.client(), shown.stream().map(Comment::id).toList());
        return new CommentPage(
                shown.stream()
                        .map(one -> one.view(reader, names.getOrDefault(one.id(), List.of())))
                        .toList(),
                found.size() > most ? shown.get(most - 1).id() : null);
    }

    /** Whom the actor may name in a comment about the case; asks the sign-in. */
    public List<Addressee> people(CaseNumber number, Actor by) {
        by.require(WRITERS);
        return addressees.offered(cases.get(number, by).client(), number, by);
    }

    /** Says something about an open case, and tells whom it concerns. */
    public CommentResult write(CaseNumber number, NewComment given, Actor by) {
        by.require(WRITERS);
        CaseView about = cases.get(number, by);
        Visibility visibility = visibility(given, by);
        if (given.words().isBlank() || given.words().length() > LONGEST) {
            return new CommentResult.Refused("Write something, in up to 4,000 characters.");
        } else if (visibility == Visibility.INTERNAL && !by.isMsp()) {
            return new CommentResult.Refused("What you write here is seen by your people and by us.");
        }
        Set<String> named = new LinkedHashSet<>(Names.in(given.words()));
        named.addAll(given.mentioned());
        if (named.size() > MOST_NAMED) {
            return new CommentResult.Refused("At most 20 people can be named at once.");
        }
        // the sign-in is asked before the transaction begins: it may be slow, or away
        Found found = named.isEmpty()
                ? new Found.All(List.of())
                : addressees.find(named, about.client(), number, visibility, by);
        if (found instanceof Found.Not not) {
            return new CommentResult.Refused(not.reason());
        }
        List<Addressee> people = ((Found.All) found).people();
        return transaction.execute(
                status -> keep(about, visibility, given.words().strip(), null, people, by));
    }

    /** Takes what somebody of the client answered by mail; nobody is told because the words seem to name them. */
    CommentResult received(CaseNumber number, String words, Comment.ByMail mail, Actor by) {
        if (words.isBlank() || words.length() > LONGEST) {
            return new CommentResult.Refused("There are no words in it, or too many.");
        }
        CaseView about = cases.get(number, by);
        return transaction.execute(status -> keep(about, Visibility.SHARED, words.strip(), mail, List.of(), by));
    }

    private static Visibility visibility(NewComment given, Actor by) {
        Visibility chosen = given.visibility();
        return chosen != null ? chosen : by.isMsp() ? Visibility.INTERNAL : Visibility.SHARED;
    }

    private CommentResult keep(
            CaseView about,
            Visibility visibility,
            String words,
            Comment.@Nullable ByMail mail,
            List<Addressee> people,
            Actor by) {
        Instant now = now();
        if (cases.get(about.number(), by).closedAt() != null) {
            return new CommentResult.Refused("This matter is closed; nothing can be added any more.");
        } else if (rows.writtenBy(by.subject(), now.minus(Duration.ofHours(1))) >= MOST_AN_HOUR) {
            return new CommentResult.TooMuch("You have written 60 comments within an hour. Please wait a little.");
        }
        Comment comment = new Comment(
                UuidCreator.getTimeOrderedEpoch().toString(),
                about.client(),
                about.number(),
                visibility,
                words,
                salt(),
                by.subject(),
                by.name(),
                by.isMsp(),
                now,
                null,
                mail);
        rows.add(comment);
        people.forEach(person -> mentions.add(comment, person));
        effects.written(comment, people, by);
        return done(comment, by);
    }

    /** Takes a comment of one's own back; its words are shown to nobody any more. */
    @Transactional
    public CommentResult withdraw(CaseNumber number, String id, Actor by) {
        by.require(WRITERS);
        Comment comment = visible(number, id, by);
        if (!comment.isBy(by)) {
            throw new AccessDenied("Only who wrote a comment may take it back");
        } else if (!rows.withdraw(comment, now())) {
            return new CommentResult.Refused("This comment was taken back before.");
        }
        effects.noted("comment-withdrawn", comment, by);
        return done(visible(number, id, by), by);
    }

    /** An administrator removes the words of a comment that was taken back, for good; the ledger still verifies. */
    @Transactional
    public CommentResult erase(CaseNumber number, String id, Actor by) {
        by.require(Role.ADMINISTRATOR);
        Comment comment = visible(number, id, by);
        if (comment.withdrawnAt() == null || comment.isErased()) {
            return new CommentResult.Refused(
                    comment.isErased()
                            ? "The words of this comment are gone already."
                            : "Only what its author has taken back can be erased.");
        }
        rows.erase(comment);
        effects.noted("comment-erased", comment, by);
        return done(visible(number, id, by), by);
    }

    /** The comments that name the actor and that they have not read, newest first; the first ten. */
    @Transactional(readOnly = true)
    public List<MentionView> mentions(Actor reader) {
        return mentions.unread(reader, UNREAD_SHOWN).stream()
                .filter(mention -> reader.scope().includes(mention.client()))
                .toList();
    }

    /** The reader has the comments about the case before them. */
    @Transactional
    public void read(CaseNumber number, Actor reader) {
        mentions.read(cases.get(number, reader).client(), number, reader, now());
    }

    /** NotVisible for what the reader may not see as for what never was. */
    private Comment visible(CaseNumber number, String id, Actor reader) {
        return rows.find(cases.get(number, reader).client(), number, id)
                .filter(one -> one.visibility() == Visibility.SHARED || reader.isMsp())
                .orElseThrow(NotVisible::new);
    }

    private CommentResult done(Comment comment, Actor by) {
        List<String> names =
                mentions.names(comment.client(), List.of(comment.id())).getOrDefault(comment.id(), List.of());
        return new CommentResult.Done(comment.view(by, names));
    }

    private String salt() {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

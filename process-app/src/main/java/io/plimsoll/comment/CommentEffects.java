package io.plimsoll.comment;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.noncompliance.CaseMails;
import io.plimsoll.noncompliance.Engagement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What follows from a comment: the ledger, the engagement record, mails, and news for those who watch the case. Nothing
 * of an internal comment reaches what the client can read: it is recorded in the MSP's own chain.
 */
@Component
class CommentEffects {

    private static final String STEP = "written";

    private final Ledger ledger;
    private final Engagement engagement;
    private final CaseMails mails;
    private final Postman postman;
    private final News news;

    CommentEffects(Ledger ledger, Engagement engagement, CaseMails mails, Postman postman, News news) {
        this.ledger = ledger;
        this.engagement = engagement;
        this.mails = mails;
        this.postman = postman;
        this.news = news;
    }

    /** Needs a transaction. */
    void written(Comment comment, List<Addressee> named, Actor by) {
        noted("comment-written", comment, by);
        Map<String, Object> model = Map.of("author", by.name());
        named.stream()
                .filter(person -> !person.subject().equals(by.subject()))
                .forEach(person -> postman.tell(
                        person,
                        comment.client(),
                        comment.number(),
                        person.msp() ? "mention-told" : "comment-mention",
                        comment.id(),
                        STEP,
                        model));
        if (comment.visibility() == Visibility.SHARED) {
            shared(comment, model, by);
        }
        news.written(comment, by);
    }

    /** Who has been told already that the comment names them is not told twice: it is the same cause and step. */
    private void shared(Comment comment, Map<String, Object> model, Actor by) {
        var page = new CaseMails.Page(comment.number(), Postman.SECTION);
        if (!comment.byMsp()) {
            mails.tellMsp(page, "comment-received", Role.ANALYST, comment.id(), STEP, model);
            Comment.ByMail mail = comment.mail();
            String how = mail == null ? "." : ", by mail from " + mail.from() + ".";
            engagement.note(comment.number(), "wrote", "Wrote to us about this matter" + how, by);
            return;
        }
        List<String> told = mails.tellClient(
                page, "comment-shared", Set.of(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY), comment.id(), STEP, model);
        String how = told.isEmpty() ? "Nobody to tell." : "Told by mail: " + String.join(", ", told) + ".";
        engagement.note(comment.number(), "told", "Wrote to the client about this matter. " + how, by);
    }

    /** Needs a transaction. */
    void noted(String event, Comment comment, Actor by) {
        boolean shared = comment.visibility() == Visibility.SHARED;
        ledger.append(new LedgerFact(
                shared ? Chain.of(comment.client()) : Chain.msp(),
                event,
                comment.number().value(),
                by,
                event.equals("comment-written") ? written(comment) : Map.of("comment", comment.id())));
    }

    private static Map<String, Object> written(Comment comment) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("comment", comment.id());
        facts.put("visibility", comment.visibility().key());
        facts.put("words", comment.fingerprint());
        if (comment.mail() != null) {
            facts.put("mail", comment.mail().sha256());
        }
        return facts;
    }
}

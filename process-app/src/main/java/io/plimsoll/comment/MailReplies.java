package io.plimsoll.comment;

import io.plimsoll.client.Clients;
import io.plimsoll.client.ContactView;
import io.plimsoll.document.Upload;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import io.plimsoll.mail.CaseReplies;
import io.plimsoll.mail.CaseReply;
import io.plimsoll.noncompliance.CaseAttachments;
import io.plimsoll.noncompliance.CaseMails;
import io.plimsoll.noncompliance.Engagement;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Adds what a client answers by mail to the case, as a comment and as files, and to the engagement record. It answers
 * nothing that is asked: who wrote a mail is not proven.
 */
@Component
class MailReplies implements CaseReplies {

    private static final Logger LOG = LoggerFactory.getLogger(MailReplies.class);
    private static final String FILES_ONLY = "(Files without words.)";

    private final Comments comments;
    private final CaseAttachments attachments;
    private final Engagement engagement;
    private final CaseMails mails;
    private final Clients clients;

    MailReplies(
            Comments comments, CaseAttachments attachments, Engagement engagement, CaseMails mails, Clients clients) {
        this.comments = comments;
        this.attachments = attachments;
        this.engagement = engagement;
        this.mails = mails;
        this.clients = clients;
    }

    @Override
    public void take(CaseReply reply) {
        Actor writer = writer(reply);
        String words = reply.words().isBlank() && !reply.files().isEmpty() ? FILES_ONLY : reply.words();
        CommentResult result =
                comments.received(reply.number(), words, new Comment.ByMail(reply.sender(), reply.sha256()), writer);
        if (result instanceof CommentResult.Done) {
            keepFiles(reply, writer);
        } else if (result instanceof CommentResult.TooMuch) {
            // two machines that answer each other: a mail about each would be one more of them
            LOG.warn("One address answers too often by mail about {}; the rest is left in the mailbox", reply.number());
        } else {
            tell(reply, words.isBlank() ? "empty" : "closed");
        }
    }

    /** Nothing is signed or decided as this person. */
    private Actor writer(CaseReply reply) {
        String name = clients.get(reply.client(), Actor.system(reply.client())).contacts().stream()
                .filter(contact -> contact.email().equalsIgnoreCase(reply.sender()))
                .map(ContactView::name)
                .findFirst()
                .orElse(reply.sender());
        return new Actor(
                "mail:" + reply.sender(),
                reply.sender(),
                name,
                reply.sender(),
                Set.of(Role.CLIENT_MEMBER),
                ClientScope.of(reply.client()),
                SignIn.none());
    }

    /** One by one: a picture that is too large takes no other file with it. */
    private void keepFiles(CaseReply reply, Actor writer) {
        List<String> left = new ArrayList<>();
        for (CaseReply.File file : reply.files()) {
            var upload = new Upload(file.name(), file.content().length, () -> new ByteArrayInputStream(file.content()));
            if (attachments.attach(reply.number(), List.of(upload), writer)
                    instanceof CaseAttachments.Attached.Refused refused) {
                left.add(refused.reason());
            }
        }
        if (!left.isEmpty()) {
            String what = "Files in a mail from %s: %s".formatted(reply.sender(), String.join(" ", left));
            engagement.note(reply.number(), "noted", what, Actor.system(reply.client()));
        }
    }

    private void tell(CaseReply reply, String obstacle) {
        mails.tellMsp(
                new CaseMails.Page(reply.number(), Postman.SECTION),
                "reply-left",
                Role.ANALYST,
                reply.mail(),
                reply.sha256().substring(0, 20),
                Map.of("sender", reply.sender(), "obstacle", obstacle));
    }
}

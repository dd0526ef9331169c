package io.plimsoll.web.page;

import io.plimsoll.comment.Addressee;
import io.plimsoll.comment.Comments;
import io.plimsoll.comment.MentionView;
import io.plimsoll.comment.Watches;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.people.DirectoryUnavailable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What pages show of comments: those of a case, and where the reader is named. */
@Component
class Talk {

    /** The part of a case's page. */
    static final String SECTION = "comments";

    private static final int PAGE = 20;

    private final Comments comments;
    private final Watches watches;
    private final NonCompliances cases;

    Talk(Comments comments, Watches watches, NonCompliances cases) {
        this.comments = comments;
        this.watches = watches;
        this.cases = cases;
    }

    /** A comment that names the reader, with the case it is about. */
    record Named(MentionView mention, CaseView matter) {}

    boolean isWatching(CaseNumber number, Actor actor) {
        return watches.isWatching(number, actor);
    }

    List<Named> named(Actor actor) {
        return comments.mentions(actor).stream()
                .map(mention -> new Named(mention, cases.get(mention.number(), actor)))
                .toList();
    }

    /** Fills the section; what names the reader is read with it. */
    void fill(CaseView matter, @Nullable String from, Actor actor, Model model) {
        model.addAttribute("comments", comments.list(matter.number(), from, PAGE, actor));
        model.addAttribute("from", from);
        boolean writes = matter.closedAt() == null
                && actor.has(
                        Role.ANALYST, Role.SERVICE_MANAGER, Role.DIRECTOR, Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY);
        model.addAttribute("writes", writes);
        model.addAttribute("longest", Comments.LONGEST);
        model.addAttribute("people", writes ? people(matter, actor) : List.of());
        comments.read(matter.number(), actor);
    }

    /** Nobody to choose from where the sign-in is away: a comment that names nobody is written all the same. */
    private List<Addressee> people(CaseView matter, Actor actor) {
        try {
            return comments.people(matter.number(), actor);
        } catch (DirectoryUnavailable away) {
            return List.of();
        }
    }
}

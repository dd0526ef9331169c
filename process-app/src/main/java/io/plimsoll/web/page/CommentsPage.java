package io.plimsoll.web.page;

import io.plimsoll.comment.CommentResult;
import io.plimsoll.comment.Comments;
import io.plimsoll.comment.NewComment;
import io.plimsoll.comment.Visibility;
import io.plimsoll.comment.Watches;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.people.DirectoryUnavailable;
import io.plimsoll.web.TypedWords;
import io.plimsoll.web.security.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the page of a case sends about its comments, and about watching it. */
@Controller
@Access.People
class CommentsPage {

    private static final int LONGEST_NAME = 255;

    private final Comments comments;
    private final Watches watches;

    CommentsPage(Comments comments, Watches watches) {
        this.comments = comments;
        this.watches = watches;
    }

    /** What was typed and not taken, to be shown again. */
    record Typed(String words, String visibility, List<String> named) implements java.io.Serializable {}

    @Access({Role.ANALYST, Role.SERVICE_MANAGER, Role.DIRECTOR, Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY})
    @PostMapping("/cases/{number}/comments")
    String write(
            @PathVariable String number,
            @RequestParam String words,
            @RequestParam(defaultValue = "") String visibility,
            @RequestParam(required = false) @Nullable List<String> mention,
            Actor by,
            RedirectAttributes to) {
        List<String> named = mention == null
                ? List.of()
                : mention.stream()
                        .filter(name -> !name.isBlank() && name.length() <= LONGEST_NAME)
                        .toList();
        boolean done = tell("The comment is written.", to, () -> {
            if (!TypedWords.arePlain(words)) {
                return new CommentResult.Refused("The comment " + TypedWords.NOT_PLAIN + ".");
            }
            var given = new NewComment(words, Visibility.ofKey(visibility).orElse(null), Set.copyOf(named));
            return comments.write(Path.number(number), given, by);
        });
        if (!done && words.length() <= Comments.LONGEST && TypedWords.arePlain(words)) {
            to.addFlashAttribute("typed", new Typed(words, visibility, new ArrayList<>(named)));
        }
        return back(number, to);
    }

    @Access({Role.ANALYST, Role.SERVICE_MANAGER, Role.DIRECTOR, Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY})
    @PostMapping("/cases/{number}/comments/{comment}/withdraw")
    String withdraw(@PathVariable String number, @PathVariable String comment, Actor by, RedirectAttributes to) {
        tell("The comment is taken back.", to, () -> comments.withdraw(Path.number(number), comment, by));
        return back(number, to);
    }

    @Access(Role.ADMINISTRATOR)
    @PostMapping("/cases/{number}/comments/{comment}/erase")
    String erase(@PathVariable String number, @PathVariable String comment, Actor by, RedirectAttributes to) {
        tell("The words are gone for good.", to, () -> comments.erase(Path.number(number), comment, by));
        return back(number, to);
    }

    @PostMapping("/cases/{number}/watch")
    String watch(@PathVariable String number, Actor by, RedirectAttributes to) {
        watches.watch(Path.number(number), by);
        to.addAttribute("number", number);
        to.addFlashAttribute("done", "You watch this case: what happens to it is told to you by mail.");
        return "redirect:/cases/{number}";
    }

    @PostMapping("/cases/{number}/watch/stop")
    String stop(@PathVariable String number, Actor by, RedirectAttributes to) {
        watches.stop(Path.number(number), by);
        to.addAttribute("number", number);
        to.addFlashAttribute("done", "You watch this case no longer.");
        return "redirect:/cases/{number}";
    }

    private static boolean tell(String success, RedirectAttributes to, Supplier<CommentResult> work) {
        try {
            CommentResult result = work.get();
            if (result instanceof CommentResult.Done) {
                to.addFlashAttribute("done", success);
                return true;
            }
            to.addFlashAttribute(
                    "problem",
                    result instanceof CommentResult.TooMuch much
                            ? much.reason()
                            : ((CommentResult.Refused) result).reason());
        } catch (DirectoryUnavailable away) {
            to.addFlashAttribute("problem", away.getMessage());
        }
        return false;
    }

    private static String back(String number, RedirectAttributes to) {
        to.addAttribute("number", number);
        to.addAttribute("section", Talk.SECTION);
        return "redirect:/cases/{number}";
    }
}

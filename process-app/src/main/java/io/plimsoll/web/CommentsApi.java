package io.plimsoll.web;

import io.plimsoll.comment.CommentPage;
import io.plimsoll.comment.CommentResult;
import io.plimsoll.comment.CommentView;
import io.plimsoll.comment.Comments;
import io.plimsoll.comment.NewComment;
import io.plimsoll.comment.Visibility;
import io.plimsoll.comment.Watches;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.web.security.Access;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Comments about a case over HTTP, and whether the caller watches it. */
@RestController
@Access.People
@RequestMapping("/api/v1/cases/{number}")
class CommentsApi {

    private final Comments comments;
    private final Watches watches;

    CommentsApi(Comments comments, Watches watches) {
        this.comments = comments;
        this.watches = watches;
    }

    /**
     * A comment.
     *
     * @param visibility {@code internal} or {@code shared}
     * @param words null once it is withdrawn
     * @param byMail the address that it came from, as the mail says; null where it was written here
     * @param mentioned names of those who were told
     */
    record Item(
            String id,
            String visibility,
            @Nullable String words,
            String author,
            @Nullable String byMail,
            boolean own,
            Instant writtenAt,
            @Nullable Instant withdrawnAt,
            List<String> mentioned) {

        static Item of(CommentView one) {
            return new Item(
                    one.id(),
                    one.visibility().key(),
                    one.withdrawnAt() == null ? one.words() : null,
                    one.author(),
                    one.byMail(),
                    one.own(),
                    one.writtenAt(),
                    one.withdrawnAt(),
                    one.mentioned());
        }
    }

    /** One page, newest first; {@code next} is null on the last. */
    record Listed(List<Item> items, @Nullable String next) {}

    /**
     * What to say.
     *
     * @param visibility {@code internal} or {@code shared}; without it what is usual for the caller's side
     * @param mention usernames of people to be told besides those whom the words name with an @
     */
    record Said(
            @NotBlank @Size(max = Comments.LONGEST) @Pattern(regexp = TypedWords.PLAIN, message = TypedWords.NOT_PLAIN) String words,

            @Nullable String visibility,
            @Size(max = 20) @Nullable List<@NotBlank @Size(max = 255) String> mention) {}

    record Watching(boolean watching) {}

    @GetMapping("/comments")
    Listed list(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Actor reader) {
        CommentPage page = comments.list(number(number), cursor, limit, reader);
        return new Listed(page.items().stream().map(Item::of).toList(), page.next());
    }

    @Access({Role.ANALYST, Role.SERVICE_MANAGER, Role.DIRECTOR, Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY})
    @PostMapping("/comments")
    ResponseEntity<?> write(@PathVariable String number, @Valid @RequestBody Said said, Actor by) {
        Set<String> mentioned = said.mention() == null ? Set.of() : Set.copyOf(said.mention());
        CommentResult result =
                comments.write(number(number), new NewComment(said.words(), chosen(said.visibility()), mentioned), by);
        return answer(result, HttpStatus.CREATED, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Access({Role.ANALYST, Role.SERVICE_MANAGER, Role.DIRECTOR, Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY})
    @PostMapping("/comments/{comment}/withdraw")
    ResponseEntity<?> withdraw(@PathVariable String number, @PathVariable String comment, Actor by) {
        return answer(comments.withdraw(number(number), comment, by), HttpStatus.OK, HttpStatus.CONFLICT);
    }

    @Access(Role.ADMINISTRATOR)
    @PostMapping("/comments/{comment}/erase")
    ResponseEntity<?> erase(@PathVariable String number, @PathVariable String comment, Actor by) {
        return answer(comments.erase(number(number), comment, by), HttpStatus.OK, HttpStatus.CONFLICT);
    }

    @PutMapping("/watch")
    Watching watch(@PathVariable String number, Actor by) {
        watches.watch(number(number), by);
        return new Watching(true);
    }

    @DeleteMapping("/watch")
    Watching stop(@PathVariable String number, Actor by) {
        watches.stop(number(number), by);
        return new Watching(false);
    }

    private static ResponseEntity<?> answer(CommentResult result, HttpStatus done, HttpStatus refusal) {
        if (result instanceof CommentResult.Done made) {
            return ResponseEntity.status(done).body(Item.of(made.comment()));
        } else if (result instanceof CommentResult.TooMuch much) {
            return problem(HttpStatus.TOO_MANY_REQUESTS, much.reason());
        }
        return problem(refusal, ((CommentResult.Refused) result).reason());
    }

    private static ResponseEntity<?> problem(HttpStatus status, String reason) {
        return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, reason));
    }

    private static @Nullable Visibility chosen(@Nullable String key) {
        return key == null
                ? null
                : Visibility.ofKey(key)
                        .orElseThrow(() ->
                                new ResponseStatusException(HttpStatus.BAD_REQUEST, "There is no such visibility"));
    }

    private static CaseNumber number(String text) {
        if (!CaseNumber.isValid(text)) {
            throw new NotVisible();
        }
        return new CaseNumber(text);
    }
}

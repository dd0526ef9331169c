package io.plimsoll.web;

import io.plimsoll.identity.Role;
import io.plimsoll.people.Account;
import io.plimsoll.people.Difference;
import io.plimsoll.people.PeopleChange;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ResponseStatusException;

/** What the two APIs about people have in common. */
final class PeopleAnswers {

    private PeopleAnswers() {}

    /**
     * What differs between the sign-in and Plimsoll.
     *
     * @param kind as in {@code no-account}
     * @param offer what the page offers against it, "" where nothing
     */
    record Divergence(
            String kind,
            String who,
            String meaning,
            String offer,
            @Nullable String account,
            @Nullable String contact) {

        static Divergence of(Difference one) {
            return new Divergence(
                    one.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    one.who(),
                    one.meaning(),
                    one.kind().action(),
                    one.account(),
                    one.contact());
        }
    }

    /**
     * What was done.
     *
     * @param told what happened and what is left to do, in sentences
     */
    record Changed(String account, List<String> told) {}

    static ResponseEntity<?> answer(PeopleChange change) {
        if (change instanceof PeopleChange.Invalid invalid) {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    String.join(" ", invalid.problems().values()));
            problem.setProperty("errors", invalid.problems());
            return ResponseEntity.of(problem).build();
        }
        if (change instanceof PeopleChange.Refused refused) {
            return ResponseEntity.of(ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, refused.message()))
                    .build();
        }
        PeopleChange.Done done = (PeopleChange.Done) change;
        return ResponseEntity.ok(new Changed(done.account(), done.told()));
    }

    /** Roles by the names that tokens have for them. */
    static Set<Role> roles(List<String> names) {
        return names.stream()
                .map(name -> Role.ofClaim(name)
                        .orElseThrow(
                                () -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "There is no such role")))
                .collect(Collectors.toSet());
    }

    static List<String> claims(Set<Role> roles) {
        return roles.stream().sorted().map(Role::claim).toList();
    }

    /** As in {@code ready}, {@code missing} or {@code not-asked}. */
    static String factor(Account account) {
        return account.factor().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ResponseStatusException oneAtATime() {
        return new ResponseStatusException(
                HttpStatus.BAD_REQUEST, "Say either what the person may do or whether they may sign in");
    }
}

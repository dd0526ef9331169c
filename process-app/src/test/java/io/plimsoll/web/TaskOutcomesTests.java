package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.identity.SigningDemand;
import io.plimsoll.process.Completion;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;

class TaskOutcomesTests {

    @Test
    void aSignatureWithAnOldSignInIsChallenged() {
        var answer = TaskOutcomes.answer(new Completion.SignInAgain(new SigningDemand(Duration.ofMinutes(5), "")));

        assertThat(answer.getStatusCode().value()).isEqualTo(401);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE))
                .startsWith("Bearer error=\"insufficient_user_authentication\"")
                .endsWith("max_age=\"300\"");
    }

    @Test
    void staleAndForbiddenSayWhy() {
        assertThat(problem(new Completion.Stale("The text has changed")).getDetail())
                .isEqualTo("The text has changed");
        assertThat(problem(new Completion.Stale("x")).getStatus()).isEqualTo(409);
        assertThat(problem(new Completion.NotYours("You assessed it")).getStatus())
                .isEqualTo(403);
    }

    @Test
    void whoWasFirstIsToldWithTheMoment() {
        Instant at = Instant.parse("2026-11-20T10:00:00.123Z");

        assertThat(problem(new Completion.AlreadyDone("Mia Ford", at)).getDetail())
                .isEqualTo("Mia Ford has done this already, at 2026-11-20T10:00:00Z");
    }

    private static ProblemDetail problem(Completion completion) {
        return (ProblemDetail) TaskOutcomes.answer(completion).getBody();
    }
}

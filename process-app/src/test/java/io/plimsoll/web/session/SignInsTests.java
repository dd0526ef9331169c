package io.plimsoll.web.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.jwt.Jwt;
import tools.jackson.databind.json.JsonMapper;

/** Two of everything: each {@link SignIns} is a node of its own on the same database. */
@Tag(TestDatabase.TAG)
class SignInsTests {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Rights ANALYST = rights("analyst");
    private static final Rights NOBODY = rights();

    private final MovedClock clock = new MovedClock();
    private final Answers issuer = new Answers();
    private final DataSource database = TestDatabase.with("V220__session");
    private final JdbcClient db = JdbcClient.create(database);
    private SignIns here;
    private SignIns there;

    /** A clock that a test moves. */
    private static final class MovedClock extends Clock {
        private Instant now = NOON;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** An issuer that says what the test wants and remembers what it was asked. */
    private static final class Answers implements Issuer {
        private final List<String> asked = new ArrayList<>();
        private Function<String, Standing> answer = token -> new Standing.Confirmed(ANALYST, token + "+");

        @Override
        public synchronized Standing ofSession(String subject, String refreshToken) {
            asked.add(refreshToken);
            return answer.apply(refreshToken);
        }

        @Override
        public Standing ofToken(Jwt token) {
            throw new AssertionError("Nobody brought a token");
        }
    }

    @BeforeEach
    void twoNodes() {
        here = node();
        there = node();
    }

    private SignIns node() {
        return new SignIns(
                new SignInRows(db, JsonMapper.builder().build()),
                issuer,
                new Seal("a secret of more than thirty-two characters"),
                new SessionSettings(Duration.ofMinutes(30), Duration.ofHours(10), "", Path.of("unused")),
                new RecheckSettings(Duration.ofSeconds(30)),
                new DataSourceTransactionManager(database),
                clock);
    }

    @Test
    void rightsCountForHalfAMinuteAndAreThenAskedFor() {
        String id = signIn("s-1", "sid-1");
        issuer.answer = token -> new Standing.Confirmed(NOBODY, "second");

        clock.pass(Duration.ofSeconds(30));
        assertThat(there.rights(id, true)).contains(ANALYST);
        clock.pass(Duration.ofMillis(1));
        assertThat(there.rights(id, true)).contains(NOBODY);

        clock.pass(Duration.ofSeconds(31));
        assertThat(here.rights(id, true)).contains(NOBODY);
        assertThat(issuer.asked).containsExactly("first", "second");
    }

    @Test
    void decisionAsksAtOnce() {
        String id = signIn("s-1", "sid-1");
        clock.pass(Duration.ofMillis(1));
        issuer.answer = token -> new Standing.Confirmed(NOBODY, token);

        assertThat(here.rights(id, true)).contains(ANALYST);
        assertThat(here.confirm(id)).contains(NOBODY);
    }

    @Test
    void whoeverTheIssuerLetsGoIsNobodyOnEveryNode() {
        String id = signIn("s-1", "sid-1");
        clock.pass(Duration.ofSeconds(31));
        issuer.answer = token -> new Standing.Ended("User disabled");

        assertThat(here.rights(id, true)).isEmpty();
        issuer.answer = token -> new Standing.Confirmed(ANALYST, token);
        assertThat(there.rights(id, true)).isEmpty();
        assertThat(there.confirm(id)).isEmpty();
    }

    @Test
    void silentIssuerIsBelievedForAMinuteAndAtNoDecision() {
        String id = signIn("s-1", "sid-1");
        issuer.answer = token -> {
            throw new IssuerUnavailable("away", null);
        };

        clock.pass(Duration.ofSeconds(60));
        assertThat(here.rights(id, true)).contains(ANALYST);
        assertThatThrownBy(() -> here.confirm(id)).isInstanceOf(IssuerUnavailable.class);
        clock.pass(Duration.ofMillis(1));
        assertThatThrownBy(() -> here.rights(id, true)).isInstanceOf(IssuerUnavailable.class);

        issuer.answer = token -> new Standing.Confirmed(ANALYST, token);
        assertThat(here.rights(id, true)).contains(ANALYST);
    }

    @Test
    void manyRequestsAtOnceSpendOneRefreshToken() throws Exception {
        String id = signIn("s-1", "sid-1");
        clock.pass(Duration.ofSeconds(31));
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int request = 0; request < 8; request++) {
                SignIns node = request % 2 == 0 ? here : there;
                Callable<Boolean> call = () -> {
                    go.await();
                    return node.rights(id, true).isPresent();
                };
                all.add(threads.submit(call));
            }
            go.countDown();
            for (Future<Boolean> one : all) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(issuer.asked).containsExactly("first");
    }

    @Test
    void idlingEndsASessionAndWhatAPageLoadsByItselfIsNoLife() {
        String id = signIn("s-1", "sid-1");
        clock.pass(Duration.ofMinutes(20));
        assertThat(here.rights(id, true)).isPresent();
        clock.pass(Duration.ofMinutes(20));
        assertThat(here.rights(id, false)).isPresent();
        clock.pass(Duration.ofMinutes(10));

        assertThat(there.rights(id, true)).isEmpty();
    }

    @Test
    void busySessionEndsToo() {
        String id = signIn("s-1", "sid-1");
        for (int time = 0; time < 29; time++) {
            clock.pass(Duration.ofMinutes(20));
            assertThat(here.rights(id, true)).isPresent();
        }
        clock.pass(Duration.ofMinutes(20));

        assertThat(here.rights(id, true)).isEmpty();
    }

    @Test
    void logoutEndsTheSessionThatItNames() {
        String meant = signIn("s-1", "sid-1");
        String other = signIn("s-1", "sid-2");

        assertThat(there.endAt("https://issuer.test.example", "sid-1", "", NOON))
                .isEqualTo(1);

        assertThat(here.rights(meant, true)).isEmpty();
        assertThat(here.rights(other, true)).isPresent();
        assertThat(there.endAt("https://elsewhere.test.example", "sid-2", "", NOON))
                .isZero();
    }

    @Test
    void logoutWithoutASessionEndsAllOfThePersonAndNoneThatCameLater() {
        signIn("s-1", "sid-1");
        signIn("s-1", "sid-2");
        String somebody = signIn("s-2", "sid-3");
        clock.pass(Duration.ofSeconds(5));
        String later = signIn("s-1", "sid-4");

        assertThat(here.endAt("https://issuer.test.example", "", "s-1", NOON.plusSeconds(1)))
                .isEqualTo(2);

        assertThat(here.rights(somebody, true)).isPresent();
        assertThat(here.rights(later, true)).isPresent();
    }

    @Test
    void signingInAgainKeepsWhatThePagesOfThePersonRemember() {
        String id = signIn("s-1", "sid-1");
        clock.pass(Duration.ofHours(9));

        assertThat(here.begin(id, identity("s-1", "sid-1"), NOBODY, "again")).isEqualTo(id);

        clock.pass(Duration.ofSeconds(29));
        assertThat(here.rights(id, true)).contains(NOBODY);
    }

    @Test
    void somebodyElseInTheSameBrowserInheritsNothing() {
        String id = signIn("s-1", "sid-1");

        String theirs = here.begin(id, identity("s-2", "sid-2"), NOBODY, "theirs");

        assertThat(theirs).isNotEqualTo(id);
        assertThat(here.rights(id, true)).isEmpty();
        assertThat(here.rights(theirs, true)).contains(NOBODY);
    }

    @Test
    void databaseHoldsNoTokenInClearAndForgetsWhatIsOver() {
        signIn("s-1", "sid-1");
        byte[] kept =
                db.sql("select refresh_token from sign_in").query(byte[].class).single();
        assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("first");

        clock.pass(Duration.ofHours(11));
        here.forgetOld();

        assertThat(db.sql("select count(*) from sign_in").query(Long.class).single())
                .isZero();
    }

    private String signIn(String subject, String issuerSession) {
        return here.begin(null, identity(subject, issuerSession), ANALYST, "first");
    }

    private OidcIdToken identity(String subject, String issuerSession) {
        return OidcIdToken.withTokenValue("id")
                .issuer("https://issuer.test.example")
                .subject(subject)
                .claim("sid", issuerSession)
                .issuedAt(clock.instant())
                .build();
    }

    private static Rights rights(String... roles) {
        return Rights.of(Map.of("realm_access", Map.of("roles", List.of(roles)), "clients", List.of("*")));
    }
}

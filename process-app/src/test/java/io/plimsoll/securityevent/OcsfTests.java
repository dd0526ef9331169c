package io.plimsoll.securityevent;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against the requirements of OCSF 1.3.0, as its classes and objects list them. */
class OcsfTests {

    private static final Instant AT = Instant.parse("2026-11-26T10:00:00.123Z");
    private static final List<String> OF_EVERY_EVENT =
            List.of("activity_id", "category_uid", "class_uid", "metadata", "severity_id", "time", "type_uid");
    private static final Map<Integer, List<String>> OF_CLASS = Map.of(
            3001, List.of("user"),
            3002, List.of("user", "service"),
            3003, List.of("user", "privileges"),
            6003, List.of("actor", "api", "src_endpoint"),
            2004, List.of("finding_info"));
    private static final Map<Integer, Set<Integer>> ACTIVITIES = Map.of(
            3001, Set.of(1, 2, 5, 99),
            3002, Set.of(1, 2, 99),
            3003, Set.of(3),
            6003, Set.of(1, 2, 3, 4, 99),
            2004, Set.of(1));

    private final JsonMapper json = JsonMapper.builder().build();
    private final Actor eve = new Actor(
            "f3c1",
            "eve\u202e\n",
            "Eve Example",
            "eve@mail.example",
            Set.of(Role.ANALYST, Role.AUDITOR),
            ClientScope.everyone(),
            new SignIn(AT, "2", "192.0.2.1", "Agent", "S3cr3t-session"));

    @ParameterizedTest
    @EnumSource
    void everyKindHasWhatItsClassRequires(SecurityEventKind kind) {
        for (Actor by : new Actor[] {null, eve}) {
            check(kind, inARequest(kind, by));
        }
        check(kind, Ocsf.line("id-1", AT, SecurityEvent.of(kind, eve, "harbor-member", "why")));
    }

    private void check(SecurityEventKind kind, String line) {
        JsonNode event = json.readTree(line);
        int uid = event.path("class_uid").asInt();

        assertThat(event.propertyNames()).containsAll(OF_EVERY_EVENT).containsAll(OF_CLASS.get(uid));
        assertThat(event.path("category_uid").asInt()).isEqualTo(uid / 1000);
        assertThat(event.path("activity_id").asInt()).isIn(ACTIVITIES.get(uid));
        assertThat(event.path("type_uid").asInt())
                .isEqualTo(uid * 100 + event.path("activity_id").asInt());
        assertThat(event.path("severity_id").asInt()).isBetween(1, 6);
        assertThat(event.path("time").asLong()).isEqualTo(AT.toEpochMilli());
        assertThat(event.path("metadata").path("version").asString()).isEqualTo("1.3.0");
        assertThat(event.path("metadata").path("product").path("name").asString())
                .isNotBlank();
        for (String object : List.of("user", "actor", "api", "src_endpoint", "finding_info")) {
            if (event.has(object)) {
                assertThat(event.path(object).size())
                        .as(kind + " has an empty " + object)
                        .isPositive();
            }
        }
        if (uid == 6003) {
            assertThat(event.path("api").path("operation").asString()).isNotBlank();
        }
        if (uid == 2004) {
            assertThat(event.path("finding_info").path("title").asString()).isNotBlank();
            assertThat(event.path("finding_info").path("uid").asString()).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLineIsOneLineAndHoldsNoSecretAndNoMoreOfAPersonThanTheirName(SecurityEventKind kind) {
        assertThat(inARequest(kind, eve))
                .doesNotContain("S3cr3t", "eve@mail.example", "\n", "\r", "\u001b")
                .matches(line -> line.length() < 2000);
    }

    private static String inARequest(SecurityEventKind kind, @Nullable Actor by) {
        var call = new SecurityEvent.Call("POST", "/tasks/\u001b[2J\n{\"forged\":1}" + "x".repeat(5000));
        return Ocsf.line("id-1", AT, SecurityEvent.of(kind, by, "192.0.2.1", call, "why"));
    }
}

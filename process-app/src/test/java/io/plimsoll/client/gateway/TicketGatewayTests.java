package io.plimsoll.client.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.client.ServiceGateway.Action;
import io.plimsoll.client.ServiceGateway.GatewayAnswer;
import io.plimsoll.client.ServiceGateway.GatewayAnswer.UnderWay;
import io.plimsoll.client.ServiceGateway.GatewayOrder;
import io.plimsoll.client.ServiceGateway.GatewayUnavailable;
import io.plimsoll.client.gateway.FarSystem.Asked;
import io.plimsoll.client.gateway.FarSystem.Said;
import io.plimsoll.client.gateway.GatewaySettings.OAuth2;
import io.plimsoll.client.gateway.GatewaySettings.Ticket;
import io.plimsoll.outbound.Loopback;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tickets in two systems that many MSPs have, as their interfaces look. */
class TicketGatewayTests {

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);
    private static final GatewayOrder ORDER = SomeOrder.of(Action.PAUSE);
    private static final String TEMPLATE = """
            {"summary": "{{verb}} {{service}} ({{case}})", "company": {"id": "{{company|number}}"},
             "externalXRef": "{{key}}", "board": {"name": "Automation"}, "priority": 3}
            """;

    private FarSystem system;

    @BeforeEach
    void start() throws IOException {
        system = new FarSystem();
    }

    @AfterEach
    void stop() {
        system.close();
    }

    private Ticket settings(String template, @Nullable OAuth2 oauth2) {
        return new Ticket(
                system.at("/api"),
                "/service/tickets",
                template,
                "/id",
                "/service/tickets?conditions=externalXRef=%22{{key}}%22",
                "",
                "/id",
                "/externalXRef",
                "/service/tickets/{{id}}",
                "/status/name",
                Set.of("Completed", ">Closed"),
                Set.of("Rejected"),
                "/resolution",
                Map.of("clientId", "app-1"),
                oauth2,
                Map.of("harbor", "4711"));
    }

    private TicketGateway gateway() {
        return new TicketGateway(Loopback.rest(), settings(TEMPLATE, null), CLOCK);
    }

    private List<String> calls() {
        return system.asked().stream()
                .map(asked -> asked.method() + " " + asked.path())
                .toList();
    }

    /** Nothing is found, a ticket can be written, and it is in this state. */
    private void knows(String found, String state) {
        system.answers(request -> {
            if (request.method().equals("POST")) {
                return new Said(201, "{\"id\":815}");
            }
            return request.path().contains("?")
                    ? new Said(200, found)
                    : new Said(
                            200, "{\"id\":815,\"status\":{\"name\":\"" + state + "\"},\"resolution\":\"No rights\"}");
        });
    }

    @Test
    void anOrderBecomesATicketWhateverItsWordsAre() {
        knows("[]", "New");

        assertThat(gateway().carryOut(ORDER)).isEqualTo(new UnderWay("815", "id"));
        assertThat(calls())
                .containsExactly(
                        "GET /api/service/tickets?conditions=externalXRef=%22hold-1%3APAUSE%22",
                        "POST /api/service/tickets");
        JsonNode ticket = new JsonMapper().readTree(system.asked().get(1).body());
        assertThat(ticket.path("summary").asString())
                .isEqualTo("Pause Backup \", \"admin\": true, \"x\": \"{{key}} $1 (NC-2026-000123)");
        assertThat(ticket.at("/company/id").isNumber()).isTrue();
        assertThat(ticket.at("/company/id").asInt()).isEqualTo(4711);
        assertThat(ticket.path("externalXRef").asString()).isEqualTo("hold-1:PAUSE");
        assertThat(ticket.path("priority").asInt()).isEqualTo(3);
        assertThat(ticket.has("admin")).isFalse();
        assertThat(system.asked()).allMatch(asked -> asked.header("clientId").equals("app-1"));
    }

    @Test
    void aTicketThatIsThereIsNotWrittenAgain() {
        knows("[{\"id\":7,\"externalXRef\":\"hold-1:PAUSE:2\"},{\"id\":815,\"externalXRef\":\"hold-1:PAUSE\"}]", "New");

        assertThat(gateway().carryOut(ORDER)).isEqualTo(new UnderWay("815", "id"));
        assertThat(calls()).noneMatch(call -> call.startsWith("POST"));
    }

    @Test
    void aTicketThatWasWrittenWhenTheAnswerGotLostIsFoundAgain() {
        system.answers(request -> new Said(request.method().equals("POST") ? 0 : 200, "[]"));
        assertThatThrownBy(() -> gateway().carryOut(ORDER)).isInstanceOf(GatewayUnavailable.class);

        knows("[{\"id\":815,\"externalXRef\":\"hold-1:PAUSE\"}]", "Completed");
        assertThat(gateway().carryOut(ORDER)).isEqualTo(new GatewayAnswer.Done("815"));
        assertThat(calls()).filteredOn(call -> call.startsWith("POST")).hasSize(1);
    }

    @Test
    void theStateOfTheTicketSaysWhatCameOfIt() {
        UnderWay taken = new UnderWay("815", "id");
        knows("[]", "In Progress");
        assertThat(gateway().ask(ORDER, taken)).isEqualTo(taken);
        knows("[]", ">Closed");
        assertThat(gateway().ask(ORDER, taken)).isEqualTo(new GatewayAnswer.Done("815"));
        knows("[]", "Rejected");
        assertThat(gateway().ask(ORDER, taken)).isEqualTo(new GatewayAnswer.Refused("No rights"));
        assertThat(calls()).contains("GET /api/service/tickets/815");
    }

    @Test
    void aListMayStandDeeperAndATicketInAList() {
        Ticket halo = new Ticket(
                system.at("/api"),
                "/Tickets",
                "[{\"summary\":\"{{verb}} {{kind}}\",\"client_id\":\"{{company|number}}\",\"third_party_id\":\"{{key}}\"}]",
                "/id",
                "/Tickets?search={{key}}",
                "/tickets",
                "/id",
                "/third_party_id",
                "/Tickets/{{id}}",
                "/status_id",
                Set.of("9"),
                Set.of("10"),
                "",
                Map.of(),
                null,
                Map.of("harbor", "12"));
        system.answers(request -> request.path().contains("?")
                ? new Said(200, "{\"record_count\":1,\"tickets\":[{\"id\":3,\"third_party_id\":\"hold-1:PAUSE\"}]}")
                : new Said(200, "{\"id\":3,\"status_id\":10}"));

        assertThat(new TicketGateway(Loopback.rest(), halo, CLOCK).carryOut(ORDER))
                .isEqualTo(new GatewayAnswer.Refused("Ticket 3 is 10"));
    }

    @Test
    void aTokenIsAskedForOnceAndAnewWhereItIsNotTaken() {
        var oauth2 = new OAuth2(system.at("/token"), "plimsoll", "s3cret&=", "all");
        var gateway = new TicketGateway(Loopback.rest(), settings(TEMPLATE, oauth2), CLOCK);
        UnderWay taken = new UnderWay("815", "id");
        system.answers(request -> request.path().equals("/token")
                ? new Said(200, "{\"access_token\":\"t" + calls().size() + "\",\"expires_in\":3600}")
                : new Said(200, "{\"status\":{\"name\":\"New\"}}"));
        gateway.ask(ORDER, taken);
        gateway.ask(ORDER, taken);
        assertThat(calls()).filteredOn("POST /token"::equals).hasSize(1);
        Asked token = system.asked().get(0);
        assertThat(token.body()).isEqualTo("grant_type=client_credentials&scope=all");
        assertThat(token.header("Authorization")).startsWith("Basic ");
        assertThat(system.asked().get(2).header("Authorization")).isEqualTo("Bearer t1");

        system.answers(401, "");
        assertThatThrownBy(() -> gateway.ask(ORDER, taken)).isInstanceOf(GatewayUnavailable.class);
        system.answers(request -> request.path().equals("/token")
                ? new Said(200, "{\"access_token\":\"new\"}")
                : new Said(200, "{\"status\":{\"name\":\"Completed\"}}"));
        assertThat(gateway.ask(ORDER, taken)).isEqualTo(new GatewayAnswer.Done("815"));
        assertThat(settings(TEMPLATE, oauth2)).asString().doesNotContain("s3cret");
        assertThat(oauth2).asString().doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 429, 500, 503})
    void whateverElseIsAnsweredIsTriedAgain(int status) {
        system.answers(status, "");

        assertThatThrownBy(() -> gateway().carryOut(ORDER)).isInstanceOf(GatewayUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{\"id\":null}", "{\"number\":1}"})
    void anAnswerThatSaysNothingIsTriedAgain(String body) {
        system.answers(request -> new Said(200, request.method().equals("POST") ? body : "[]"));

        assertThatThrownBy(() -> gateway().carryOut(ORDER)).isInstanceOf(GatewayUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":\"{{nothing}}\"}", "{\"a\":\"{{ key }}\"}", "{\"a\":", "{\"a\":\"{{#key}}\"}"})
    void aTemplateThatCannotBeFilledStopsTheStart(String template) {
        assertThatThrownBy(() -> new TicketGateway(Loopback.rest(), settings(template, null), CLOCK))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package io.plimsoll.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.plimsoll.PlimsollTest;
import io.plimsoll.SignedIn;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ContactView;
import io.plimsoll.guest.Admission;
import io.plimsoll.guest.Codes;
import io.plimsoll.guest.Guest;
import io.plimsoll.guest.Guests;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.mail.MailedCodes;
import io.plimsoll.mail.SecretWords;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.web.security.AccessRule;
import io.plimsoll.web.session.MadeUpSession;
import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Calls every endpoint of the application as somebody who came in by a code: but for a few addresses, none lets them in. */
@PlimsollTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ByCodeModuleTests {

    private static final String OWN = "by-code-own";
    private static final String BROWSER = "a browser";

    /** All that is theirs. */
    private static final List<String> THEIRS = List.of(
            "GET /by-code/case",
            "GET /by-code/case/tasks/{id}",
            "POST /by-code/case/end",
            "POST /by-code/case/tasks/{id}/answer");

    @Autowired
    MockMvc http;

    @Autowired
    ApplicationContext context;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Clients clients;

    @Autowired
    Codes codes;

    @Autowired
    Guests guests;

    @Autowired
    SecretWords words;

    @Autowired
    NonCompliances cases;

    @Autowired
    JdbcClient db;

    private Endpoints endpoints;
    private Calls calls;
    private Map<String, String> ids;
    private Map<String, String> others;
    private Guest guest;

    @BeforeAll
    void somebodyWhoCameInByACode() {
        context.getBean(ConfigurableEnvironment.class)
                .getPropertySources()
                .addFirst(new MapPropertySource(OWN, Map.of("local.server.port", "49153")));
        OneClient maker = beans.createBean(OneClient.class);
        ids = maker.create(OWN, "By Code Ltd");
        others = maker.create("by-code-other", "By Code Other Ltd");
        calls = new Calls(ids);
        endpoints = new Endpoints(context);
        ContactView member = clients.get(new ClientId(OWN), OneClient.STAFF).contacts().stream()
                .filter(one -> one.role() == Role.CLIENT_MEMBER)
                .findFirst()
                .orElseThrow();
        clients.letAnswerByCode(new ClientId(OWN), member.id(), OneClient.STAFF);
        CaseNumber number = new CaseNumber(ids.get("number"));
        codes.ask(number, member.id(), BROWSER);
        String code = MailedCodes.of(
                words,
                db.sql("select id from answer_code where client_id = ?")
                        .param(OWN)
                        .query(String.class)
                        .single());
        guest = ((Admission.In) codes.enter(number, member.id(), BROWSER, code)).guest();
    }

    @AfterAll
    void gone() {
        context.getBean(ConfigurableEnvironment.class).getPropertySources().remove(OWN);
    }

    /** A fresh one each time: what one call ends is over for the next. */
    private Cookie session() {
        return MadeUpSession.ofGuest(guest.session(), context);
    }

    private MockHttpServletResponse call(String endpoint) {
        return new TransactionTemplate(transactions).execute(status -> {
            status.setRollbackOnly();
            try {
                return http.perform(calls.to(endpoint).cookie(session()))
                        .andReturn()
                        .getResponse();
            } catch (Exception e) {
                throw new AssertionError(endpoint, e);
            }
        });
    }

    @Test
    void ofAllEndpointsTheyAreLetInAtTheirOwnAndAtWhatIsForEverybody() {
        SortedMap<String, Optional<AccessRule>> all = endpoints.all();
        List<String> open = new ArrayList<>();
        List<String> likeNobody = new ArrayList<>();
        all.forEach((endpoint, rule) -> {
            Verdict theirs = Verdict.of(call(endpoint));
            if (theirs == Verdict.YES && !rule.map(AccessRule::everybody).orElse(false)) {
                open.add(endpoint);
            }
            if (!THEIRS.contains(endpoint) && theirs != nobody(endpoint)) {
                likeNobody.add(endpoint + " answered " + theirs.word());
            }
        });

        assertThat(all).hasSizeGreaterThan(250);
        assertThat(open.stream().filter(one -> !isOpenToNobody(one)).toList())
                .containsExactlyInAnyOrderElementsOf(THEIRS);
        assertThat(likeNobody).as("where they are not let in, they are nobody").isEmpty();
    }

    private boolean isOpenToNobody(String endpoint) {
        return nobody(endpoint) == Verdict.YES;
    }

    private Verdict nobody(String endpoint) {
        return new TransactionTemplate(transactions).execute(status -> {
            status.setRollbackOnly();
            try {
                return Verdict.of(http.perform(calls.to(endpoint)).andReturn().getResponse());
            } catch (Exception e) {
                throw new AssertionError(endpoint, e);
            }
        });
    }

    @Test
    void noOtherRuleHoldsForThem() {
        endpoints.all().forEach((endpoint, rule) -> rule.filter(one -> !one.everybody())
                .ifPresent(one ->
                        assertThat(one.allows(guest.actor())).as(endpoint).isEqualTo(THEIRS.contains(endpoint))));
    }

    @Test
    void theirOwnTaskIsThereAndNoOther() throws Exception {
        String page = http.perform(get("/by-code/case/tasks/" + ids.get("task")).cookie(session()))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("Check your answer", "(by code)", "only").doesNotContain("Save draft", "/cases/");

        for (String id : List.of(others.get("task"), "none", otherTaskOfOwn())) {
            assertThat(status(get("/by-code/case/tasks/" + id))).as(id).isEqualTo(404);
            assertThat(status(post("/by-code/case/tasks/" + id + "/answer")
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"values\": {\"outcome\": \"remediate\"}}")
                            .with(csrf())))
                    .as(id)
                    .isEqualTo(404);
        }
    }

    /** One that waits at the same client, and is of no case. */
    private String otherTaskOfOwn() {
        return db.sql("select ID_ from ACT_RU_TASK where TENANT_ID_ = ? and ID_ <> ? limit 1")
                .params(OWN, ids.get("task"))
                .query(String.class)
                .single();
    }

    private int status(org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder call)
            throws Exception {
        return http.perform(call.cookie(session())).andReturn().getResponse().getStatus();
    }

    @Test
    void theDomainKnowsNoOtherCaseForThem() {
        Assertions.assertThat(cases.get(guest.number(), guest.actor()).number()).isEqualTo(guest.number());
        Assertions.assertThatThrownBy(() -> cases.get(new CaseNumber(others.get("number")), guest.actor()))
                .isInstanceOf(NotVisible.class);
        CaseNumber sibling = new CaseNumber(
                db.sql("select case_number from non_compliance where client = ? and case_number <> ? limit 1")
                        .params(OWN, guest.number().value())
                        .query(String.class)
                        .single());
        Assertions.assertThatThrownBy(() -> cases.get(sibling, guest.actor())).isInstanceOf(NotVisible.class);
    }

    @Test
    void whoSignsInIsNoGuestAnyMore() throws Exception {
        Cookie both = MadeUpSession.ofGuest(guest.session(), context);
        assertThat(http.perform(get("/by-code/case").cookie(both))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(200);
        assertThat(http.perform(get("/by-code/case")
                                .accept(MediaType.TEXT_HTML)
                                .with(SignedIn.session("by-code-member", Role.CLIENT_MEMBER, OWN)))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl())
                .as("who is signed in with an account is nobody here")
                .isEqualTo("/by-code/over");
    }
}

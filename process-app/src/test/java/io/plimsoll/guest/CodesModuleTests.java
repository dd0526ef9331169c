package io.plimsoll.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import io.plimsoll.HeardEvents;
import io.plimsoll.PlimsollTest;
import io.plimsoll.SignedIn;
import io.plimsoll.TestClock;
import io.plimsoll.client.CalendarDetails;
import io.plimsoll.client.ClientChange;
import io.plimsoll.client.ClientDetails;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ContactDetails;
import io.plimsoll.client.ContactView;
import io.plimsoll.client.ServiceDetails;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.client.ServiceTerms;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.mail.MailedCodes;
import io.plimsoll.mail.SecretWord;
import io.plimsoll.mail.SecretWords;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.ReportResult;
import io.plimsoll.noncompliance.RequestOrder;
import io.plimsoll.standard.Standards;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** People without an account come in by a code, once, and are out as soon as they should be. */
@PlimsollTest
class CodesModuleTests {

    private static final Actor ADMIN = staff(Role.ADMINISTRATOR);
    private static final Actor ANALYST = staff(Role.ANALYST);
    private static final String BROWSER = "a browser";

    @Autowired
    Codes codes;

    @Autowired
    Guests guests;

    @Autowired
    SecretWords words;

    @Autowired
    Clients clients;

    @Autowired
    Standards standards;

    @Autowired
    NonCompliances cases;

    @Autowired
    Engagement engagement;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    MockMvc http;

    private ClientId client;
    private String rosa;
    private CaseNumber number;

    @BeforeEach
    void aPersonWithoutAnAccountAndACase() {
        client = new ClientId("g-" + UUID.randomUUID().toString().substring(0, 12));
        var calendar = new CalendarDetails(
                "Europe/Vienna", EnumSet.allOf(DayOfWeek.class), LocalTime.of(8, 0), LocalTime.of(18, 0));
        clients.create(client.value(), new ClientDetails("Client " + client, "gold", "en", Set.of()), calendar, ADMIN);
        rosa = add("Rosa Lind", "rosa");
        add("Mia Member", "mia");
        clients.letAnswerByCode(client, rosa, ADMIN);
        clients.addService(
                client, new ServiceDetails("Helpdesk", ServiceKind.HELPDESK, new ServiceTerms(10, 3, 20)), ADMIN);
        var standard = standards.all().stream()
                .filter(one -> one.id().equals("minimum-technology-standards"))
                .findFirst()
                .orElseThrow();
        standards.adopt(client, standard.id(), standard.version(), ADMIN);
        number = report("MTS-01.2");
        ask("respond");
    }

    private static Actor staff(Role role) {
        return new Actor("sub-" + role, "g-" + role, "Staff", "", Set.of(role), ClientScope.everyone(), SignIn.none());
    }

    private CaseNumber report(String control) {
        return ((ReportResult.Opened) cases.report(client, control, "Seen", List.of("host"), ANALYST))
                .opened()
                .number();
    }

    private void ask(String task) {
        var asked = new RequestOrder(
                number, task, 5, Set.of(Role.CLIENT_MEMBER), "answer-asked", Map.of("round", 1, "again", false));
        transactions.executeWithoutResult(status -> engagement.ask(asked, Actor.system(client)));
    }

    private String add(String name, String mailbox) {
        String email = mailbox + "@" + client + ".example";
        clients.addContact(client, new ContactDetails(name, email, Role.CLIENT_MEMBER, "en"), ADMIN);
        return contact(email).id();
    }

    private ContactView contact(String email) {
        return clients.get(client, ADMIN).contacts().stream()
                .filter(one -> one.email().equals(email))
                .findFirst()
                .orElseThrow();
    }

    /** The newest code, as the mailbox has it. */
    private String code() {
        return MailedCodes.of(words, codeId());
    }

    private String codeId() {
        return db.sql("select id from answer_code where client_id = ? order by asked_at desc, id desc limit 1")
                .param(client.value())
                .query(String.class)
                .single();
    }

    private Guest in() {
        assertThat(codes.ask(number, rosa, BROWSER)).isEqualTo(Asking.SENT);
        return ((Admission.In) codes.enter(number, rosa, BROWSER, code())).guest();
    }

    private String refused(String browser, String typed) {
        return ((Admission.Out) codes.enter(number, rosa, browser, typed)).why();
    }

    private List<String> recorded() {
        return ledger.about(Chain.of(client), number, ADMIN).stream()
                .filter(row -> row.event().startsWith("code-"))
                .map(row -> row.event() + " by " + row.by())
                .toList();
    }

    private List<String> mails(String mailbox) {
        return db.sql("select text_body from outbox_mail where client_id = ? and recipient = ? order by id")
                .params(client.value(), mailbox + "@" + client + ".example")
                .query(String.class)
                .list();
    }

    private String door() {
        return "/by-code/" + number + "/" + rosa;
    }

    @Test
    void onlyWhoIsMarkedIsToldOfItAndOnlyWhereTheyCanAnswer() {
        assertThat(mails("rosa")).singleElement().asString().containsIgnoringWhitespaces(door());
        assertThat(mails("mia")).singleElement().asString().doesNotContain("by-code");

        ask("decide-proposal");

        assertThat(mails("rosa").get(1)).doesNotContain("by-code");
    }

    @Test
    void theRightCodeOpensOnce() {
        Guest guest = in();

        assertThat(guest.number()).isEqualTo(number);
        assertThat(guest.actor().name()).isEqualTo("Rosa Lind (by code)");
        assertThat(guest.actor().subject()).isEqualTo("code:" + rosa);
        assertThat(guest.actor().roles()).containsExactly(Role.CLIENT_MEMBER);
        assertThat(guest.actor().signIn().authenticatedAt()).isNull();
        assertThat(guest.actor().signIn().level()).isEqualTo("code");
        assertThat(guests.at(guest.session())).contains(guest);
        assertThat(refused(BROWSER, code())).isEqualTo("The code was used before");
        assertThat(recorded())
                .containsExactly(
                        "code-asked by Plimsoll", "code-used by Rosa Lind (by code)", "code-refused by Plimsoll");
    }

    @Test
    void noTableAndNoMailHoldsTheCode() {
        codes.ask(number, rosa, BROWSER);
        String code = code();

        for (String table : List.of("answer_code", "outbox_mail", "ledger_entry")) {
            String all = db.sql("select * from " + table).query().listOfRows().toString();
            assertThat(all).as(table).doesNotContain(code).doesNotContain(code.replace("-", ""));
        }
        assertThat(mails("rosa").get(1)).contains(SecretWord.PLACE);
    }

    @Test
    void anotherBrowserOpensNothingWithIt() {
        codes.ask(number, rosa, BROWSER);

        assertThat(refused("another", code())).isEqualTo("This browser asked for no code here");
        assertThat(refused("", code())).isEqualTo("This browser asked for no code here");
        assertThat(codes.enter(number, rosa, BROWSER, code())).isInstanceOf(Admission.In.class);
    }

    @Test
    void theCodeOfAnotherCaseOpensNothing() {
        codes.ask(number, rosa, BROWSER);
        CaseNumber other = report("MTS-03.1");

        assertThat(codes.enter(other, rosa, BROWSER, code())).isInstanceOf(Admission.Out.class);
    }

    @Test
    void afterFifteenMinutesItOpensNothing() {
        Instant asked = Instant.now();
        TestClock.standingAt(asked.plusSeconds(1), () -> codes.ask(number, rosa, BROWSER));
        TestClock.standingAt(
                asked.plusSeconds(1).plus(Duration.ofMinutes(15)),
                () -> assertThat(refused(BROWSER, code())).isEqualTo("The code has run out"));
        TestClock.standingAt(
                asked.plus(Duration.ofMinutes(15)),
                () -> assertThat(codes.enter(number, rosa, BROWSER, code())).isInstanceOf(Admission.In.class));
    }

    @Test
    void afterFiveWrongTriesItIsDead() {
        codes.ask(number, rosa, BROWSER);
        for (int tried = 0; tried < 5; tried++) {
            assertThat(refused(BROWSER, "AAAA-AAAA")).isEqualTo("The code is wrong");
        }

        assertThat(refused(BROWSER, code())).isEqualTo("The code is dead after too many wrong tries");
        for (int tried = 0; tried < 20; tried++) {
            refused(BROWSER, "AAAA-AAAA");
        }
        assertThat(recorded()).as("nobody can fill the ledger").hasSize(7);
    }

    @Test
    void onlyTheNewestOfABrowserOpens() {
        codes.ask(number, rosa, BROWSER);
        String first = code();
        codes.ask(number, rosa, BROWSER);

        assertThat(refused(BROWSER, first)).isEqualTo("The code is wrong");
        assertThat(codes.enter(number, rosa, BROWSER, code())).isInstanceOf(Admission.In.class);
    }

    @Test
    void askingIsCountedByContactAndByCase() {
        for (int asked = 0; asked < 5; asked++) {
            assertThat(codes.ask(number, rosa, "browser " + asked)).isEqualTo(Asking.SENT);
        }
        assertThat(codes.ask(number, rosa, BROWSER)).isEqualTo(Asking.TOO_OFTEN);
        CaseNumber other = report("MTS-03.1");
        assertThat(codes.ask(other, rosa, BROWSER)).isEqualTo(Asking.TOO_OFTEN);
        assertThat(recorded()).as("what was not taken is not recorded").hasSize(5);

        String ben = add("Ben", "ben");
        clients.letAnswerByCode(client, ben, ADMIN);
        String eve = add("Eve", "eve");
        clients.letAnswerByCode(client, eve, ADMIN);
        for (int asked = 0; asked < 5; asked++) {
            assertThat(codes.ask(number, ben, "browser " + asked)).isEqualTo(Asking.SENT);
        }
        assertThat(codes.ask(number, eve, BROWSER)).isEqualTo(Asking.TOO_OFTEN);
    }

    @Test
    void whoIsNotMarkedGetsNoCode() {
        String mia = contact("mia@" + client + ".example").id();

        assertThat(codes.ask(number, mia, BROWSER)).isEqualTo(Asking.NOBODY);
        assertThat(codes.ask(number, UUID.randomUUID().toString(), BROWSER)).isEqualTo(Asking.NOBODY);
        assertThat(codes.ask(CaseNumber.of(2001, 1), rosa, BROWSER)).isEqualTo(Asking.NOBODY);
        assertThat(mails("mia")).hasSize(1);
    }

    @Test
    void whoHasAnAccountIsLedToIt() {
        String sam = add("Sam", "sam");
        clients.keepContact(
                client,
                new ContactDetails("Sam", "sam@" + client + ".example", Role.CLIENT_MEMBER, "en"),
                "account-1",
                ADMIN);
        assertThat(clients.letAnswerByCode(client, sam, ADMIN)).isInstanceOf(ClientChange.Invalid.class);
        assertThat(codes.ask(number, sam, BROWSER)).isEqualTo(Asking.NOBODY);

        // the directory knows an account that the contact does not
        clients.addContact(
                client, new ContactDetails("Harbor", "harbor-member@harbor.example", Role.CLIENT_MEMBER, "en"), ADMIN);
        String known = contact("harbor-member@harbor.example").id();
        clients.letAnswerByCode(client, known, ADMIN);
        assertThat(codes.ask(number, known, BROWSER)).isEqualTo(Asking.HAS_ACCOUNT);
        assertThat(codes.enter(number, known, BROWSER, code())).isInstanceOf(Admission.Out.class);
        assertThat(db.sql("select count(*) from outbox_mail where client_id = ? and secret_id is not null")
                        .param(client.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aSessionEndsWhenNobodyIsAtItAndAfterTwoHours() {
        Instant now = Instant.now();
        Guest idle = in();
        TestClock.standingAt(now.plus(Duration.ofMinutes(29)), () -> assertThat(guests.at(idle.session()))
                .isPresent());
        TestClock.standingAt(now.plus(Duration.ofMinutes(60)), () -> assertThat(guests.at(idle.session()))
                .isEmpty());
        assertThat(guests.at(idle.session())).as("over is over").isEmpty();

        Guest busy = in();
        for (int minutes = 20; minutes < 120; minutes += 20) {
            TestClock.standingAt(now.plus(Duration.ofMinutes(minutes)), () -> assertThat(guests.at(busy.session()))
                    .isPresent());
        }
        TestClock.standingAt(now.plus(Duration.ofMinutes(121)), () -> assertThat(guests.at(busy.session()))
                .isEmpty());
        assertThat(recorded()).filteredOn(line -> line.startsWith("code-ended")).hasSize(2);
    }

    @Test
    void whoeverLosesTheMarkIsOutForGood() {
        Guest guest = in();
        codes.ask(number, rosa, BROWSER);
        String code = code();

        clients.letAnswerByCodeNoMore(client, rosa, ADMIN);
        clients.letAnswerByCode(client, rosa, ADMIN);

        assertThat(guests.at(guest.session())).isEmpty();
        assertThat(refused(BROWSER, code)).isEqualTo("The contact may not answer this case any more");
    }

    @Test
    void atAnotherAddressIsAnotherPerson() {
        Guest guest = in();

        clients.changeContact(
                client,
                rosa,
                new ContactDetails("Rosa Lind", "new@" + client + ".example", Role.CLIENT_MEMBER, "en"),
                ADMIN);

        assertThat(guests.at(guest.session())).isEmpty();
        assertThat(codes.ask(number, rosa, BROWSER)).isEqualTo(Asking.SENT);
        assertThat(mails("new")).hasSize(1);
    }

    @Test
    void whoeverHasLeftIsOut() {
        Guest guest = in();
        clients.writeNoMore(client, rosa, ADMIN);
        clients.writeAgain(client, rosa, ADMIN);
        assertThat(guests.at(guest.session())).isEmpty();

        Guest again = in();
        clients.removeContact(client, rosa, ADMIN);
        assertThat(guests.at(again.session())).isEmpty();
        assertThat(codes.ask(number, rosa, BROWSER)).isEqualTo(Asking.NOBODY);
    }

    @Test
    void whenTheCaseIsOverSoIsAll() {
        Guest guest = in();
        codes.ask(number, rosa, BROWSER);
        String code = code();
        db.sql("update non_compliance set state = 'CLOSED' where case_number = ?")
                .param(number.value())
                .update();

        assertThat(guests.at(guest.session())).isEmpty();
        assertThat(codes.enter(number, rosa, BROWSER, code)).isInstanceOf(Admission.Out.class);
        assertThat(codes.ask(number, rosa, BROWSER)).isEqualTo(Asking.NOBODY);
    }

    @Test
    void allLinksAreAnsweredAlike() throws Exception {
        String made = UUID.randomUUID().toString();
        for (String step : List.of("ask", "enter")) {
            MockHttpServletResponse real = http.perform(
                            post(door() + "/" + step).param("code", "AAAA-AAAA").with(csrf()))
                    .andReturn()
                    .getResponse();
            MockHttpServletResponse no = http.perform(post("/by-code/" + number + "/" + made + "/" + step)
                            .param("code", "AAAA-AAAA")
                            .with(csrf()))
                    .andReturn()
                    .getResponse();

            assertThat(no.getStatus()).isEqualTo(real.getStatus()).isEqualTo(302);
            assertThat(no.getRedirectedUrl()).isEqualTo(real.getRedirectedUrl().replace(rosa, made));
            assertThat(no.getHeaderNames()).containsExactlyInAnyOrderElementsOf(real.getHeaderNames());
        }
        String page =
                http.perform(get(door() + "/enter")).andReturn().getResponse().getContentAsString();
        String other = http.perform(get("/by-code/" + number + "/" + made + "/enter"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(tokenless(other)).isEqualTo(tokenless(page).replace(rosa, made));
    }

    private static String tokenless(String page) {
        return page.replaceAll("(value|content)=\"[\\w-]{60,}={0,2}\"", "");
    }

    @Test
    void whoWatchesOverSecurityHearsOfWrongCodesAndOfTooMany() throws Exception {
        try (HeardEvents heard = new HeardEvents()) {
            for (int asked = 0; asked < 6; asked++) {
                http.perform(post(door() + "/ask").with(csrf()));
            }
            http.perform(post(door() + "/enter").param("code", "WRNG-WRNG").with(csrf()));

            assertThat(heard.lines().stream()
                            .filter(line -> line.contains(rosa))
                            .toList())
                    .hasSize(2)
                    .anyMatch(line -> line.contains("codes-asked-too-often"))
                    .anyMatch(line -> line.contains("code-refused") && line.contains("This browser asked for no code"))
                    .noneMatch(line -> line.contains("WRNG"));
        }
    }

    @Test
    void administratorsMarkFreshlySignedIn() throws Exception {
        String mia = contact("mia@" + client + ".example").id();
        String path = "/api/v1/clients/" + client + "/contacts/" + mia + "/by-code";

        assertThat(mark(path, true, SignedIn.bearerSince(Instant.now().minusSeconds(3600), "old", Role.ADMINISTRATOR)))
                .isEqualTo(401);
        assertThat(contact("mia@" + client + ".example").answersByCode()).isFalse();
        assertThat(mark(path, true, SignedIn.bearer("fresh", Role.ADMINISTRATOR, "*")))
                .isEqualTo(200);
        assertThat(contact("mia@" + client + ".example").answersByCode()).isTrue();
        assertThat(mark(path, false, SignedIn.bearer("fresh", Role.ADMINISTRATOR, "*")))
                .isEqualTo(200);
        assertThat(contact("mia@" + client + ".example").answersByCode()).isFalse();
        assertThat(mark(path.replace(mia, "none"), true, SignedIn.bearer("fresh", Role.ADMINISTRATOR, "*")))
                .isEqualTo(404);
    }

    private int mark(String path, boolean allowed, RequestPostProcessor by) throws Exception {
        return http.perform(put(path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"allowed\": " + allowed + "}")
                        .with(by))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    @Test
    void aFormWithoutItsTokenAsksForNothing() throws Exception {
        int before = mails("rosa").size();
        assertThat(http.perform(post(door() + "/ask")).andReturn().getResponse().getStatus())
                .isEqualTo(403);
        assertThat(mails("rosa")).hasSize(before);
    }
}

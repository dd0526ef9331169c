package io.plimsoll.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.PlimsollTest;
import io.plimsoll.SignedIn;
import io.plimsoll.comment.CommentResult;
import io.plimsoll.comment.CommentView;
import io.plimsoll.comment.Comments;
import io.plimsoll.comment.NewComment;
import io.plimsoll.comment.Visibility;
import io.plimsoll.comment.Watches;
import io.plimsoll.document.Documents;
import io.plimsoll.document.StoredDocument;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.mail.MailView;
import io.plimsoll.mail.Mails;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.ReportResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/**
 * To a client's people there is no internal comment: whatever they may read holds neither its words nor its id, and is
 * the same as if it had never been written.
 */
@PlimsollTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InternalCommentsModuleTests {

    private static final String OWN = "internal-own";
    private static final ClientId CLIENT = new ClientId(OWN);
    private static final String TOKEN = "unter-uns-7f3a9c";
    private static final List<Role> THEIRS = List.of(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY);
    private static final List<String> SECTIONS =
            List.of("overview", "comments", "deviation", "remediation", "enforcement", "assets", "mail", "ledger");

    @Autowired
    MockMvc http;

    @Autowired
    ApplicationContext context;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    Comments comments;

    @Autowired
    Watches watches;

    @Autowired
    Documents documents;

    @Autowired
    Mails mails;

    @Autowired
    Ledger ledger;

    @Autowired
    NonCompliances cases;

    @Autowired
    JdbcClient db;

    private Map<String, String> ids;
    private CaseNumber number;
    private Course course;

    @BeforeAll
    void aClientWhosePeopleWatch() {
        course = beans.createBean(Course.class);
        ids = beans.createBean(OneClient.class).create(OWN, "Own Ltd");
        number = new CaseNumber(ids.get("number"));
        watches.watch(number, course.actor(CLIENT, Role.CLIENT_MEMBER));
    }

    private CommentView internal(CaseNumber about, String words, String... named) {
        var given = new NewComment(words, Visibility.INTERNAL, Set.of(named));
        return ((CommentResult.Done) comments.write(about, given, OneClient.STAFF)).comment();
    }

    @Test
    void nothingThatAClientsPeopleReadHoldsItOrChangesByIt() throws Exception {
        Map<String, String> before = allThatIsRead();
        int entries = ledger.list(Chain.of(CLIENT), 0, 500, OneClient.STAFF).size();

        CommentView said = internal(number, "Between us: " + TOKEN, "manager");
        CommentView takenBack = internal(number, "Not so: " + TOKEN);
        comments.withdraw(number, takenBack.id(), OneClient.STAFF);
        Map<String, String> after = allThatIsRead();

        assertThat(before).hasSizeGreaterThan(120);
        // names only: whole pages side by side would fill the memory
        assertThat(where(after, told -> Stream.of(TOKEN, said.id(), takenBack.id())
                        .anyMatch(told::contains)))
                .isEmpty();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after.keySet().stream().filter(what -> !after.get(what).equals(before.get(what))))
                .isEmpty();
        assertThat(ledger.list(Chain.of(CLIENT), 0, 500, OneClient.STAFF)).hasSize(entries);
        assertThat(comments.list(number, null, 10, OneClient.STAFF).items())
                .extracting(CommentView::words)
                .contains("Between us: " + TOKEN);
        System.out.printf(
                "Internal comments: %d answers to a client's people are as if there were none%n", after.size());
    }

    private static List<String> where(Map<String, String> seen, Predicate<String> said) {
        return seen.entrySet().stream()
                .filter(one -> said.test(one.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Every address that can be read with every id that there is, as both of the client's roles. */
    private Map<String, String> allThatIsRead() throws Exception {
        Calls calls = new Calls(ids);
        Map<String, String> seen = new TreeMap<>();
        for (Role role : THEIRS) {
            for (String endpoint : new Endpoints(context).all().keySet()) {
                if (endpoint.startsWith("GET ") && !endpoint.matches(".*(/demo/mail|oauth|issuer|/error|actuator).*")) {
                    seen.put(endpoint + " as " + role, read(calls.to(endpoint), Calls.isApi(endpoint), role));
                }
            }
            for (String section : SECTIONS) {
                String path = "/cases/" + number + "?section=" + section;
                seen.put(path + " as " + role, read(MockMvcRequestBuilders.get(path), false, role));
            }
        }
        return seen;
    }

    private String read(AbstractMockHttpServletRequestBuilder<?> request, boolean api, Role role) throws Exception {
        request.with(
                api ? SignedIn.bearer("internal-" + role, role, OWN) : SignedIn.session("internal-" + role, role, OWN));
        return LimitedStaffModuleTests.told(http.perform(request).andReturn().getResponse());
    }

    @Test
    void whoeverGuessesItsIdFindsNothing() throws Exception {
        String id = internal(number, TOKEN).id();
        for (Role role : THEIRS) {
            for (String act : List.of("withdraw", "erase")) {
                int known = status("/api/v1/cases/" + number + "/comments/" + id + "/" + act, role);
                int unknown = status("/api/v1/cases/" + number + "/comments/none/" + act, role);
                assertThat(known).isEqualTo(unknown).isIn(403, 404);
            }
        }
    }

    private int status(String path, Role role) throws Exception {
        return http.perform(MockMvcRequestBuilders.post(path).with(SignedIn.bearer("guess-" + role, role, OWN)))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    @Test
    void noMailHoldsItsWordsAndNoneAboutItIsTheClients() {
        CommentView said = internal(number, TOKEN, "manager", "director");

        assertThat(db.sql("select count(*) from outbox_mail where text_body like :it or html_body like :it or subject"
                                + " like :it")
                        .param("it", "%" + TOKEN + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(db.sql("select distinct audience from outbox_mail where cause = ?")
                        .param(said.id())
                        .query(String.class)
                        .list())
                .containsExactly("msp");
        Actor member = course.actor(CLIENT, Role.CLIENT_MEMBER);
        assertThat(mails.about(CLIENT, number, member))
                .extracting(MailView::event)
                .doesNotContain("mention-told");
        assertThat(mails.about(CLIENT, number, OneClient.STAFF))
                .filteredOn(mail -> mail.event().equals("mention-told"))
                .extracting(MailView::to)
                .contains("manager@msp.example", "director@msp.example");
    }

    /** A deviation text and a way to the very end, of a client of its own: with its last service it is gone. */
    @Test
    void noDocumentHoldsIt() throws IOException {
        ClientId leaving = new ClientId("internal-leaving");
        beans.createBean(OneClient.class).create(leaving.value(), "Leaving Ltd");
        CaseNumber agreed = spokenOf(leaving, "MTS-02.1");
        course.go(leaving, agreed, "respond:deviation", "assess-risk:submit", "acknowledge-deviation:sign");
        CaseNumber ended = spokenOf(leaving, "MTS-04.1");
        course.go(leaving, ended, "Timer_ResponseOverdue", "decide-enforcement:pause", "prepare-pause:submit");
        internal(ended, TOKEN);
        course.go(leaving, ended, "approve-pause:approve", "Timer_CureWindowOver", "ServiceTask_CarryOut");
        course.go(leaving, ended, "Timer_LongestPauseOver", "recommend-termination:recommend");
        course.go(leaving, ended, "approve-termination:approve", "Timer_NoticePeriodOver", "ServiceTask_CarryOut");
        course.go(leaving, ended, "ServiceTask_MakeTerminationPack");

        List<String> kinds = new ArrayList<>();
        for (CaseNumber about : List.of(agreed, ended)) {
            for (StoredDocument document : documents.about(leaving, about.value(), OneClient.STAFF)) {
                assertThat(documents.text(document.id(), OneClient.STAFF)).doesNotContain(TOKEN);
                try (PDDocument pdf = Loader.loadPDF(documents.content(document.id(), OneClient.STAFF))) {
                    assertThat(new PDFTextStripper().getText(pdf)).doesNotContain(TOKEN);
                }
                kinds.add(document.title());
            }
        }
        assertThat(kinds).hasSizeGreaterThan(1);
    }

    private CaseNumber spokenOf(ClientId client, String control) {
        var reported = cases.report(client, control, "Seen", List.of("host"), OneClient.STAFF);
        CaseNumber opened = ((ReportResult.Opened) reported).opened().number();
        course.go(client, opened, "BusinessRuleTask_RateSeverity");
        internal(opened, TOKEN);
        return opened;
    }
}

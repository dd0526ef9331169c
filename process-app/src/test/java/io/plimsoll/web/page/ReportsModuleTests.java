package io.plimsoll.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.plimsoll.HeardEvents;
import io.plimsoll.PlimsollTest;
import io.plimsoll.SignedIn;
import io.plimsoll.client.CalendarDetails;
import io.plimsoll.client.ClientDetails;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ServiceDetails;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.client.ServiceTerms;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.standard.Standards;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What people hand in: reports, files that show them, and answers to questions. */
@PlimsollTest
class ReportsModuleTests {

    private static final byte[] PDF = "%PDF-1.7\n<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);

    @Autowired
    MockMvc http;

    @Autowired
    Clients clients;

    @Autowired
    Standards standards;

    @Autowired
    JdbcClient db;

    private final String client = "rp-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void aClient() {
        clients.create(
                client,
                new ClientDetails("Reporting", "gold", "en", Set.of()),
                new CalendarDetails("Europe/Zurich", Set.of(DayOfWeek.MONDAY), LocalTime.of(8, 0), LocalTime.of(17, 0)),
                Actor.system());
        clients.addService(
                new ClientId(client),
                new ServiceDetails("Desk", ServiceKind.HELPDESK, new ServiceTerms(10, 3, 20)),
                Actor.system());
        standards.adopt(new ClientId(client), "minimum-technology-standards", "1.0", Actor.system());
    }

    private MvcResult report(String user, Role role, String scope, String control, MockMultipartFile... files)
            throws Exception {
        var request = multipart("/clients/" + client + "/report");
        for (MockMultipartFile file : files) {
            request.file(file);
        }
        return http.perform(request.param("control", control)
                        .param("summary", "Two old machines in the back office 👋")
                        .param("assets", "pc-1\npc-2\n")
                        .with(SignedIn.session(user, role, scope))
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .andReturn();
    }

    private static MockMultipartFile file(String name, byte[] content) {
        return new MockMultipartFile("file", name, "text/html", content);
    }

    private String reported(MockMultipartFile... files) throws Exception {
        String to = report("rp-member", Role.CLIENT_MEMBER, client, "MTS-01.2 Out of support", files)
                .getResponse()
                .getRedirectedUrl();
        assertThat(to).startsWith("/cases/NC-");
        return to.substring("/cases/".length());
    }

    private MockHttpServletResponse show(String path, String user, Role role, String scope) throws Exception {
        return show(get(path), user, role, scope);
    }

    private MockHttpServletResponse show(MockHttpServletRequestBuilder request, String user, Role role, String scope)
            throws Exception {
        return http.perform(request.with(SignedIn.session(user, role, scope))
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .andReturn()
                .getResponse();
    }

    private Map<String, Object> document(String number) {
        return db.sql("select id, title, media_type, sha256 from document where client_id = ? and subject = ?")
                .params(client, number)
                .query()
                .singleRow();
    }

    @Test
    void aMemberReportsWithAFileThatOthersCanOnlySave() throws Exception {
        assertThat(show("/clients/" + client + "/report", "rp-member", Role.CLIENT_MEMBER, client)
                        .getContentAsString())
                .contains("<datalist", "MTS-01.2 ", "multipart/form-data");
        String number = reported(file("../found <b>.pdf", PDF));

        Map<String, Object> kept = document(number);
        assertThat(kept.get("title")).isEqualTo("found b.pdf");
        assertThat(kept.get("media_type")).isEqualTo("application/pdf");
        MockHttpServletResponse saved = show("/documents/" + kept.get("id"), "rp-analyst", Role.ANALYST, "*");
        assertThat(saved.getHeader("Content-Disposition"))
                .startsWith("attachment")
                .contains("found%20b.pdf");
        assertThat(saved.getContentType()).isEqualTo("application/octet-stream");
        assertThat(saved.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(saved.getHeader("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
        assertThat(saved.getContentAsByteArray()).isEqualTo(PDF);
        assertThat(show("/cases/" + number, "rp-member", Role.CLIENT_MEMBER, client)
                        .getContentAsString())
                .contains("found b.pdf", "handed in");
        assertThat(show("/cases/" + number + "?section=ledger", "rp-analyst", Role.ANALYST, "*")
                        .getContentAsString())
                .contains(String.valueOf(kept.get("sha256")));
    }

    @Test
    void anotherClientsFileIsAbsent() throws Exception {
        Object id = document(reported(file("a.pdf", PDF))).get("id");

        assertThat(show("/documents/" + id, "rp-other", Role.CLIENT_MEMBER, "harbor")
                        .getStatus())
                .isEqualTo(404);
        assertThat(http.perform(get("/api/v1/documents/" + id)
                                .with(SignedIn.bearer("rp-other", Role.CLIENT_MEMBER, "harbor")))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
        assertThat(http.perform(get("/api/v1/documents/" + id + "/text")
                                .with(SignedIn.bearer("rp-member", Role.CLIENT_MEMBER, client)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .as("it has no text")
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            page.html  | <script>alert(1)</script>
            page.txt   | <script>alert(1)</script>
            pic.svg    | <svg onload='alert(1)'/>
            pic.png    | no picture
            run.exe    | MZ
            empty.txt  | ''
            """)
    void aFileThatIsNotTakenKeepsTheReportFromBeingMade(String name, String content) throws Exception {
        MvcResult answer = report(
                "rp-member",
                Role.CLIENT_MEMBER,
                client,
                "MTS-01.2",
                file(name, content.getBytes(StandardCharsets.UTF_8)));

        assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo("/clients/" + client + "/report");
        assertThat(String.valueOf(answer.getFlashMap().get("problem"))).contains(name);
        assertThat(answer.getFlashMap().get("summary")).isEqualTo("Two old machines in the back office 👋");
        assertThat(db.sql("select count(*) from non_compliance where client = ?")
                        .param(client)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatDoesNotApplyIsSaidAndTooManyFilesAreNotTaken() throws Exception {
        MvcResult answer = report("rp-analyst", Role.ANALYST, "*", "VSP-01.1");
        assertThat(String.valueOf(answer.getFlashMap().get("problem"))).contains("not adopted");

        String number = reported();
        var request = multipart("/cases/" + number + "/attachments");
        for (int one = 0; one < 6; one++) {
            request.file(file("a" + one + ".pdf", PDF));
        }
        MvcResult many = http.perform(request.with(SignedIn.session("rp-analyst", Role.ANALYST, "*"))
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .andReturn();
        assertThat(String.valueOf(many.getFlashMap().get("problem"))).contains("At most 5");
    }

    @Test
    void whoWatchesOverSecurityHearsOfWhatIsNotTaken() throws Exception {
        try (HeardEvents heard = new HeardEvents()) {
            report("rp-heard", Role.CLIENT_MEMBER, client, "MTS-01.2", file("run.exe", PDF));
            http.perform(post("/api/v1/clients/" + client + "/scans?scope=everything")
                            .content("check,asset,status\n")
                            .contentType("text/csv")
                            .with(SignedIn.bearer("rp-heard", Role.SCANNER, client)))
                    .andReturn();

            assertThat(heard.of("rp-heard"))
                    .containsExactly(
                            "upload-refused POST /clients/" + client + "/report",
                            "upload-refused POST /api/v1/clients/" + client + "/scans");
            assertThat(heard.lines().toString()).doesNotContain("run.exe");
        }
    }

    @Test
    void filesAreAddedOverTheApiOnceEachByContent() throws Exception {
        String number = reported();
        for (String name : new String[] {"a.pdf", "b.pdf"}) {
            assertThat(attach(number, name, PDF, client)).isEqualTo(201);
        }
        assertThat(attach(number, "c.svg", PDF, client)).isEqualTo(422);
        assertThat(attach(number, "a.pdf", PDF, "harbor")).isEqualTo(404);
        assertThat(db.sql("select count(distinct sha256) from document where client_id = ? and subject = ?")
                        .params(client, number)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private int attach(String number, String name, byte[] content, String scope) throws Exception {
        return http.perform(multipart("/api/v1/cases/" + number + "/attachments")
                        .file(file(name, content))
                        .with(SignedIn.bearer("rp-api", Role.CLIENT_MEMBER, scope)))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    @Test
    void evidenceForAnAnswerComesOverTheApiAsWell() throws Exception {
        assertThat(hand("recovery-policy", "plan.txt", "Every night.", Role.CLIENT_MEMBER, client))
                .as("not asked yet")
                .isEqualTo(422);
        show(post("/clients/" + client + "/attestation/ask"), "rp-analyst", Role.ANALYST, "*");

        assertThat(hand("recovery-policy", "plan.txt", "Every night.", Role.CLIENT_MEMBER, client))
                .isEqualTo(201);
        assertThat(hand("recovery-policy", "plan.pdf", "Not what it says.", Role.CLIENT_MEMBER, client))
                .isEqualTo(422);
        assertThat(hand("office-doors", "plan.txt", "Shut.", Role.CLIENT_MEMBER, client))
                .as("not asked of this client")
                .isEqualTo(422);
        assertThat(hand("recovery-policy", "plan.txt", "Mine.", Role.CLIENT_MEMBER, "harbor-of-others"))
                .isEqualTo(404);
        assertThat(hand("recovery-policy", "plan.txt", "Ours.", Role.ANALYST, "*"))
                .isEqualTo(403);
        assertThat(show("/clients/" + client + "/attestation", "rp-analyst", Role.ANALYST, "*")
                        .getContentAsString())
                .doesNotContain("plan.pdf");
        assertThat(show("/clients/" + client + "/attestation", "rp-member", Role.CLIENT_MEMBER, client)
                        .getContentAsString())
                .contains("plan.txt");
    }

    private int hand(String question, String name, String content, Role role, String scope) throws Exception {
        return http.perform(
                        multipart("/api/v1/clients/" + client + "/attestation/questions/" + question + "/attachments")
                                .file(file(name, content.getBytes(StandardCharsets.UTF_8)))
                                .with(SignedIn.bearer("rp-api", role, scope)))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    /** Answers with a document that shows it; the problem that the page then tells. */
    private String answerWith(String name, byte[] content) throws Exception {
        var file = new MockMultipartFile("file-recovery-policy", name, "text/html", content);
        MvcResult answer = http.perform(multipart("/clients/" + client + "/attestation/answers")
                        .file(file)
                        .param("answer-recovery-policy", "yes")
                        .with(SignedIn.session("rp-member", Role.CLIENT_MEMBER, client))
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .andReturn();
        return String.valueOf(answer.getFlashMap().get("problem"));
    }

    @Test
    void aReportWithoutItsTokenIsRefused() throws Exception {
        assertThat(http.perform(multipart("/clients/" + client + "/report")
                                .param("control", "MTS-01.2")
                                .param("summary", "x")
                                .with(SignedIn.session("rp-member", Role.CLIENT_MEMBER, client)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void questionsAreAskedKeptAndAnsweredAtTheirPage() throws Exception {
        String page = "/clients/" + client + "/attestation";
        assertThat(show(page, "rp-analyst", Role.ANALYST, "*").getContentAsString())
                .contains("New questions are asked on", "Ask now");
        assertThat(show(page, "rp-member", Role.CLIENT_MEMBER, client).getContentAsString())
                .doesNotContain("Ask now", "Send answers");
        assertThat(show(post(page + "/ask"), "rp-analyst", Role.ANALYST, "*").getRedirectedUrl())
                .isEqualTo(page);
        assertThat(show(page, "rp-member", Role.CLIENT_MEMBER, client).getContentAsString())
                .contains("answer-acceptable-use", "for somebody who signs", "Send answers");
        assertThat(show("/", "rp-member", Role.CLIENT_MEMBER, client).getContentAsString())
                .contains("Questions that only you can answer");
        for (String shown : new String[] {"/", "/tasks"}) {
            assertThat(show(shown, "rp-auditor", Role.AUDITOR, "*").getStatus()).isEqualTo(200);
        }

        show(
                post(page + "/answers").param("action", "save").param("words-acceptable-use", "wait <b>"),
                "rp-member",
                Role.CLIENT_MEMBER,
                client);
        assertThat(show(page, "rp-member", Role.CLIENT_MEMBER, client).getContentAsString())
                .contains("wait &lt;b&gt;");
        show(
                post(page + "/answers")
                        .param("answer-acceptable-use", "no")
                        .param("words-acceptable-use", "wait <b>")
                        .param("words-recovery-policy", "looking for it")
                        .param("answer-office-doors", "yes"),
                "rp-member",
                Role.CLIENT_MEMBER,
                client);

        assertThat(show(page, "rp-member", Role.CLIENT_MEMBER, client).getContentAsString())
                .doesNotContain("answer-acceptable-use")
                .contains("answer-recovery-policy", "looking for it");
        assertThat(db.sql("select control from non_compliance where client = ?")
                        .param(client)
                        .query(String.class)
                        .list())
                .containsExactly("MTS-04.14");
        assertThat(answerWith("policy.svg", PDF)).contains("policy.svg");
        assertThat(answerWith("policy.pdf", PDF)).isEqualTo("null");
        assertThat(show(page, "rp-analyst", Role.ANALYST, "*").getContentAsString())
                .contains("policy.pdf");
        String told = show("/ledger?client=" + client, "rp-analyst", Role.ANALYST, "*")
                .getContentAsString();
        assertThat(told).contains("Attachment stored");
        assertThat(show(page, "rp-stranger", Role.CLIENT_MEMBER, "harbor").getStatus())
                .isEqualTo(404);
    }
}

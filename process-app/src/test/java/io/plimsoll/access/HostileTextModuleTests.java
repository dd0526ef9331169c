package io.plimsoll.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.plimsoll.PlimsollTest;
import io.plimsoll.SignedIn;
import io.plimsoll.adoption.Rollouts;
import io.plimsoll.client.CalendarDetails;
import io.plimsoll.client.ClientDetails;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ContactDetails;
import io.plimsoll.client.DemoGatewayControls;
import io.plimsoll.client.DemoGatewayMode;
import io.plimsoll.client.ServiceDetails;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.client.ServiceTerms;
import io.plimsoll.comment.CommentResult;
import io.plimsoll.comment.Comments;
import io.plimsoll.comment.NewComment;
import io.plimsoll.comment.Visibility;
import io.plimsoll.comment.Watches;
import io.plimsoll.document.Documents;
import io.plimsoll.document.StoredDocument;
import io.plimsoll.finding.Findings;
import io.plimsoll.finding.Received;
import io.plimsoll.finding.ScanOrder;
import io.plimsoll.finding.ScanState;
import io.plimsoll.finding.ScanView;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.incident.IncidentNumber;
import io.plimsoll.incident.IncidentReport;
import io.plimsoll.incident.IncidentReported;
import io.plimsoll.incident.Incidents;
import io.plimsoll.mail.MailContent;
import io.plimsoll.mail.Mails;
import io.plimsoll.mail.OutboxFilter;
import io.plimsoll.mail.OutboxList;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.ReportResult;
import io.plimsoll.policy.DraftResult;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyTable;
import io.plimsoll.process.Inbox;
import io.plimsoll.process.TaskQuery;
import io.plimsoll.remediation.Extensions;
import io.plimsoll.remediation.Milestones;
import io.plimsoll.remediation.Remediations;
import io.plimsoll.standard.StandardView;
import io.plimsoll.standard.Standards;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/**
 * Hostile text in everything that a person, a scanner or a header can say, and everywhere it is shown: pages, mails,
 * PDFs. It is read as what it is, and nothing of it lives.
 */
@PlimsollTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTextModuleTests {

    private static final ClientId CLIENT = new ClientId("hostile");
    private static final Set<String> LEADING =
            Set.of("href", "src", "action", "formaction", "srcdoc", "data", "xlink:href");

    @Autowired
    Clock clock;

    @Autowired
    MockMvc http;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    Clients clients;

    @Autowired
    Standards standards;

    @Autowired
    NonCompliances cases;

    @Autowired
    Findings findings;

    @Autowired
    DemoGatewayControls gateway;

    @Autowired
    Documents documents;

    @Autowired
    Mails mails;

    @Autowired
    OutboxList outbox;

    @Autowired
    Incidents incidents;

    @Autowired
    Rollouts rollouts;

    @Autowired
    Comments comments;

    @Autowired
    Watches watches;

    @Autowired
    Remediations remediations;

    @Autowired
    Extensions extensions;

    @Autowired
    Milestones milestones;

    @Autowired
    Policies policies;

    @Autowired
    Inbox inbox;

    @Autowired
    ManagementService jobs;

    @Autowired
    HistoryService history;

    private Course course;
    private String scan;
    private String incident;
    private String adoption;
    private final List<CaseNumber> numbers = new ArrayList<>();

    @BeforeAll
    void hostileTextEverywhere() {
        course = beans.createBean(Course.class);
        aClient();
        scan = deliver(csv());
        assertThat(findings.scan(deliver(ocsf()), OneClient.STAFF).counts())
                .isEqualTo(new ScanView.Counts(
                        Hostile.each().size(), 0, Hostile.each().size(), 0, 0, 0));
        CaseNumber agreed = aCase("MTS-01.2");
        course.go(
                CLIENT, agreed, "respond:dispute", "review-dispute:reject", "respond:deviation", "assess-risk:submit");
        course.go(CLIENT, agreed, "acknowledge-deviation:decline", "respond:deviation", "assess-risk:submit");
        course.go(CLIENT, agreed, "acknowledge-deviation:sign", "approve-deviation:approve", "Timer_ReviewDue");
        CaseNumber fixed = aCase("MTS-07.1");
        course.go(CLIENT, fixed, "respond:remediate", "plan-remediation:ask-proposal", "prepare-proposal:offer");
        course.go(CLIENT, fixed, "decide-proposal:decline", "respond:remediate", "plan-remediation:submit");
        course.go(CLIENT, fixed, "review-plan:reject", "plan-remediation:submit", "review-plan:approve");
        moreTime(fixed);
        course.go(CLIENT, fixed, "decide-extension:refuse", "report-done:done", "verify-remediation:not-met");
        CaseNumber ended = aCase("MTS-03.1");
        course.go(CLIENT, ended, "Timer_ResponseOverdue", "decide-enforcement:pause", "prepare-pause:submit");
        course.go(CLIENT, ended, "approve-pause:approve", "Timer_CureWindowOver", "ServiceTask_CarryOut");
        course.go(CLIENT, ended, "Timer_LongestPauseOver", "recommend-termination:recommend");
        course.go(CLIENT, ended, "approve-termination:approve");
        cases.withdraw(aCase("MTS-02.1"), Hostile.all(), OneClient.STAFF);
        talk(agreed);
        anIncident();
        anAdoption();
        aDraft();
    }

    /** Rows that cannot come into force, but are kept and shown as they were typed. */
    private void aDraft() {
        policies.discard(OneClient.STAFF);
        List<List<String>> rows = Hostile.each().stream()
                .map(text -> text.substring(0, Math.min(text.length(), PolicyTable.LONGEST_CELL)))
                .limit(PolicyTable.MOST_ROWS)
                .map(text -> Collections.nCopies(11, text))
                .toList();
        assertThat(policies.save("escalation-ladder", 0, rows, OneClient.STAFF)).isInstanceOf(DraftResult.Kept.class);
    }

    @AfterAll
    void noDraft() {
        policies.discard(OneClient.STAFF);
    }

    /** A sign before a name would call somebody, whom there must be. */
    private void talk(CaseNumber number) {
        String words = Hostile.all().replace("@", "(at)");
        Actor signatory = course.actor(CLIENT, Role.CLIENT_SIGNATORY);
        for (Actor author : List.of(OneClient.STAFF, signatory)) {
            watches.watch(number, author);
            assertThat(comments.write(number, new NewComment(words, Visibility.SHARED, Set.of()), author))
                    .isInstanceOf(CommentResult.Done.class);
        }
        assertThat(comments.write(number, new NewComment(words, Visibility.INTERNAL, Set.of()), OneClient.STAFF))
                .isInstanceOf(CommentResult.Done.class);
    }

    private void moreTime(CaseNumber number) {
        Actor client = course.actor(CLIENT, Role.CLIENT_SIGNATORY);
        var open = remediations.of(number, client).get(0).milestones();
        var days = new TreeMap<Integer, LocalDate>();
        days.put(1, open.get(0).due().plusDays(1));
        assertThat(extensions.ask(number, days, Hostile.all(), client)).isInstanceOf(Extensions.Asked.Taken.class);
        assertThat(milestones.reached(number, 1, Hostile.all(), List.of(), List.of(), client))
                .isInstanceOf(Milestones.Reported.Taken.class);
    }

    private void anIncident() {
        var report = new IncidentReport(
                false,
                Hostile.all(),
                Instant.parse("2026-01-05T08:00:00Z"),
                Hostile.name(),
                Hostile.all(),
                Hostile.all(),
                List.of(clients.get(CLIENT, OneClient.STAFF).services().get(0).id()),
                Hostile.all());
        Actor signatory = course.actor(CLIENT, Role.CLIENT_SIGNATORY);
        incident = ((IncidentReported.Taken) incidents.report(List.of(CLIENT), report, signatory))
                .incidents()
                .get(0)
                .number()
                .value();
        course.go(CLIENT, incident, "rate-incident:rate", "Timer_ReceiptReminder", "confirm-incident:confirm");
        course.go(CLIENT, incident, "call-task-force:called", "disclose-incident:done", "disclose-incident:done");
        incidents.update(new IncidentNumber(incident), Hostile.all(), OneClient.STAFF);
        course.go(CLIENT, incident, "disclose-incident:not-applicable", "close-incident:close");
    }

    private void anAdoption() {
        rollouts.adoptFirst(CLIENT, "vendor-security-policy", "1.0", OneClient.STAFF);
        adoption = rollouts.list(CLIENT, null, 1, OneClient.STAFF)
                .items()
                .get(0)
                .number()
                .value();
        course.go(CLIENT, adoption, "Timer_AcknowledgementReminder", "acknowledge-standard:refuse");
    }

    /** One soon, so that the client's page shows it. */
    private String freeDays() {
        LocalDate tomorrow = LocalDate.now(clock).plusDays(1);
        List<String> names = Hostile.names();
        return IntStream.range(0, names.size())
                .mapToObj(nr -> tomorrow.plusDays(nr) + " " + names.get(nr))
                .collect(Collectors.joining("\n"));
    }

    private void aClient() {
        var calendar = new CalendarDetails(
                "Europe/Vienna",
                EnumSet.allOf(DayOfWeek.class),
                LocalTime.of(8, 0),
                LocalTime.of(18, 0),
                "AT",
                freeDays());
        clients.create(
                CLIENT.value(), new ClientDetails(Hostile.name(), "gold", "en", Set.of()), calendar, OneClient.STAFF);
        int nr = 0;
        for (String text : Hostile.names()) {
            Role role = nr++ % 2 == 0 ? Role.CLIENT_SIGNATORY : Role.CLIENT_MEMBER;
            clients.addContact(
                    CLIENT, new ContactDetails(text, "p" + nr + "@hostile.example", role, "en"), OneClient.STAFF);
        }
        clients.addService(
                CLIENT,
                new ServiceDetails(Hostile.name(), ServiceKind.HELPDESK, new ServiceTerms(10, 3, 20)),
                OneClient.STAFF);
        StandardView standard = standards.all().stream()
                .filter(one -> one.id().equals(OneClient.STANDARD))
                .findFirst()
                .orElseThrow();
        standards.adopt(CLIENT, standard.id(), standard.version(), OneClient.STAFF);
        gateway.set(
                clients.get(CLIENT, OneClient.STAFF).services().get(0).id(),
                DemoGatewayMode.REFUSING,
                Hostile.all(),
                OneClient.STAFF);
        gateway.set(
                clients.get(CLIENT, OneClient.STAFF).services().get(0).id(),
                DemoGatewayMode.WORKING,
                "",
                OneClient.STAFF);
    }

    private static String csv() {
        String rows = Hostile.each().stream()
                .map(text -> "\"" + text.replace("\"", "\"\"") + "\"")
                .map(text -> String.join(",", text, text, "not met", text, text, text))
                .collect(Collectors.joining("\n"));
        return "check,asset,status,title,detail,account\n" + rows + "\n,,\"" + "<pwned>${40127*31337}" + "\",,,\n";
    }

    /** The old form of a finding, one to a line. */
    private static String ocsf() {
        return Hostile.each().stream()
                .map(text -> text.replace("\\", "\\\\").replace("\"", "\\\""))
                .map(text -> ("{\"class_uid\": 2003, \"time\": 1790000000000, \"status\": \"Fail\","
                                + " \"metadata\": {\"product\": {\"name\": \"%s\"}, \"version\": \"1.1.0\"},"
                                + " \"compliance\": {\"control\": \"%s\", \"status\": \"Fail\"},"
                                + " \"finding_info\": {\"title\": \"%s\", \"uid\": \"%s\"},"
                                + " \"resources\": [{\"name\": \"%s\", \"uid\": \"%s\"}]}")
                        .replace("%s", text))
                .collect(Collectors.joining("\n"));
    }

    private String deliver(String file) {
        var received = findings.receive(
                CLIENT,
                new ScanOrder("auto", "", "partial"),
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                OneClient.STAFF);
        String id = ((Received.Accepted) received).scan().id();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !Set.of(ScanState.RECEIVED, ScanState.READING)
                .contains(findings.scan(id, OneClient.STAFF).state()));
        return id;
    }

    private CaseNumber aCase(String control) {
        var reported = cases.report(CLIENT, control, Hostile.all(), Hostile.each(), OneClient.STAFF);
        CaseNumber number = ((ReportResult.Opened) reported).opened().number();
        course.go(CLIENT, number, "BusinessRuleTask_RateSeverity");
        numbers.add(number);
        return number;
    }

    @Test
    void noPageComesToLife() throws Exception {
        int pages = 0;
        int shown = 0;
        for (String path : paths()) {
            for (Role role : readers(path)) {
                MockHttpServletResponse answer = http.perform(MockMvcRequestBuilders.get(java.net.URI.create(path))
                                .accept("text/html", "*/*")
                                .header("User-Agent", Hostile.name())
                                .with(SignedIn.session(Hostile.name(), role, role.isMsp() ? "*" : CLIENT.value())))
                        .andReturn()
                        .getResponse();
                if (answer.getStatus() == 200
                        && String.valueOf(answer.getContentType()).startsWith("text/html")) {
                    pages++;
                    shown += inert(path + " as " + role, answer.getContentAsString()) ? 1 : 0;
                }
                assertThat(answer.getStatus()).as(path).isLessThan(500);
                assertThat(answer.getHeader("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            }
        }
        System.out.printf("Hostile text: %d pages, %d of them show some, none comes to life%n", pages, shown);
        assertThat(shown).isGreaterThan(60);
    }

    /** What an address says is shown to everybody alike; what a case or a task says, to each in their own way. */
    private static List<Role> readers(String path) {
        return path.matches("/(operations|outbox|mail-templates|people|policies|clients/.*/change).*")
                ? List.of(Role.ADMINISTRATOR)
                : path.contains("%3C") ? List.of(Role.ANALYST) : List.of(Role.ANALYST, Role.CLIENT_SIGNATORY);
    }

    private Set<String> paths() {
        Set<String> paths = new LinkedHashSet<>(List.of(
                "/",
                "/cases",
                "/tasks",
                "/clients",
                "/imports",
                "/triage",
                "/operations",
                "/outbox",
                "/mail-templates",
                "/mail-templates/answer-asked-client/de?client=" + CLIENT,
                "/mail-templates/answer-asked-client/de/html?client=" + CLIENT,
                "/demo/gateway",
                "/standards",
                "/ledger",
                "/ledger?verify=true&client=" + CLIENT,
                "/ledger?client=" + CLIENT + "&after=30",
                "/clients/" + CLIENT,
                "/clients/" + CLIENT + "/change",
                "/incidents",
                "/incidents/" + incident,
                "/clients/" + CLIENT + "/incidents/report",
                "/incidents/report",
                "/adoptions",
                "/adoptions/" + adoption,
                "/policies",
                "/policies/draft/tables/escalation-ladder",
                "/policies/draft/tables/escalation-ladder?with=1",
                "/policies/draft/tables/escalation-ladder/edit",
                "/imports/" + scan,
                "/imports/" + scan + "/progress"));
        for (int skip = 0; skip < 2 * Hostile.each().size(); skip += 9) {
            paths.add("/triage?skip=" + skip);
        }
        for (CaseNumber number : numbers) {
            for (String section : List.of(
                    "overview", "comments", "deviation", "remediation", "enforcement", "assets", "mail", "ledger")) {
                paths.add("/cases/" + number + "?section=" + section);
            }
            paths.add("/cases/" + number + "/standing");
        }
        inbox.list(new TaskQuery(CLIENT, null, null, false, null, 50), course.actor(CLIENT, Role.AUDITOR))
                .items()
                .forEach(task -> paths.add("/tasks/" + task.id()));
        history.createHistoricTaskInstanceQuery()
                .tenantIdIn(CLIENT.value())
                .finished()
                .list()
                .forEach(task -> paths.add("/tasks/" + task.getId()));
        String text = java.net.URLEncoder.encode(Hostile.all(), StandardCharsets.UTF_8);
        for (String query : List.of(
                "/cases?control=",
                "/cases?client=",
                "/cases?state=",
                "/cases?open=",
                "/cases?cursor=",
                "/incidents?cursor=",
                "/incidents?client=",
                "/adoptions?cursor=",
                "/adoptions?client=",
                "/tasks?client=",
                "/tasks?who=",
                "/tasks/none?sent=",
                "/standards/minimum-technology-standards?q=",
                "/standards/minimum-technology-standards?area=",
                "/standards/minimum-technology-standards?version=",
                "/outbox?state=",
                "/outbox?client=",
                "/outbox?event=",
                "/outbox?domain=",
                "/outbox?from=",
                "/outbox?cursor=",
                "/mail-templates?language=",
                "/mail-templates/answer-asked-client/en?client=",
                "/demo/mail?to=",
                "/imports?client=",
                "/sign-in/failed?back=",
                "/sign-in/failed?reason=",
                "/issuer/login?error&username=",
                "/ledger?client=",
                "/ledger?after=",
                "/triage?skip=",
                "/nothing/")) {
            paths.add(query + text);
        }
        return paths;
    }

    /** Fails where markup lives; tells whether hostile text is there, as text. */
    private static boolean inert(String where, String html) {
        for (Element element : Jsoup.parse(html).getAllElements()) {
            // a page has thousands of elements: only what fails is put in words
            if (lives(element) || element.attributes().asList().stream().anyMatch(HostileTextModuleTests::lives)) {
                fail(where + " comes to life: " + element);
            }
        }
        assertThat(html).as(where).doesNotContain(Hostile.EVALUATED);
        return html.contains("&lt;pwned&gt;") || html.contains("40127*31337");
    }

    private static boolean lives(Element element) {
        return switch (element.tagName()) {
            case Hostile.MARK -> true;
            case "script" ->
                !element.attr("src").startsWith("/assets/")
                        && !element.attr("type").equals("application/json");
            case "iframe", "object", "embed", "base", "style" ->
                element.outerHtml().contains("evil") || element.outerHtml().contains(Hostile.MARK);
            default -> false;
        };
    }

    private static boolean lives(Attribute attribute) {
        String key = attribute.getKey().toLowerCase(Locale.ROOT);
        String value = attribute.getValue().strip().toLowerCase(Locale.ROOT);
        boolean leads = LEADING.contains(key)
                && (value.startsWith("javascript:")
                        || value.startsWith("data:text")
                        || whereTo(value).contains("evil.example"));
        return leads || key.startsWith("on") || key.startsWith("hx-on");
    }

    /** The address without its query: a link to the next page of a list repeats there what was asked for. */
    private static String whereTo(String address) {
        return address.replaceFirst("\\?.*", "");
    }

    @Test
    void noMailComesToLife() {
        int read = 0;
        Set<String> events = new LinkedHashSet<>();
        for (CaseNumber number : numbers) {
            for (var mail : mails.about(CLIENT, number, OneClient.STAFF)) {
                MailContent content = mails.content(mail.id(), OneClient.STAFF);
                inertMail(mail.event(), content.html());
                assertThat(content.subject()).doesNotContain("\r", "\n", Hostile.EVALUATED);
                assertThat(content.text()).doesNotContain(Hostile.EVALUATED);
                events.add(mail.event());
                read++;
            }
        }
        for (var mail :
                outbox.page(new OutboxFilter(CLIENT, 500), OneClient.STAFF).items()) {
            if (mail.event().matches("(incident|standard)-.*")) {
                inertMail(
                        mail.event(), mails.content(mail.id(), OneClient.STAFF).html());
                events.add(mail.event());
                read++;
            }
        }
        System.out.printf("Hostile text: %d mails of %d kinds, none comes to life%n", read, events.size());
        assertThat(events)
                .hasSizeGreaterThan(15)
                .contains("incident-told", "incident-update", "incident-closed", "standard-refused");
    }

    private static void inertMail(String where, String html) {
        assertThat(html).as(where).contains("pwned");
        assertThat(Jsoup.parse(html)
                        .select("script, iframe, object, img[src=x], form, pwned, svg, [onerror], [onload]"))
                .as(where)
                .isEmpty();
        assertThat(Jsoup.parse(html).select("a").eachAttr("href"))
                .as(where)
                .noneMatch(to -> to.startsWith("javascript"));
        assertThat(html).as(where).doesNotContain(Hostile.EVALUATED);
    }

    @Test
    void noDocumentComesToLife() throws IOException {
        int read = 0;
        for (String number : Stream.concat(numbers.stream().map(CaseNumber::value), Stream.of(incident, adoption))
                .toList()) {
            for (StoredDocument document : documents.about(CLIENT, number, OneClient.STAFF)) {
                inertMail(document.title(), documents.text(document.id(), OneClient.STAFF));
                try (PDDocument pdf = Loader.loadPDF(documents.content(document.id(), OneClient.STAFF))) {
                    String text = new PDFTextStripper().getText(pdf);
                    assertThat(text).contains("pwned").doesNotContain(Hostile.EVALUATED);
                    assertThat(pdf.getDocumentCatalog().getOpenAction()).isNull();
                    assertThat(pdf.getDocumentCatalog().getNames()).isNull();
                    // our seal is the one field there is, and does nothing
                    var form = pdf.getDocumentCatalog().getAcroForm();
                    assertThat(form.getFields()).singleElement().isInstanceOf(PDSignatureField.class);
                    assertThat(form.hasXFA()).isFalse();
                    for (var page : pdf.getPages()) {
                        assertThat(page.getAnnotations()).allSatisfy(annotation -> {
                            assertThat(annotation).isInstanceOf(PDAnnotationWidget.class);
                            assertThat(((PDAnnotationWidget) annotation).getAction())
                                    .isNull();
                            assertThat(((PDAnnotationWidget) annotation).getActions())
                                    .isNull();
                        });
                    }
                }
                read++;
            }
        }
        System.out.printf("Hostile text: %d documents, none comes to life%n", read);
        assertThat(read).isGreaterThan(3);
    }
}

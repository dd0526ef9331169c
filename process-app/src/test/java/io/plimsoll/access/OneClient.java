package io.plimsoll.access;

import io.plimsoll.adoption.Rollouts;
import io.plimsoll.client.CalendarDetails;
import io.plimsoll.client.ClientDetails;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ContactDetails;
import io.plimsoll.client.ServiceDetails;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.client.ServiceTerms;
import io.plimsoll.comment.CommentResult;
import io.plimsoll.comment.Comments;
import io.plimsoll.comment.NewComment;
import io.plimsoll.comment.Visibility;
import io.plimsoll.document.Documents;
import io.plimsoll.document.NewDocument;
import io.plimsoll.finding.Findings;
import io.plimsoll.finding.Received;
import io.plimsoll.finding.ScanOrder;
import io.plimsoll.finding.ScanState;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import io.plimsoll.incident.IncidentReport;
import io.plimsoll.incident.IncidentReported;
import io.plimsoll.incident.Incidents;
import io.plimsoll.mail.DemoMailbox;
import io.plimsoll.mail.Mails;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.ReportResult;
import io.plimsoll.people.Directory;
import io.plimsoll.process.Inbox;
import io.plimsoll.process.TaskQuery;
import io.plimsoll.standard.StandardView;
import io.plimsoll.standard.Standards;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

/** A client with one of everything that has an address, made through the features themselves. */
@TestComponent
public class OneClient {

    static final String STANDARD = "minimum-technology-standards";
    static final Actor STAFF = new Actor(
            "sub-matrix-staff",
            "matrix-staff",
            "Matrix Staff",
            "",
            Set.of(Role.ANALYST, Role.ADMINISTRATOR),
            ClientScope.everyone(),
            SignIn.none());

    private final Clients clients;
    private final Standards standards;
    private final NonCompliances cases;
    private final Inbox inbox;
    private final Documents documents;
    private final Findings findings;
    private final Mails mails;
    private final ManagementService jobs;
    private final HistoryService history;
    private final JdbcClient db;
    private final JavaMailSender sender;
    private final DemoMailbox mailbox;
    private final Directory directory;
    private final Incidents incidents;
    private final Rollouts rollouts;
    private final Comments comments;

    OneClient(
            Clients clients,
            Standards standards,
            NonCompliances cases,
            Inbox inbox,
            Documents documents,
            Findings findings,
            Mails mails,
            ManagementService jobs,
            HistoryService history,
            JdbcClient db,
            JavaMailSender sender,
            DemoMailbox mailbox,
            Directory directory,
            Incidents incidents,
            Rollouts rollouts,
            Comments comments) {
        this.clients = clients;
        this.standards = standards;
        this.cases = cases;
        this.inbox = inbox;
        this.documents = documents;
        this.findings = findings;
        this.mails = mails;
        this.jobs = jobs;
        this.history = history;
        this.db = db;
        this.sender = sender;
        this.mailbox = mailbox;
        this.directory = directory;
        this.incidents = incidents;
        this.rollouts = rollouts;
        this.comments = comments;
    }

    /**
     * Makes the client and answers the ids of its things, by the variable that stands for them in addresses; a
     * variable of the same name for several kinds of things by the word before it, as in {@code tasks/id}.
     */
    Map<String, String> create(String id, String name) {
        ClientId client = new ClientId(id);
        setUp(client, name);
        Map<String, String> ids = new TreeMap<>();
        ids.put("client", id);
        ids.put("contact", clients.get(client, STAFF).contacts().get(0).id());
        ids.put("service", clients.get(client, STAFF).services().get(0).id());
        CaseNumber number = aCase(client, "MTS-01.2", name);
        jobs.executeJob(job(number));
        ids.put("number", number.value());
        ids.put("process", "non-compliance-handling");
        ids.put("form", "respond");
        ids.put("milestone", "1");
        ids.put("tasks/id", task(client, number));
        ids.put("task", ids.get("tasks/id"));
        ids.put("comment", comment(number, name));
        ids.put("documents/id", document(client, number, name));
        ids.put("incidents/number", incident(client, name));
        ids.put("adoptions/number", adoption(client));
        ids.put("scans/id", scan(client, name));
        ids.put("imports/id", ids.get("scans/id"));
        ids.put("jobs/id", failedJob(client, name));
        ids.put("failed-jobs/id", ids.get("jobs/id"));
        ids.put("mails/id", deadMail(client, number));
        ids.put("mail/id", caughtMail());
        ids.put("mail", "answer-asked-client");
        ids.put("language", "en");
        ids.put("standards/id", STANDARD);
        ids.put("question", "acceptable-use");
        ids.put("policy", "1");
        ids.put("table", "escalation-ladder");
        // nobody has rehearsed anything
        ids.put("rehearsal", "00000000-0000-0000-0000-000000000000");
        ids.put("product", "windows-server");
        // the built-in sign-in has accounts of the demo clients and of the MSP only
        ids.put("account", "00000000-0000-0000-0000-000000000000");
        ids.put("colleague", colleague());
        // there are no channels; whoever may change them hears so
        ids.put("channel", "00000000-0000-0000-0000-000000000000");
        // nobody is away; whoever may end such a thing hears that there is none
        ids.put("deputies/id", "00000000-0000-0000-0000-000000000000");
        return ids;
    }

    private String colleague() {
        return directory.staff().get(0).id();
    }

    /** More of the same at a client that is there: a case with its task, a delivery, a failure, a document. */
    void more(ClientId client, String name) {
        CaseNumber number = aCase(client, "MTS-03.1", name);
        jobs.executeJob(job(number));
        document(client, number, name);
        scan(client, name + " again");
        clients.addService(
                client,
                new ServiceDetails("Backup of " + name, ServiceKind.BACKUP, new ServiceTerms(10, 3, 20)),
                STAFF);
    }

    private void setUp(ClientId id, String name) {
        var calendar = new CalendarDetails(
                "Europe/Vienna", EnumSet.allOf(DayOfWeek.class), LocalTime.of(8, 0), LocalTime.of(18, 0));
        clients.create(id.value(), new ClientDetails(name, "gold", "en", Set.of()), calendar, STAFF);
        clients.addContact(id, contact("member", id, Role.CLIENT_MEMBER), STAFF);
        clients.addContact(id, contact("signatory", id, Role.CLIENT_SIGNATORY), STAFF);
        clients.addService(
                id, new ServiceDetails("Desk of " + name, ServiceKind.HELPDESK, new ServiceTerms(10, 3, 20)), STAFF);
        StandardView standard = standards.all().stream()
                .filter(one -> one.id().equals(STANDARD))
                .findFirst()
                .orElseThrow();
        standards.adopt(id, standard.id(), standard.version(), STAFF);
    }

    private static ContactDetails contact(String name, ClientId id, Role role) {
        return new ContactDetails(name, name + "@" + id + ".example", role, "en");
    }

    private CaseNumber aCase(ClientId client, String control, String name) {
        var reported = cases.report(client, control, "Seen at " + name, List.of("host of " + name), STAFF);
        return ((ReportResult.Opened) reported).opened().number();
    }

    private String job(CaseNumber number) {
        String instance = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .singleResult()
                .getId();
        return jobs.createJobQuery().processInstanceId(instance).singleResult().getId();
    }

    private String task(ClientId client, CaseNumber number) {
        return inbox.list(new TaskQuery(client, number, "respond", false, null, 1), STAFF)
                .items()
                .get(0)
                .id();
    }

    private String comment(CaseNumber number, String name) {
        var given = new NewComment("Said of " + name, Visibility.SHARED, Set.of());
        return ((CommentResult.Done) comments.write(number, given, STAFF))
                .comment()
                .id();
    }

    private String document(ClientId client, CaseNumber number, String name) {
        Map<String, Object> model = Map.of(
                "heading", "Note", "text", "About " + name, "lines", List.of(), "day", LocalDate.of(2026, 11, 26));
        return documents
                .render(
                        new NewDocument(client, number.value(), "test-note", "Note for " + name, "test-note", model),
                        STAFF)
                .id();
    }

    private String adoption(ClientId client) {
        rollouts.adoptFirst(client, "vendor-security-policy", "1.0", STAFF);
        return rollouts.list(client, null, 1, STAFF).items().get(0).number().value();
    }

    /** One that the client's own people reported, so that they may see it. */
    private String incident(ClientId client, String name) {
        Actor member = new Actor(
                "sub-" + client,
                "member-" + client,
                "Member of " + name,
                "",
                Set.of(Role.CLIENT_MEMBER),
                ClientScope.of(client),
                SignIn.none());
        var report = new IncidentReport(
                false,
                "Seen at " + name,
                Instant.parse("2026-01-05T08:00:00Z"),
                "Somebody of " + name,
                "host of " + name,
                "",
                List.of(),
                "It was a holiday");
        var taken = (IncidentReported.Taken) incidents.report(List.of(client), report, member);
        return taken.incidents().get(0).number().value();
    }

    /** A delivery with one row that no rule knows and one that cannot be read. */
    private String scan(ClientId client, String name) {
        String file = "check,asset,status,title\nodd-" + client + ",host of " + name + ",fail,Odd at " + name
                + "\n,,nonsense,\n";
        var received = findings.receive(
                client,
                new ScanOrder("csv", "inventory", "partial"),
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                STAFF);
        String id = ((Received.Accepted) received).scan().id();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> findings.scan(id, STAFF).state() != ScanState.RECEIVED
                        && findings.scan(id, STAFF).state() != ScanState.READING);
        return id;
    }

    private String failedJob(ClientId client, String name) {
        String job = job(aCase(client, "MTS-07.1", name));
        db.sql("update ACT_RU_JOB set EXCEPTION_MSG_ = ?, RETRIES_ = 0 where ID_ = ?")
                .params("Refused for " + name, job)
                .update();
        return job;
    }

    private String deadMail(ClientId client, CaseNumber number) {
        String id = mails.about(client, number, STAFF).get(0).id();
        db.sql("update outbox_mail set state = 'dead' where id = ?").param(id).update();
        return id;
    }

    private String caughtMail() {
        var mail = new SimpleMailMessage();
        mail.setFrom("plimsoll@msp.example");
        mail.setTo("matrix@own.example");
        mail.setSubject("For the matrix");
        mail.setText("Hello");
        sender.send(mail);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !mailbox.messages("matrix@own.example")
                .isEmpty());
        return mailbox.messages("matrix@own.example").get(0).id();
    }
}

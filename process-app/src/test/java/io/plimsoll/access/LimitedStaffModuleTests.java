package io.plimsoll.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plimsoll.PlimsollTest;
import io.plimsoll.SignedIn;
import io.plimsoll.adoption.AdoptionNumber;
import io.plimsoll.adoption.Rollouts;
import io.plimsoll.client.Clients;
import io.plimsoll.comment.Comments;
import io.plimsoll.deviation.Deviations;
import io.plimsoll.document.Documents;
import io.plimsoll.enforcement.Enforcement;
import io.plimsoll.finding.Findings;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.Tenancy;
import io.plimsoll.incident.IncidentNumber;
import io.plimsoll.incident.Incidents;
import io.plimsoll.mail.Mails;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.remediation.Remediations;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** The MSP's people who serve some clients only: of the others they see nothing, count nothing and infer nothing. */
@PlimsollTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitedStaffModuleTests {

    private static final String OWN = "limited-own";
    private static final String OTHER = "limited-other";
    private static final List<Role> PEOPLE =
            List.of(Role.ANALYST, Role.AUDITOR, Role.ADMINISTRATOR, Role.CLIENT_MEMBER, Role.SCANNER);

    /** How the words for what is left of a time, or by how much it is over, may look. */
    private static final String TIME_LEFT =
            "(?i)(overdue|late|over)?( by )?(less than (a|one) )?(\\d+ )?working (day|hour)s?"
                    + "( and \\d+ working hours?)?( left| late| over| overdue)?|just passed|due just now|less than 1 hour left";

    @Autowired
    MockMvc http;

    @Autowired
    ApplicationContext context;

    @Autowired
    AutowireCapableBeanFactory beans;

    private OneClient maker;
    private Map<String, String> own;
    private Map<String, String> other;

    @BeforeAll
    void twoClients() {
        maker = beans.createBean(OneClient.class);
        own = maker.create(OWN, "Ownwood Ltd");
        other = maker.create(OTHER, "Othermere Ltd");
    }

    @Test
    void nothingOfOtherClientsIsShownOrCounted() throws Exception {
        Map<String, String> before = allThatIsSeen();

        maker.more(new ClientId(OTHER), "Othermere Ltd");
        Map<String, String> after = allThatIsSeen();

        assertThat(before).hasSizeGreaterThan(150);
        assertThat(before.values()).allSatisfy(page -> assertThat(page)
                .doesNotContain("Othermere", OTHER, other.get("number"), other.get("tasks/id"), other.get("scans/id")));
        assertThat(differences(before, after))
                .as("what happened at another client changes nothing")
                .isEmpty();
        System.out.printf("Limited staff: %d answers the same whatever happens at another client%n", before.size());
    }

    private static List<String> differences(Map<String, String> before, Map<String, String> after) {
        List<String> differences = new ArrayList<>();
        before.forEach((what, told) -> {
            if (!told.equals(after.get(what))) {
                differences.add(what + ": " + difference(told, String.valueOf(after.get(what))));
            }
        });
        return differences;
    }

    /** The first lines that differ. */
    private static String difference(String one, String two) {
        Iterator<String> others = two.lines().iterator();
        return one.lines()
                .filter(line -> !others.hasNext() || !line.equals(others.next()))
                .findFirst()
                .map(line -> line.strip() + " <> "
                        + two.lines()
                                .skip(one.lines()
                                        .takeWhile(before -> !before.equals(line))
                                        .count())
                                .findFirst()
                                .orElse("")
                                .strip())
                .orElse("more lines");
    }

    /** Every address that can be read, as everybody who may see the one client only. */
    private Map<String, String> allThatIsSeen() throws Exception {
        Calls calls = new Calls(own);
        Map<String, String> seen = new TreeMap<>();
        for (String endpoint : new Endpoints(context).all().keySet()) {
            if (!endpoint.startsWith("GET ") || endpoint.matches(".*(/demo/mail|oauth|issuer|/error|actuator).*")) {
                continue;
            }
            for (Role role : PEOPLE) {
                var request = calls.to(endpoint);
                request.with(
                        Calls.isApi(endpoint)
                                ? SignedIn.bearer("limited-" + role, role, OWN)
                                : SignedIn.session("limited-" + role, role, OWN));
                seen.put(
                        endpoint + " as " + role,
                        told(http.perform(request).andReturn().getResponse()));
            }
        }
        return seen;
    }

    /** Status, headers and body, but for what is new at each request. */
    static String told(MockHttpServletResponse answer) throws Exception {
        StringBuilder told = new StringBuilder().append(answer.getStatus()).append('\n');
        for (String name : answer.getHeaderNames()) {
            told.append(name).append(": ").append(answer.getHeaders(name)).append('\n');
        }
        return told.append(body(answer))
                .toString()
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"|PLIMSOLL_FORM=[\\w-]+", "")
                .replaceAll("content=\"[A-Za-z0-9_-]{40,}\"", "")
                .replaceAll("clock-\\w+", "")
                .replaceAll("max=\"[\\dT:-]+\"", "")
                .replaceAll("(\\d+ hours? ?)?(\\d+ minutes? )left", "")
                // a demo's days pass while this runs
                .replaceAll("(?:A reminder|Reminders) on [^;<]*; then|After that date", "")
                .replaceAll(TIME_LEFT, "");
    }

    /** As text; what is packed is opened, and freed of the time of packing and of what is signed with it. */
    private static String body(MockHttpServletResponse answer) throws Exception {
        String type = String.valueOf(answer.getContentType());
        if (!type.startsWith("application/zip")) {
            return answer.getContentAsString();
        }
        StringBuilder files = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            for (ZipEntry file = zip.getNextEntry(); file != null; file = zip.getNextEntry()) {
                files.append(file.getName())
                        .append('\n')
                        .append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files.toString().replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "").replaceAll("[0-9a-f]{64,}", "");
    }

    @Test
    void whatIsAnotherClientsLooksLikeWhatNeverWas() throws Exception {
        Map<String, String> never = new TreeMap<>();
        other.forEach((name, id) -> never.put(name, unknown(name, id)));
        List<String> told = new ArrayList<>();
        int compared = 0;
        for (String endpoint : new Endpoints(context).all().keySet()) {
            if (!endpoint.contains("{") || endpoint.matches(".*(standards|issuer|demo/mail|actuator).*")) {
                continue;
            }
            for (Role role : PEOPLE) {
                String foreign = answer(endpoint, role, new Calls(other), other);
                String unknown = answer(endpoint, role, new Calls(never), never);
                if (!foreign.equals(unknown)) {
                    told.add(endpoint + " as " + role + ": " + difference(foreign, unknown));
                }
                compared++;
            }
        }
        System.out.printf("Limited staff: %d pairs of foreign and unknown ids answered alike%n", compared);
        assertThat(told).isEmpty();
        assertThat(compared).isGreaterThan(200);
    }

    private static String unknown(String name, String id) {
        return switch (name) {
            case "client" -> "no-such-client";
            case "number" -> "NC-1999-000001";
            case "form", "process", "policy", "table", "milestone", "mail", "language" -> id;
            default -> UUID.randomUUID().toString();
        };
    }

    private String answer(String endpoint, Role role, Calls calls, Map<String, String> ids) throws Exception {
        var request = calls.to(endpoint);
        request.with(
                Calls.isApi(endpoint) ? SignedIn.bearer("limited", role, OWN) : SignedIn.session("limited", role, OWN));
        String told = told(http.perform(request).andReturn().getResponse());
        for (String id : ids.values()) {
            told = id.length() < 6 ? told : told.replace(id, "ID");
        }
        return told;
    }

    @Test
    void aThreadThatIsBoundToOneClientFindsNothingOfAnother() {
        CaseNumber number = new CaseNumber(other.get("number"));
        ClientId client = new ClientId(OTHER);
        NonCompliances cases = context.getBean(NonCompliances.class);
        Findings findings = context.getBean(Findings.class);
        Documents documents = context.getBean(Documents.class);
        Mails mails = context.getBean(Mails.class);
        Clients clients = context.getBean(Clients.class);

        hidden(() -> cases.get(number, OneClient.STAFF));
        hidden(() -> clients.get(client, OneClient.STAFF));
        hidden(() -> documents.get(other.get("documents/id"), OneClient.STAFF));
        hidden(() -> findings.scan(other.get("scans/id"), OneClient.STAFF));
        hidden(() -> mails.content(other.get("mails/id"), OneClient.STAFF));
        hidden(() -> context.getBean(Engagement.class).record(number, OneClient.STAFF));
        hidden(() -> context.getBean(Comments.class).list(number, null, 10, OneClient.STAFF));
        hidden(() -> context.getBean(Enforcement.class).of(number, OneClient.STAFF));
        hidden(() -> context.getBean(Deviations.class).of(number, OneClient.STAFF));
        hidden(() -> context.getBean(Remediations.class).of(number, OneClient.STAFF));
        hidden(() -> context.getBean(Rollouts.class)
                .get(new AdoptionNumber(other.get("adoptions/number")), OneClient.STAFF));
        hidden(() -> context.getBean(Incidents.class)
                .get(new IncidentNumber(other.get("incidents/number")), OneClient.STAFF));
        assertThat(bound(() -> clients.list(OneClient.STAFF))).hasSizeGreaterThan(0);
        assertThat(cases.get(number, OneClient.STAFF).client()).isEqualTo(client);
    }

    private static void hidden(ThrowingCallable asking) {
        assertThatExceptionOfType(NotVisible.class)
                .isThrownBy(() -> bound(() -> {
                    try {
                        asking.call();
                        return true;
                    } catch (RuntimeException e) {
                        throw e;
                    } catch (Throwable e) {
                        throw new AssertionError(e);
                    }
                }));
    }

    private static <T> T bound(Supplier<T> work) {
        return Tenancy.within(ClientScope.of(new ClientId(OWN)), work);
    }
}

package io.plimsoll.access;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/**
 * Makes a call of each endpoint that would succeed if it were let in. Addresses are filled from the ids of the rows;
 * what an endpoint wants besides stands in the lists below. One that is in no list is called with nothing.
 */
final class Calls {

    private static final Pattern VARIABLE = Pattern.compile("(?:([a-z-]+)/)?\\{\\*?([a-zA-Z]+)}");

    private static final String CALENDAR = "{\"version\": 1, \"zone\": \"Europe/Vienna\", \"days\": [\"MONDAY\"],"
            + " \"from\": \"08:00\", \"to\": \"17:00\", \"region\": \"\", \"ownDays\": []}";

    /** Addresses that patterns cannot give. */
    private static final Map<String, String> ADDRESSES = Map.ofEntries(
            Map.entry("GET /**", "/favicon.svg"),
            Map.entry("GET /webjars/**", "/webjars/none.js"),
            Map.entry("GET /ledger/export", "/ledger/export?client={client}"),
            Map.entry("GET /api/v1/ledger/export", "/api/v1/ledger/export?client={client}"),
            Map.entry("GET /api/v1/ledger/heads", "/api/v1/ledger/heads?client={client}"),
            Map.entry("GET /api/v1/ledger/proof", "/api/v1/ledger/proof?client={client}&sequence=1"),
            Map.entry("GET /assets/**", "/assets/access-matrix.txt"),
            Map.entry("GET /actuator/health/**", "/actuator/health/liveness"),
            Map.entry("GET /api/v1/clients/{client}/policy-moves", "/api/v1/clients/{client}/policy-moves?version=1"));

    /** What forms send. */
    private static final Map<String, String> FORMS = Map.ofEntries(
            Map.entry(
                    "POST /clients",
                    "id=matrix-new&name=New&tier=gold&locale=en&zone=Europe/Vienna&days=MONDAY&from=08:00&to=17:00"),
            Map.entry("POST /clients/{client}/basics", "name=Changed&tier=gold&locale=en&facts="),
            Map.entry("POST /clients/{client}/clocks", "clocks=respond:{number}&move=true&reason=Fairer"),
            Map.entry("POST /clients/{client}/calendar/preview", "zone=Europe/Vienna&days=MONDAY&from=08:00&to=17:00"),
            Map.entry("POST /clients/{client}/calendar", "zone=Europe/Vienna&days=MONDAY&from=08:00&to=17:00"),
            Map.entry("POST /clients/{client}/contacts", "name=Ann&email=ann@own.example&role=CLIENT_MEMBER&locale=en"),
            Map.entry(
                    "POST /clients/{client}/contacts/{contact}",
                    "name=Ann&email=ann@own.example&role=CLIENT_MEMBER&locale=en"),
            Map.entry(
                    "POST /clients/{client}/services",
                    "name=Backup&kind=BACKUP&noticeDays=5&cureDays=2&longestPauseDays=10"),
            Map.entry("POST /clients/{client}/services/{service}", "noticeDays=5&cureDays=2&longestPauseDays=10"),
            Map.entry("POST /clients/{client}/standards", "standard=baseline-security-standards&version=1.0"),
            Map.entry("POST /clients/{client}/contacts/{contact}/by-code", "allowed=true"),
            Map.entry("POST /by-code/{number}/{contact}/enter", "code=AAAA-AAAA"),
            Map.entry("POST /outbox/hold", "reason=The server sends twice"),
            Map.entry("POST /channels", "name=Matrix&kind=slack&url=https://hooks.example/services/T1&roles=ANALYST"),
            Map.entry("POST /mail-templates/{mail}/{language}/send", "client={client}"),
            Map.entry(
                    "POST /mail-templates/{mail}/{language}/words",
                    "client={client}&based=0&subject=&introduction=Hello&closing="),
            Map.entry("POST /mail-choices", "hour=7&mentions=true&news=true"),
            Map.entry("POST /deputies", "deputy=nobody&first=2026-12-01&last=2026-12-10"),
            Map.entry("POST /cases/{number}/comments", "words=The copy runs tonight"),
            Map.entry("POST /cases/remind", "case={number}"),
            Map.entry("POST /tasks/assign", "task={task}&assignee=analyst"),
            Map.entry("POST /cases/{number}/clock/stop", "reason=SUPPLIER&words=The switch is late"),
            Map.entry("POST /cases/{number}/withdraw", "words=It was a mistake"),
            Map.entry("POST /cases/{number}/deviations/revise", "words=A name is wrong"),
            Map.entry("POST /cases/{number}/met", "words=Seen on site"),
            Map.entry("POST /cases/{number}/remediation/extensions", "reason=Late&day-1=2099-01-01"),
            Map.entry("POST /clients/{client}/people", "name=Ann&email=ann@own.example&roles=CLIENT_MEMBER&locale=en"),
            Map.entry("POST /clients/{client}/people/repair", "kind=NO_GROUP"),
            Map.entry("POST /clients/{client}/people/{account}/roles", "roles=CLIENT_MEMBER"),
            Map.entry("POST /people", "name=Ann&email=ann@own.example&roles=ANALYST&everyone=true&locale=en"),
            Map.entry("POST /people/repair", "kind=NO_GROUP"),
            Map.entry("POST /logout/connect/back-channel/plimsoll", "state=no-token"),
            Map.entry("POST /people/{colleague}/rights", "roles=ANALYST&everyone=true"),
            Map.entry("POST /triage/decisions", "source=inventory&check=odd-{client}&outcome=ignore"),
            Map.entry("POST /clients/{client}/report", "control=MTS-01.2&summary=Seen on site&assets=srv-8"),
            Map.entry("POST /clients/{client}/attestation/answers", "action=save&revision="),
            Map.entry(
                    "POST /clients/{client}/incidents",
                    "kind=suspected&summary=Seen&noticed=2026-01-05T08:00&noticedBy=Mia&systems=Mail&lateReason=Ill"),
            Map.entry(
                    "POST /incidents",
                    "concerned={client}&kind=confirmed&summary=Seen&noticed=2026-01-05T08:00&noticedBy=Mia"
                            + "&systems=Mail&lateReason=Ill"),
            Map.entry("POST /incidents/{number}/updates", "words=We are at it"),
            Map.entry("POST /adoptions/{number}/withdraw", "reason=It was a mistake"),
            Map.entry("POST /standards/{id}/rollout", "version=1.0&inForce=2099-01-01&concerned={client}"),
            Map.entry("POST /triage", "source=inventory&check=odd-{client}&control="),
            Map.entry("POST /clients/{client}/checks", "domains=own.example s1&cycleDays=7&warningDays=180"),
            Map.entry("POST /clients/{client}/checks/columns", "asset=asset&product=check"),
            Map.entry("POST /demo/gateway/{service}", "mode=REFUSING&reason=Not now"),
            Map.entry("POST /policies/draft/rehearse", "months=1"),
            Map.entry("POST /policies/draft/in-force", "reason=It helps"),
            Map.entry("POST /policies/draft/tables/{table}/edit", "edition=7&action=save"),
            Map.entry("POST /policies/{policy}/moves", "client={client}&cases={number}&reason=Fairer"));

    /** Where forms send a file, and what besides. */
    private static final Map<String, String> FILES = Map.of(
            "POST /imports", "client={client}&source=inventory",
            "POST /clients/{client}/checks/inventory", "",
            "POST /lifecycle", "product=harbor-linux",
            "POST /cases/{number}/remediation/milestones/{milestone}", "note=Seen",
            "POST /policies/draft/tables/{table}/upload", "edition=0");

    /** JSON that the API takes. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry(
                    "POST /api/v1/clients/{client}/cases",
                    "{\"control\": \"MTS-01.2\", \"summary\": \"Seen\", \"assets\": [\"srv-9\"]}"),
            Map.entry("POST /api/v1/cases/{number}/comments", "{\"words\": \"The copy runs tonight\"}"),
            Map.entry(
                    "POST /api/v1/cases/{number}/clock/stop",
                    "{\"reason\": \"supplier\", \"words\": \"The switch is late\"}"),
            Map.entry("PUT /api/v1/clients/{client}/calendar", CALENDAR),
            Map.entry("POST /api/v1/clients/{client}/calendar/preview", CALENDAR),
            Map.entry(
                    "POST /api/v1/clients/{client}/clocks",
                    "{\"clocks\": [\"respond:{number}\"], \"move\": true, \"reason\": \"Fairer\"}"),
            Map.entry("POST /api/v1/cases/remind", "{\"cases\": [\"{number}\"]}"),
            Map.entry("POST /api/v1/tasks/assign", "{\"tasks\": [\"{task}\"], \"assignee\": \"analyst\"}"),
            Map.entry("POST /api/v1/cases/{number}/withdraw", "{\"reason\": \"It was a mistake\"}"),
            Map.entry("POST /api/v1/cases/{number}/deviations/revise", "{\"reason\": \"A name is wrong\"}"),
            Map.entry("POST /api/v1/cases/{number}/met", "{\"evidence\": \"Seen on site\"}"),
            Map.entry("POST /api/v1/cases/{number}/remediation/milestones/{milestone}/reached", "{\"note\": \"Seen\"}"),
            Map.entry(
                    "POST /api/v1/cases/{number}/remediation/extensions",
                    "{\"reason\": \"Late\", \"days\": [{\"milestone\": 1, \"due\": \"2099-01-01\"}]}"),
            Map.entry("POST /by-code/case/tasks/{id}/answer", "{\"values\": {\"outcome\": \"remediate\"}}"),
            Map.entry("PUT /api/v1/clients/{client}/contacts/{contact}/by-code", "{\"allowed\": true}"),
            Map.entry("POST /api/v1/tasks/{id}/complete", "{\"values\": {\"outcome\": \"remediate\"}}"),
            Map.entry("POST /tasks/{id}/answer", "{\"values\": {\"outcome\": \"remediate\"}}"),
            Map.entry(
                    "POST /api/v1/clients/{client}/people",
                    "{\"name\": \"Ann\", \"email\": \"ann@own.example\", \"roles\": [\"client-member\"]}"),
            Map.entry("PATCH /api/v1/clients/{client}/people/{account}", "{\"enabled\": false}"),
            Map.entry(
                    "POST /api/v1/people",
                    "{\"name\": \"Ann\", \"email\": \"ann@own.example\", \"roles\": [\"analyst\"], \"clients\": [\"*\"]}"),
            Map.entry("PATCH /api/v1/people/{colleague}", "{\"enabled\": false}"),
            Map.entry(
                    "POST /api/v1/triage",
                    "{\"source\": \"inventory\", \"check\": \"odd-{client}\", \"ignore\": true}"),
            Map.entry("POST /api/v1/triage/take-back", "{\"source\": \"inventory\", \"check\": \"odd-{client}\"}"),
            Map.entry(
                    "PUT /api/v1/clients/{client}/checks",
                    "{\"domains\": [{\"name\": \"own.example\"}], \"enforceDmarc\": false, \"cycleDays\": 7,"
                            + " \"warningDays\": 180}"),
            Map.entry("PUT /api/v1/clients/{client}/checks/columns", "{\"asset\": \"asset\", \"product\": \"check\"}"),
            Map.entry(
                    "POST /api/v1/clients/{client}/incidents",
                    "{\"confirmed\": false, \"summary\": \"Seen\", \"noticedAt\": \"2026-01-05T08:00:00Z\","
                            + " \"noticedBy\": \"Mia\", \"systems\": \"Mail\", \"lateReason\": \"Ill\"}"),
            Map.entry(
                    "POST /api/v1/incidents",
                    "{\"clients\": [\"{client}\"], \"report\": {\"confirmed\": false, \"summary\": \"Seen\","
                            + " \"noticedAt\": \"2026-01-05T08:00:00Z\", \"noticedBy\": \"Mia\","
                            + " \"systems\": \"Mail\", \"lateReason\": \"Ill\"}}"),
            Map.entry("POST /api/v1/adoptions/{number}/withdraw", "{\"reason\": \"It was a mistake\"}"),
            Map.entry(
                    "POST /api/v1/standards/{id}/rollouts",
                    "{\"version\": \"1.0\", \"inForce\": \"2099-01-01\", \"clients\": [\"{client}\"]}"),
            Map.entry("POST /api/v1/incidents/{number}/updates", "{\"words\": \"We are at it\"}"),
            Map.entry(
                    "POST /api/v1/channels",
                    "{\"name\": \"Matrix\", \"kind\": \"slack\", \"url\": \"https://hooks.example/services/T1\","
                            + " \"roles\": [\"analyst\"]}"),
            Map.entry("PATCH /api/v1/channels/{channel}", "{\"on\": false}"),
            Map.entry("POST /api/v1/gateway/answers", "{\"order\": \"hold:PAUSE\", \"state\": \"done\"}"),
            Map.entry("PUT /api/v1/policies/draft/tables/{table}", "{\"edition\": 7, \"rows\": []}"),
            Map.entry("POST /api/v1/policies/tables/{table}/validate", "{\"edition\": 0, \"rows\": []}"),
            Map.entry("POST /api/v1/policies/draft/rehearsals", "{\"months\": 1}"),
            Map.entry("POST /api/v1/policies/draft/in-force", "{\"reason\": \"It helps\"}"),
            Map.entry(
                    "POST /api/v1/clients/{client}/policy-moves", "{\"version\": 1, \"reason\": \"It was a mistake\"}"),
            Map.entry("PUT /tasks/{id}/draft", "{\"comment\": \"We are at it\"}"));

    /** What takes a file as it is. */
    private static final Set<String> DELIVERED = Set.of(
            "POST /api/v1/clients/{client}/scans",
            "POST /api/v1/clients/{client}/checks/inventory",
            "PUT /api/v1/lifecycle/{product}");

    private static final Set<String> ATTACHMENTS = Set.of(
            "POST /api/v1/cases/{number}/attachments",
            "POST /api/v1/clients/{client}/attestation/questions/{question}/attachments");
    private static final String DELIVERY = "check,asset,status\nx,y,met\n";

    private final Map<String, String> ids;

    Calls(Map<String, String> ids) {
        this.ids = ids;
    }

    /** The embedded issuer keeps a sign-in of its own; being signed in here is nothing there. */
    static boolean isIssuer(String endpoint) {
        return endpoint.contains(" /issuer/");
    }

    /** The endpoints that take JSON. */
    static Set<String> withJson() {
        return new TreeSet<>(BODIES.keySet());
    }

    /** What the call sends, as text. */
    String body(String endpoint) {
        if (ATTACHMENTS.contains(endpoint)) {
            return "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"note.txt\"\r\n"
                    + "Content-Type: text/plain\r\n\r\nSeen\r\n--cut--\r\n";
        }
        return filled(FORMS.getOrDefault(endpoint, BODIES.getOrDefault(endpoint, DELIVERY)));
    }

    static String type(String endpoint) {
        if (ATTACHMENTS.contains(endpoint)) {
            return MediaType.MULTIPART_FORM_DATA_VALUE + "; boundary=cut";
        }
        return FORMS.containsKey(endpoint)
                ? MediaType.APPLICATION_FORM_URLENCODED_VALUE
                : BODIES.containsKey(endpoint) ? MediaType.APPLICATION_JSON_VALUE : "text/csv";
    }

    static boolean isApi(String endpoint) {
        return endpoint.contains(" /api/");
    }

    /** The call, without anybody's credentials; forms carry their token, so that only rights decide. */
    AbstractMockHttpServletRequestBuilder<?> to(String endpoint) {
        String pattern = endpoint.substring(endpoint.indexOf(' ') + 1);
        String verb = endpoint.substring(0, endpoint.indexOf(' ')).replaceAll("ANY|,.*", "GET");
        URI address = URI.create(filled(ADDRESSES.getOrDefault(endpoint, pattern)));
        if (FILES.containsKey(endpoint)) {
            return upload(address, FILES.get(endpoint));
        } else if (ATTACHMENTS.contains(endpoint)) {
            return multipart(address)
                    .file(new MockMultipartFile(
                            "file", "note.txt", "text/plain", "Seen".getBytes(StandardCharsets.UTF_8)));
        }
        MockHttpServletRequestBuilder call = request(HttpMethod.valueOf(verb), address);
        call.accept(isApi(endpoint) ? MediaType.ALL : MediaType.TEXT_HTML, MediaType.ALL);
        if (!isApi(endpoint) && !verb.equals("GET")) {
            call.with(SecurityMockMvcRequestPostProcessors.csrf());
        }
        return withContent(endpoint, call);
    }

    private AbstractMockHttpServletRequestBuilder<?> upload(URI address, String besides) {
        var call = multipart(address)
                .file(new MockMultipartFile("file", "scan.csv", "text/csv", DELIVERY.getBytes(StandardCharsets.UTF_8)));
        for (String pair : filled(besides).split("&")) {
            if (!pair.isEmpty()) {
                call.param(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
        }
        return call.with(SecurityMockMvcRequestPostProcessors.csrf());
    }

    private MockHttpServletRequestBuilder withContent(String endpoint, MockHttpServletRequestBuilder call) {
        if (FORMS.containsKey(endpoint)) {
            call.contentType(MediaType.APPLICATION_FORM_URLENCODED);
            for (String pair : filled(FORMS.get(endpoint)).split("&")) {
                call.param(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
        } else if (BODIES.containsKey(endpoint)) {
            call.contentType(MediaType.APPLICATION_JSON).content(filled(BODIES.get(endpoint)));
        } else if (DELIVERED.contains(endpoint)) {
            call.contentType("text/csv").content(DELIVERY);
        }
        return call;
    }

    /** Fills {@code {name}} with the id of that name, or of the word before it and the name. */
    String filled(String pattern) {
        Matcher variables = VARIABLE.matcher(pattern);
        StringBuilder filled = new StringBuilder();
        while (variables.find()) {
            String before = variables.group(1);
            String name = variables.group(2);
            String id = ids.getOrDefault(before + "/" + name, ids.get(name));
            if (id == null) {
                throw new IllegalStateException(
                        "No row is known for {" + name + "} in " + pattern + ": let OneClient make one");
            }
            variables.appendReplacement(filled, Matcher.quoteReplacement(before == null ? id : before + "/" + id));
        }
        return variables.appendTail(filled).toString();
    }
}

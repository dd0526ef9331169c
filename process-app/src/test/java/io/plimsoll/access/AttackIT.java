package io.plimsoll.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.plimsoll.Browser;
import io.plimsoll.RunningApp;
import io.plimsoll.Tokens;
import io.plimsoll.access.Wire.Answer;
import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.identity.ClientId;
import io.plimsoll.noncompliance.CaseQuery;
import io.plimsoll.noncompliance.NonCompliances;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A list of attacks over a plain socket against the running application; each line must be refused or come to nothing. */
@RunningApp
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackIT {

    private static final String TARGET = "attack-target";
    private static final String EVIL = "evil.example";
    private static final AtomicInteger LINES = new AtomicInteger();
    private static final AtomicInteger HELD = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    Clients clients;

    @Autowired
    NonCompliances cases;

    private Wire wire;
    private Tokens tokens;
    private Map<String, String> target;
    private final Map<String, Session> sessions = new TreeMap<>();

    /** A browser's session as headers. */
    private record Session(String cookie, String formToken) {}

    @BeforeAll
    void somebodyToAttack() {
        wire = new Wire(port);
        tokens = new Tokens(port);
        target = beans.createBean(OneClient.class).create(TARGET, "Target Ltd");
    }

    @AfterAll
    void howManyThereWere() {
        System.out.printf("Attacks: %d lines, %d refused or come to nothing%n", LINES.get(), HELD.get());
    }

    private static DynamicTest attack(String name, Supplier<Answer> attack, Consumer<Answer> outcome) {
        LINES.incrementAndGet();
        return dynamicTest(name, () -> {
            Answer answer = attack.get();
            // whoever is only too fast is not refused for what they tried
            assertThat(answer.status()).as(answer.toString()).isNotIn(0, 429);
            outcome.accept(answer);
            HELD.incrementAndGet();
        });
    }

    private static DynamicTest refused(String name, Supplier<Answer> attack) {
        return attack(name, attack, answer -> assertThat(answer).matches(Answer::refused, "refused"));
    }

    private String bearer(String username) {
        return "Authorization: Bearer " + (username.equals("scanner") ? tokens.ofScanner() : tokens.of(username));
    }

    private Session session(String username) {
        return sessions.computeIfAbsent(username, name -> {
            Browser browser = Browser.signedIn(port, name);
            String token = browser.get("/cases").formToken();
            HttpCookie cookie = browser.cookies().stream()
                    .filter(one -> one.getName().equals("PLIMSOLL_SESSION"))
                    .findFirst()
                    .orElseThrow();
            return new Session("Cookie: PLIMSOLL_SESSION=" + cookie.getValue(), "X-CSRF-TOKEN: " + token);
        });
    }

    /** A call as somebody: with a token at the API, with session and form token elsewhere. */
    private Answer as(String username, String method, String path, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        if (path.startsWith("/api/")) {
            all.add(bearer(username));
        } else {
            all.add(session(username).cookie());
            all.add(session(username).formToken());
            all.add("Accept: text/html, */*;q=0.8");
        }
        Answer answer = wire.send(method, path, body, all.toArray(String[]::new));
        // the page of a sign-in that failed says so to everybody
        assertThat(answer.status() == 401 && !path.startsWith("/sign-in/failed"))
                .as("is not signed in: " + answer)
                .isFalse();
        return answer;
    }

    /** What refuses the attacks is not that nothing is let in. */
    @Test
    void whoeverMayIsLetIn() {
        String number = target.get("number");

        assertThat(as("analyst", "GET", "/cases/" + number, "").body()).contains("Target Ltd");
        assertThat(as("analyst", "GET", "/api/v1/cases/" + number, "").body()).contains(number);
        assertThat(as("harbor-member", "GET", "/cases?client=harbor", "").status())
                .isEqualTo(200);
        assertThat(as("harbor-member", "GET", "/api/v1/cases?client=harbor", "").status())
                .isEqualTo(200);
        assertThat(as(
                                "admin",
                                "POST",
                                "/clients/" + TARGET + "/basics",
                                "name=Target+Ltd&tier=gold&locale=en&facts=",
                                "Content-Type: application/x-www-form-urlencoded")
                        .header("Location"))
                .endsWith("/clients/" + TARGET + "/change");
        assertThat(upload("list.csv").header("Location")).contains("/imports/");
    }

    @TestFactory
    Stream<DynamicTest> idsOfAnotherClientOpenNothing() {
        Calls calls = new Calls(target);
        return new Endpoints(context)
                .all().keySet().stream()
                        .filter(endpoint -> endpoint.contains("{"))
                        .filter(endpoint -> !endpoint.matches(".*(standards/\\{|issuer|demo/mail|actuator).*"))
                        .flatMap(endpoint -> Stream.of("harbor-member", "harbor-signatory", "scanner")
                                .filter(who -> !who.equals("scanner") || Calls.isApi(endpoint))
                                .map(who -> hidden(endpoint, who, calls)));
    }

    private DynamicTest hidden(String endpoint, String who, Calls calls) {
        String method = endpoint.substring(0, endpoint.indexOf(' '));
        String path = calls.filled(endpoint.substring(endpoint.indexOf(' ') + 1));
        return attack(
                "IDOR: " + endpoint + " of another client, as " + who,
                () -> as(who, method, path, calls.body(endpoint), "Content-Type: " + Calls.type(endpoint)),
                answer -> {
                    if (path.startsWith("/by-code/")) {
                        saysTheSameOfAMadeUpOne(path, answer, other -> as(who, method, other, calls.body(endpoint)));
                    } else {
                        assertThat(answer.status()).as(answer.toString()).isIn(403, 404);
                    }
                    assertThat(answer.body()).doesNotContain("Target Ltd");
                });
    }

    /** The doors of those without an account open to everybody: they must not tell that there is anything behind. */
    private void saysTheSameOfAMadeUpOne(String path, Answer answer, Function<String, Answer> call) {
        String madeUp = path.replace(target.get("number"), "NC-2020-000001")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "00000000-0000-0000-0000-000000000000");
        Answer other = call.apply(madeUp);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(other.status());
        assertThat(withoutTokens(answer, path)).isEqualTo(withoutTokens(other, madeUp));
    }

    private static String withoutTokens(Answer answer, String path) {
        return answer.body()
                .replace(path.replaceAll("/enter$", ""), "")
                // what a link says, its page says too
                .replaceAll("NC-\\d{4}-\\d{6}", "")
                .replaceAll("(content|value)=\"[\\w-]{40,}\"", "");
    }

    @TestFactory
    Stream<DynamicTest> aClientNamedTwiceIsNotRead() {
        String pair = "client=harbor&client=" + TARGET;
        List<DynamicTest> lines = new ArrayList<>();
        for (String path : List.of(
                "/cases",
                "/tasks",
                "/ledger",
                "/api/v1/cases",
                "/api/v1/tasks",
                "/api/v1/ledger",
                "/api/v1/ledger/verify")) {
            lines.add(refused(
                    "pollution: " + path + "?" + pair, () -> as("harbor-member", "GET", path + "?" + pair, "")));
            lines.add(refused(
                    "pollution: " + path + " with the other first",
                    () -> as("harbor-member", "GET", path + "?client=" + TARGET + "&client=harbor", "")));
            lines.add(attack(
                    "IDOR: " + path + "?client=" + TARGET,
                    () -> as("harbor-member", "GET", path + "?client=" + TARGET, ""),
                    answer -> assertThat(answer.status()).as(answer.toString()).isIn(403, 404)));
            lines.add(attack(
                    "pollution: " + path + " with an encoded name",
                    () -> as("harbor-member", "GET", path + "?%63lient=" + TARGET, ""),
                    answer -> assertThat(answer.body()).doesNotContain("Target Ltd", target.get("number"))));
        }
        for (String path : List.of("/posture", "/services", "")) {
            lines.add(refused(
                    "pollution: path and query disagree at /api/v1/clients/harbor" + path,
                    () -> as("harbor-member", "GET", "/api/v1/clients/harbor" + path + "?client=" + TARGET, "")));
        }
        lines.add(refused(
                "pollution: a form names a client beside the one of its path",
                () -> as(
                        "admin",
                        "POST",
                        "/clients/harbor/basics",
                        "client=" + TARGET + "&name=Taken&tier=gold&locale=en",
                        "Content-Type: application/x-www-form-urlencoded")));
        lines.add(refused(
                "pollution: a matrix parameter as a second client",
                () -> as("harbor-member", "GET", "/api/v1/clients/harbor;client=" + TARGET + "/posture", "")));
        return lines.stream();
    }

    @TestFactory
    Stream<DynamicTest> whatIsNotAskedForIsNotTaken() {
        Calls calls = new Calls(target);
        List<DynamicTest> lines = new ArrayList<>();
        for (String endpoint : Calls.withJson()) {
            if (endpoint.endsWith("/gateway/answers")) {
                // who calls this signs what they send; without a signature nothing of it is read
                continue;
            }
            String path = calls.filled(endpoint.substring(endpoint.indexOf(' ') + 1));
            String body = calls.body(endpoint);
            String who = endpoint.contains("people") ? "admin" : endpoint.contains("task") ? "manager" : "analyst";
            String verb = endpoint.substring(0, endpoint.indexOf(' '));
            for (String extra : List.of(
                    "\"client\": \"harbor\"",
                    "\"state\": \"closed\"",
                    "\"roles\": [\"director\"]",
                    "\"__proto__\": {\"admin\": true}")) {
                String more = body.substring(0, body.lastIndexOf('}')) + ", " + extra + "}";
                lines.add(refused(
                        "mass assignment: " + endpoint + " with " + extra,
                        () -> as(who, verb, path, more, "Content-Type: application/json")));
            }
            String first = body.substring(1, body.indexOf(':') + 1);
            String twice = "{" + first + " null, " + body.substring(1);
            lines.add(refused(
                    "pollution: " + endpoint + " with a key twice",
                    () -> as(who, verb, path, twice, "Content-Type: application/json")));
        }
        String more =
                "name=Target+Ltd&tier=gold&locale=en&facts=&id=taken&active=false&version=9&services[0].state=PAUSED"
                        + "&class.module.classLoader.resources.context.parent.pipeline.first.pattern=x&calendar.version=9";
        lines.add(attack(
                "mass assignment: a form with fields that it does not have",
                () -> {
                    ClientView before = clients.get(new ClientId(TARGET), OneClient.STAFF);
                    Answer answer = as(
                            "admin",
                            "POST",
                            "/clients/" + TARGET + "/basics",
                            more,
                            "Content-Type: application/x-www-form-urlencoded");
                    assertThat(clients.get(new ClientId(TARGET), OneClient.STAFF))
                            .isEqualTo(before);
                    return answer;
                },
                answer -> assertThat(answer.status()).isLessThan(500)));
        lines.add(attack(
                "mass assignment: a contact becomes the MSP's administrator",
                () -> as(
                        "admin",
                        "POST",
                        "/clients/" + TARGET + "/contacts",
                        "name=Eve&email=eve@own.example&role=ADMINISTRATOR&locale=en",
                        "Content-Type: application/x-www-form-urlencoded"),
                answer -> assertThat(clients.get(new ClientId(TARGET), OneClient.STAFF)
                                .contacts())
                        .noneMatch(contact -> contact.email().equals("eve@own.example"))));
        return lines.stream();
    }

    @TestFactory
    Stream<DynamicTest> otherVerbsDoNothing() {
        List<DynamicTest> lines = new ArrayList<>();
        String number = target.get("number");
        for (String path :
                List.of("/api/v1/cases/" + number, "/cases/" + number, "/clients/" + TARGET, "/", "/assets/app.css")) {
            for (String verb :
                    List.of("PUT", "DELETE", "PATCH", "TRACE", "TRACK", "PROPFIND", "CONNECT", "get", "OPTIONS")) {
                lines.add(refused("verb: " + verb + " " + path, () -> as("admin", verb, path, "")));
            }
        }
        for (String path : List.of("/api/v1/cases/" + number, "/cases/" + number)) {
            lines.add(
                    refused("verb: HEAD " + path + " of another client", () -> as("harbor-member", "HEAD", path, "")));
        }
        for (String header : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
            lines.add(attack(
                    "verb: GET with " + header + ": POST ends no case",
                    () -> as("analyst", "GET", "/api/v1/cases/" + number + "/withdraw", "", header + ": POST"),
                    this::stillOpen));
        }
        lines.add(attack(
                "verb: _method in the address ends no case",
                () -> as("analyst", "GET", "/cases/" + number + "/withdraw?_method=POST&words=x", ""),
                this::stillOpen));
        lines.add(attack(
                "verb: a form without its token ends no case",
                () -> wire.send(
                        "POST",
                        "/cases/" + number + "/withdraw",
                        "words=x",
                        session("analyst").cookie(),
                        "Content-Type: application/x-www-form-urlencoded"),
                this::stillOpen));
        return lines.stream();
    }

    private void stillOpen(Answer answer) {
        assertThat(answer).matches(Answer::refused, "refused");
        assertThat(cases.list(new CaseQuery(new ClientId(TARGET), null, null, null, true, null, 10), OneClient.STAFF)
                        .items())
                .anyMatch(one -> one.number().value().equals(target.get("number")));
    }

    @TestFactory
    Stream<DynamicTest> theHostIsNotTheCallersToChoose() {
        List<DynamicTest> lines = new ArrayList<>();
        for (String host :
                List.of(EVIL, EVIL + ":" + port, "127.0.0.1." + EVIL, "127.0.0.1:" + port + "@" + EVIL, "")) {
            for (String path :
                    List.of("/", "/issuer/.well-known/openid-configuration", "/oauth2/authorization/plimsoll")) {
                lines.add(attack(
                        "host: " + host + " at " + path,
                        () -> wire.sendTo(host, "GET", path, "", "Accept: text/html"),
                        answer -> assertThat(
                                        answer.refused() && !answer.toString().contains(EVIL))
                                .as(answer.toString())
                                .isTrue()));
            }
        }
        for (String header : List.of(
                "X-Forwarded-Host: " + EVIL,
                "X-Forwarded-Server: " + EVIL,
                "X-Host: " + EVIL,
                "Forwarded: host=" + EVIL,
                "X-Forwarded-Proto: javascript",
                "X-Forwarded-Prefix: //" + EVIL,
                "X-Original-URL: /operations",
                "X-Rewrite-URL: /operations",
                "X-Forwarded-For: 127.0.0.1",
                "Referer: http://" + EVIL + "/")) {
            for (String path :
                    List.of("/", "/oauth2/authorization/plimsoll", "/issuer/.well-known/openid-configuration")) {
                lines.add(attack(
                        "host: " + header + " at " + path,
                        () -> wire.send("GET", path, "", "Accept: text/html", header),
                        answer -> assertThat(answer.toString())
                                .doesNotContain(EVIL, "Location: javascript", "failed job")));
            }
        }
        return lines.stream();
    }

    @TestFactory
    Stream<DynamicTest> redirectsStayHere() {
        List<DynamicTest> lines = new ArrayList<>();
        for (String to : List.of(
                "https://evil.example/",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "http:evil.example",
                "javascript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "/%5cevil.example",
                "@evil.example",
                "%2f%2fevil.example")) {
            String encoded = URLEncoder.encode(to, StandardCharsets.UTF_8);
            lines.add(staysHere("step_up=" + to, "/oauth2/authorization/plimsoll?step_up=" + encoded));
            lines.add(staysHere("back=" + to, "/sign-in/failed?reason=other-person&back=" + encoded));
            lines.add(staysHere("continue=" + to, "/?continue=" + encoded));
            lines.add(staysHere("login continue=" + to, "/issuer/login?continue=" + encoded));
            lines.add(staysHere(
                    "post_logout_redirect_uri=" + to,
                    "/issuer/connect/logout?client_id=demo-cli&post_logout_redirect_uri=" + encoded));
            lines.add(staysHere(
                    "redirect_uri=" + to,
                    "/issuer/oauth2/authorize?response_type=code&client_id=demo-cli&scope=openid&code_challenge=x"
                            + "&code_challenge_method=S256&redirect_uri=" + encoded));
        }
        lines.add(staysHere("a path that begins with two slashes", "//evil.example/%2e%2e"));
        return lines.stream();
    }

    private DynamicTest staysHere(String name, String path) {
        return attack(
                "redirect: " + name.replaceAll("\\p{Cntrl}", "?"),
                () -> wire.send("GET", path, "", "Accept: text/html"),
                answer -> {
                    String to = answer.header("Location");
                    assertThat(answer.status()).isLessThan(500);
                    assertThat(to)
                            .doesNotStartWith("//")
                            .doesNotStartWith("/\\")
                            .doesNotStartWith("javascript:");
                    assertThat(to.isEmpty() || to.startsWith("/") || to.startsWith("http://127.0.0.1:" + port + "/"))
                            .as(to)
                            .isTrue();
                    assertThat(answer.body())
                            .doesNotContainPattern(
                                    "(?i)(href|action|src)=\"(?!/[^/\\\\])[^\"]*(evil\\.example|javascript:|data:)");
                });
    }

    @TestFactory
    Stream<DynamicTest> pathsLeadNowhereElse() {
        List<DynamicTest> lines = new ArrayList<>();
        for (String path : List.of(
                "/assets/../application.yml",
                "/assets/..%2fapplication.yml",
                "/assets/%2e%2e/application.yml",
                "/assets/..%5capplication.yml",
                "/assets/..;/application.yml",
                "/assets/%252e%252e%252fapplication.yml",
                "/assets/....//application.yml",
                "/..;/actuator/env",
                "/actuator/health/../env",
                "/actuator/health/..;/env",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator;/env",
                "/%61ctuator/env",
                "//actuator/env",
                "/api/v1/documents/..%2f..%2f..%2fetc%2fpasswd",
                "/documents/../../etc/passwd",
                "/imports/%00",
                "/api/v1/scans/..%2f..%2fmeta",
                "/META-INF/MANIFEST.MF",
                "/WEB-INF/web.xml",
                "/application.yml",
                "/db/migration/h2/V120__client.sql",
                "/templates/case.html",
                "/h2-console",
                "/engine-rest/task",
                "/app/cockpit",
                "/.git/config",
                "/keycloak-realm/demo-users.json",
                "/assets/%c0%ae%c0%ae/application.yml",
                "/cases/NC-2026-000001%0d%0aSet-Cookie:%20x=y",
                "/operations/",
                "/operations;.css",
                "/operations%2f",
                "/operations.json",
                "/OPERATIONS")) {
            lines.add(attack("path: " + path, () -> as("harbor-member", "GET", path, ""), answer -> {
                assertThat(answer).matches(Answer::refused, "refused");
                assertThat(answer.toString()).doesNotContain("datasource", "root:", "create table", "x=y");
            }));
        }
        for (String name : List.of(
                "../../evil-file",
                "..\\\\..\\\\evil-file",
                "/tmp/evil-file",
                "evil-file\u0000.csv",
                "C:\\\\evil-file",
                "evil-file\r\nX-Evil: yes",
                "${40127*31337}evil-file",
                "<img src=x onerror=alert(1)>evil-file.csv")) {
            lines.add(attack("upload: " + name.replaceAll("\\p{Cntrl}", "?"), () -> upload(name), answer -> {
                assertThat(answer.status()).as(answer.toString()).isLessThan(500);
                assertThat(answer.headers()).noneMatch(line -> line.startsWith("X-Evil"));
                assertThat(answer.toString()).doesNotContain(Hostile.EVALUATED);
                assertThat(written("evil-file")).isEmpty();
            }));
        }
        lines.add(refused(
                "upload: a source that is a path",
                () -> as(
                        "analyst",
                        "POST",
                        "/api/v1/clients/" + TARGET + "/scans?source=..%2f..%2fevil-file",
                        "check,asset,status\n",
                        "Content-Type: text/csv")));
        lines.add(refused(
                "upload: a format that is a path",
                () -> as(
                        "analyst",
                        "POST",
                        "/api/v1/clients/" + TARGET + "/scans?format=..%2fcsv",
                        "check,asset,status\n",
                        "Content-Type: text/csv")));
        return lines.stream();
    }

    @TestFactory
    Stream<DynamicTest> formsThatCannotBeTakenApartAreRefused() {
        String file = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n";
        String field = "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1\r\n";
        Map<String, String> bodies = new TreeMap<>(Map.of(
                "a file that does not end", file + "\r\ncheck,asset,status\r\n",
                "a part that does not begin", file,
                "nothing", "",
                "no part at all", "check,asset,status\r\n",
                "more parts than anybody sends", field.repeat(2_000) + "--b--\r\n",
                "a header without an end", file + "X-Long: " + "x".repeat(20_000) + "\r\n\r\n1\r\n--b--\r\n",
                "a file name with a zero", file.replace("a.csv", "a\u0000.csv") + "\r\n1\r\n--b--\r\n"));
        List<DynamicTest> lines = new ArrayList<>();
        for (String path : List.of("/imports", "/api/v1/clients/" + TARGET + "/scans")) {
            bodies.forEach((name, body) -> lines.add(refused(
                    "form: " + name + " to " + path,
                    () -> as("analyst", "POST", path, body, "Content-Type: multipart/form-data; boundary=b"))));
            lines.add(refused(
                    "form: no boundary to " + path,
                    () -> as("analyst", "POST", path, file, "Content-Type: multipart/form-data")));
        }
        return lines.stream();
    }

    private Answer upload(String name) {
        String body = "--b\r\nContent-Disposition: form-data; name=\"client\"\r\n\r\n" + TARGET
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: text/csv\r\n\r\ncheck,asset,status\r\na,b,met\r\n--b--\r\n";
        return as("analyst", "POST", "/imports", body, "Content-Type: multipart/form-data; boundary=b");
    }

    /** Files of that name that an upload may have left, where the application keeps files and beside it. */
    private static List<Path> written(String name) {
        List<Path> found = new ArrayList<>();
        for (Path place :
                List.of(Path.of("target/test-data"), Path.of("."), Path.of(System.getProperty("java.io.tmpdir")))) {
            try (Stream<Path> files = Files.walk(place, 2)) {
                files.filter(file -> file.getFileName().toString().contains(name))
                        .forEach(found::add);
            } catch (IOException | java.io.UncheckedIOException e) {
                assertThat(e).as("a folder that is not ours or not there").isNotNull();
            }
        }
        return found;
    }

    @TestFactory
    Stream<DynamicTest> headersAreNotTheCallersToWrite() {
        List<DynamicTest> lines = new ArrayList<>();
        for (String path : List.of(
                "/issuer/login?username=x%0d%0aSet-Cookie:%20evil=1",
                "/imports?client=x%0d%0aSet-Cookie:%20evil=1",
                "/demo/mail?to=x%0d%0aSet-Cookie:%20evil=1",
                "/cases?control=x%0d%0aSet-Cookie:%20evil=1",
                "/oauth2/authorization/plimsoll?step_up=/x%0d%0aSet-Cookie:%20evil=1",
                "/sign-in/failed?back=/x%0d%0aSet-Cookie:%20evil=1")) {
            lines.add(attack("header: " + path, () -> as("analyst", "GET", path, ""), answer -> {
                assertThat(answer.status()).as(answer.toString()).isLessThan(500);
                assertThat(answer.headers())
                        .noneMatch(line -> line.contains("evil=1") && line.startsWith("Set-Cookie"));
            }));
        }
        lines.add(attack(
                "header: a note in a redirect",
                () -> as(
                        "analyst",
                        "POST",
                        "/triage",
                        "source=a&check=b&control=x%0d%0aX-Evil:%20yes&skip=1",
                        "Content-Type: application/x-www-form-urlencoded"),
                answer -> assertThat(answer.headers()).noneMatch(line -> line.startsWith("X-Evil"))));
        return lines.stream();
    }
}

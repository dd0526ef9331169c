package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plimsoll.Browser;
import io.plimsoll.EmbeddedApp;
import io.plimsoll.Tokens;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody without an account answers a case: from the mail to the record, over HTTP, with the mailbox as it is. */
class CodesIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ROSA = "rosa@harbor.example";
    private static final Pattern CODE = Pattern.compile("(?m)^([2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4})\\s*$");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String app = EmbeddedApp.start("codes-app", Duration.ofMinutes(2), Map.of());
    private final int port = URI.create(app).getPort();
    private final String analyst = new Tokens(port).of("analyst");

    @Test
    void whoHasNoAccountAnswersOneCaseAndNothingElse() throws Exception {
        Browser administrator = Browser.signedIn(port, "admin");
        mark(administrator, true);
        String number = report("MTS-01.2");
        String other = report("MTS-03.1");
        String link = link(mail(about(number)));

        scannersOpen(link);
        assertThat(mails(codeFor(number))).isEmpty();

        Browser rosa = new Browser(port);
        Browser.Page door = rosa.get(link);
        assertThat(door.body()).contains("Send me a code").doesNotContain(number + "<", "MTS-01.2");
        Browser.Page typing = rosa.post(door, link + "/ask", Map.of());
        assertThat(typing.path()).isEqualTo(link + "/enter");
        JsonNode mail = mail(codeFor(number));
        String code = code(mail);
        assertThat(mail.path("headers").path("Reply-To").isMissingNode()).isTrue();
        administratorsCannotReadIt(administrator, code);

        Browser thief = new Browser(port);
        assertThat(enter(thief, link, code)).isEqualTo(link + "/enter");
        assertThat(enter(rosa, link, "AAAA-AAAA")).isEqualTo(link + "/enter");
        String before = session(rosa);
        assertThat(enter(rosa, link, code)).isEqualTo("/by-code/case");
        assertThat(session(rosa)).isNotEqualTo(before);
        assertThat(enter(new Browser(port), link, code)).as("used").isEqualTo(link + "/enter");

        Browser.Page matter = rosa.get("/by-code/case");
        assertThat(matter.body()).contains("(by code)", number, "/by-code/case/tasks/");
        String task = task(number, "respond");
        assertThat(rosa.get("/by-code/case/tasks/" + task).status()).isEqualTo(200);
        nothingElseIsTheirs(rosa, number, other);

        assertThat(answer(rosa, task, "deviation")).isEqualTo(200);
        assertThat(rosa.get("/by-code/case?sent=deviation").body()).contains("Thank you, we have it");
        signingIsNotTheirs(rosa, number);
        theRecordSaysWhoItWas(number);

        mark(administrator, false);
        assertThat(rosa.get("/by-code/case").path()).isEqualTo("/by-code/over");
    }

    /** Adds Rosa where she is not there yet, and says whether she may. */
    private void mark(Browser administrator, boolean allowed) {
        Browser.Page page = administrator.get("/clients/harbor/change");
        if (!page.body().contains(ROSA)) {
            administrator.post(
                    page,
                    "/clients/harbor/contacts",
                    Map.of("name", "Rosa Lind", "email", ROSA, "role", "CLIENT_MEMBER", "locale", "en"));
            page = administrator.get("/clients/harbor/change");
        }
        String contact = first(
                "contacts/([0-9a-f-]{36})/by-code",
                page.body().substring(page.body().indexOf(ROSA)));
        Browser.Page saved = administrator.post(
                page, "/clients/harbor/contacts/" + contact + "/by-code", Map.of("allowed", String.valueOf(allowed)));
        assertThat(saved.body()).contains(allowed ? "May answer without an account since" : "sessions of this person");
    }

    private String report(String control) throws Exception {
        return call(
                        "/api/v1/clients/harbor/cases",
                        "{\"control\":\"%s\",\"summary\":\"Seen\",\"assets\":[\"host\"]}".formatted(control))
                .path("number")
                .asString();
    }

    private void scannersOpen(String link) throws Exception {
        for (int looked = 0; looked < 3; looked++) {
            for (String method : List.of("HEAD", "GET")) {
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(URI.create(app + link))
                                .method(method, BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(one -> one.contains("SESSION"));
            }
        }
    }

    private void administratorsCannotReadIt(Browser administrator, String code) {
        Browser.Page outbox = administrator.get("/outbox");
        String id = first("/outbox/mails/([0-9a-f-]{36})", outbox.body());
        for (String page : List.of(
                "/outbox", "/outbox/mails/" + id, "/outbox/mails/" + id + "/html", "/outbox/mails/" + id + "/text")) {
            assertThat(administrator.get(page).body()).doesNotContain(code).doesNotContain(code.replace("-", ""));
        }
    }

    private void nothingElseIsTheirs(Browser rosa, String number, String other) throws Exception {
        for (String page : List.of("/", "/cases", "/cases/" + number, "/cases/" + other, "/tasks", "/ledger")) {
            assertThat(rosa.get(page).path()).as(page).isEqualTo("/issuer/login");
        }
        for (String id : List.of(task(other, "respond"), "none")) {
            assertThat(rosa.get("/by-code/case/tasks/" + id).status()).as(id).isEqualTo(404);
            assertThat(answer(rosa, id, "remediate")).as(id).isEqualTo(404);
        }
        assertThat(raw(rosa, "/api/v1/me", null).statusCode()).isEqualTo(401);
    }

    private void signingIsNotTheirs(Browser rosa, String number) throws Exception {
        String assess = await().atMost(Duration.ofSeconds(60))
                .until(() -> task(number, "assess-risk"), found -> !found.isEmpty());
        call("/api/v1/tasks/" + assess + "/complete", """
                {"values": {"outcome": "submit", "risk": "Old", "likelihood": 2, "impact": 2, "residualLikelihood": 2,
                 "residualImpact": 2, "advice": "accept-for-now", "adviceText": "Until then", "wayForward": "Replace it",
                 "validUntil": "%s"}}
                """.formatted(
                        java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(30)));
        String sign = await().atMost(Duration.ofSeconds(60))
                .until(() -> task(number, "acknowledge-deviation"), found -> !found.isEmpty());

        assertThat(rosa.get("/by-code/case").body())
                .contains("that needs an account")
                .doesNotContain(sign);
        assertThat(rosa.get("/by-code/case/tasks/" + sign).status()).isEqualTo(404);
        assertThat(answer(rosa, sign, "sign")).isEqualTo(404);
    }

    private void theRecordSaysWhoItWas(String number) throws Exception {
        JsonNode matter = call("/api/v1/cases/" + number, null);

        assertThat(matter.path("engagement").toString()).contains("Rosa Lind (by code)");
        assertThat(matter.path("history").toString())
                .contains("code-asked", "code-sent", "code-used", "code-refused", "answer-given");
        assertThat(call("/api/v1/ledger/verify?client=harbor", null)
                        .path("valid")
                        .asBoolean())
                .isTrue();
    }

    private static String enter(Browser browser, String link, String code) {
        return browser.post(browser.get(link + "/enter"), link + "/enter", Map.of("code", code))
                .path();
    }

    /** The status of an answer to a task, sent as its page does. */
    private int answer(Browser browser, String task, String outcome) throws Exception {
        String more = outcome.equals("deviation")
                ? ",\"reason\":\"business\",\"validUntil\":\"%s\",\"explanation\":\"We need time\""
                        .formatted(java.time.LocalDate.now(java.time.ZoneOffset.UTC)
                                .plusDays(60))
                : "";
        return raw(
                        browser,
                        "/by-code/case/tasks/" + task + "/answer",
                        "{\"values\":{\"outcome\":\"%s\"%s}}".formatted(outcome, more))
                .statusCode();
    }

    private HttpResponse<String> raw(Browser browser, String path, @Nullable String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(app + path))
                .header(
                        "Cookie",
                        browser.cookies().stream()
                                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
        if (body != null) {
            String token = browser.get("/by-code/case").formToken();
            request.header("Content-Type", "application/json")
                    .header("X-XSRF-TOKEN", token)
                    .POST(BodyPublishers.ofString(body));
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String session(Browser browser) {
        return browser.cookies().stream()
                .filter(cookie -> cookie.getName().equals("PLIMSOLL_SESSION"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private String task(String number, String form) throws Exception {
        for (JsonNode task : call("/api/v1/cases/" + number, null).path("openTasks")) {
            if (task.path("form").asString().equals(form)) {
                return task.path("id").asString();
            }
        }
        return "";
    }

    private static Predicate<JsonNode> about(String number) {
        return mail -> mail.path("subject").asString().contains(number)
                && mail.path("text").asString().contains("/by-code/");
    }

    private static Predicate<JsonNode> codeFor(String number) {
        return mail -> mail.path("subject").asString().contains("Your code")
                && about(number).test(mail);
    }

    private List<JsonNode> mails(Predicate<JsonNode> wanted) throws Exception {
        return JSON.readTree(http.send(
                                HttpRequest.newBuilder(URI.create(app + "/api/v1/demo/mail?to=" + ROSA))
                                        .build(),
                                BodyHandlers.ofString())
                        .body())
                .valueStream()
                .filter(wanted)
                .toList();
    }

    private JsonNode mail(Predicate<JsonNode> wanted) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> mails(wanted), found -> !found.isEmpty())
                .get(0);
    }

    private static String link(JsonNode mail) {
        return first(
                "(/by-code/NC-\\d{4}-\\d{6}/[0-9a-f-]{36})", mail.path("text").asString());
    }

    private static String code(JsonNode mail) {
        Matcher found = CODE.matcher(mail.path("text").asString());
        assertThat(found.find()).as(mail.path("text").asString()).isTrue();
        return found.group(1);
    }

    private static String first(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as("%s in %s", pattern, text).isTrue();
        return found.group(1);
    }

    private JsonNode call(String path, @Nullable String body) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(app + path)).header("Authorization", "Bearer " + analyst);
        if (body != null) {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }
}

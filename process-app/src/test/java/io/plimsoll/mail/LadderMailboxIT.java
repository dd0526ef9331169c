package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plimsoll.EmbeddedApp;
import io.plimsoll.Tokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A scan finds two controls failing at a client who says nothing, until a service manager has to decide on both: what
 * the embedded application's mailbox shows by then, and nothing else. At this pace three seconds and more lie between a
 * rung and the next or the deadline, so that none is passed over.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LadderMailboxIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration DAY = Duration.ofSeconds(10);
    private static final String SCAN = """
            check,asset,status,severity,title,detail,observed_at,account
            rdp-exposed,i-render-04,not met,critical,Remote desktop is closed,Port 3389 answers,2026-09-16T04:03:00Z,ops
            backup-job,i-shop-01,not met,high,Server is backed up,No backup for nine days,2026-09-16T04:04:00Z,ops
            """;

    private static final String TO_CLIENT = "quayside-member, quayside-signatory";
    private static final String TO_MANAGER = "manager";
    private static final List<String> TONES = List.of(
            "One of them is not met at the moment.",
            "Perhaps this slipped through",
            "have not heard from you yet",
            "This is our last reminder",
            "A call may help before the time is over.",
            "did not answer in time. The silence is on record",
            "Give more time, or have a pause prepared.");

    private final HttpClient http = HttpClient.newHttpClient();
    private String app = "";
    private Tokens tokens = new Tokens(0);
    private List<JsonNode> mailbox = List.of();

    @BeforeAll
    void nobodyAnswers() throws Exception {
        // the clock of this runs so fast that rungs days apart would be taken for those of one moment
        app = EmbeddedApp.start("ladder-app", DAY, Map.of("PLIMSOLL_MAIL_SETTLE", "0s"));
        tokens = new Tokens(URI.create(app).getPort());
        String scan = call("/api/v1/clients/quayside/scans?format=csv&source=inventory", "analyst", SCAN)
                .path("id")
                .asString();
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> call("/api/v1/scans/" + scan, "analyst", null)
                                .path("casesOpened")
                                .asInt(),
                        opened -> opened == 2);
        mailbox = await().atMost(Duration.ofSeconds(80))
                .until(
                        () -> call("/api/v1/demo/mail", null, null)
                                .valueStream()
                                .toList(),
                        mails -> mails.stream()
                                        .filter(mail -> subject(mail).startsWith("Decide how to go on"))
                                        .count()
                                == 2);
    }

    @Test
    void aCriticalMatterIsToldFourTimesAndThenDecidedOn() throws Exception {
        assertClimbed(
                "critical",
                "No remote desktop open to the internet",
                "Please answer by DAY: CASE | One of them is not met at the moment. | " + TO_CLIENT,
                "Reminder: please answer by DAY: CASE | Perhaps this slipped through 1 of 3 | " + TO_CLIENT,
                "Reminder: please answer by DAY: CASE | have not heard from you yet 2 of 3 | " + TO_CLIENT,
                "Quayside Foods: no answer yet, reminder 2 of 3 sent: CASE | A call may help before the time is over. 2 of 3 | "
                        + TO_MANAGER,
                "Last reminder: please answer by DAY: CASE | This is our last reminder 3 of 3 | " + TO_CLIENT,
                "Quayside Foods: no answer yet, reminder 3 of 3 sent: CASE | A call may help before the time is over. 3 of 3 | "
                        + TO_MANAGER,
                "Quayside Foods: no answer by the deadline: CASE | did not answer in time. The silence is on record | "
                        + TO_MANAGER,
                "Decide how to go on with Quayside Foods: CASE | Give more time, or have a pause prepared. | "
                        + TO_MANAGER);
    }

    /** The manager hears of the last rung only: who is no gold client is not called before. */
    @Test
    void aHighMatterIsToldFourTimesAndThenDecidedOn() throws Exception {
        assertClimbed(
                "high",
                "Automatic backups",
                "Please answer by DAY: CASE | One of them is not met at the moment. | " + TO_CLIENT,
                "Reminder: please answer by DAY: CASE | Perhaps this slipped through 1 of 3 | " + TO_CLIENT,
                "Reminder: please answer by DAY: CASE | have not heard from you yet 2 of 3 | " + TO_CLIENT,
                "Last reminder: please answer by DAY: CASE | This is our last reminder 3 of 3 | " + TO_CLIENT,
                "Quayside Foods: no answer yet, reminder 3 of 3 sent: CASE | A call may help before the time is over. 3 of 3 | "
                        + TO_MANAGER,
                "Quayside Foods: no answer by the deadline: CASE | did not answer in time. The silence is on record | "
                        + TO_MANAGER,
                "Decide how to go on with Quayside Foods: CASE | Give more time, or have a pause prepared. | "
                        + TO_MANAGER);
    }

    @Test
    void theMailboxHoldsNothingElse() throws Exception {
        assertThat(mailbox)
                .hasSize(thread(numberOf("critical")).size()
                        + thread(numberOf("high")).size());
        assertThat(mailbox)
                .extracting(mail -> header(mail, "Message-ID"))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("<[0-9a-f-]{36}@msp\\.example>"));
    }

    /** What the last mail says, as its reader finds it. */
    @Test
    void theLastWordSaysWhatIsAskedByWhenAndWhatHappensOtherwise() throws Exception {
        String number = numberOf("critical");
        List<JsonNode> thread = thread(number);
        List<String> last = thread.stream()
                .filter(mail -> subject(mail).startsWith("Last reminder"))
                .map(LadderMailboxIT::flowing)
                .toList();
        String due = by(flowing(thread.get(0)));

        assertThat(last).hasSize(2).allSatisfy(said -> assertThat(said)
                .contains(
                        "This is our last reminder (3 of 3). We still need your answer",
                        "WHAT WE ASK Close port 3389 to the internet on the servers listed.",
                        "IF NOTHING HAPPENS If we hear nothing by then, we record that there was no answer, and our"
                                + " service manager decides how to go on. That can mean pausing a service",
                        "/cases/" + number + "/tasks/respond",
                        "Critical"));
        assertThat(last).allSatisfy(said -> assertThat(by(said)).isEqualTo(due));
    }

    /** What there is to do now is the manager's, and the record says what the mailbox says. */
    @Test
    void theManagerHasBothDecisions() throws Exception {
        for (String severity : List.of("critical", "high")) {
            String number = numberOf(severity);
            assertThat(call("/api/v1/tasks?case=" + number, "manager", null).path("items"))
                    .extracting(task -> task.path("name").asString())
                    .containsExactly("Decide enforcement");
            assertThat(call("/api/v1/cases/" + number, "manager", null).path("engagement"))
                    .extracting(line -> line.path("kind").asString())
                    .containsExactly("asked", "reminded", "reminded", "reminded", "silent");
        }
    }

    /** Each thing told once, to all its readers at once, in this order, in a thread of its own. */
    private void assertClimbed(String severity, String title, String... told) throws Exception {
        String number = numberOf(severity);
        String toClient = "%s (Quayside Foods, %s)".formatted(title, number);
        String toMsp = "%s (%s)".formatted(title, number);
        List<String> seen = new ArrayList<>();
        Map<String, Set<String>> readers = new LinkedHashMap<>();
        for (JsonNode mail : thread(number)) {
            String what = subject(mail)
                            .replaceAll("\\bby [A-Z][a-z]{2} \\d{1,2} [A-Z][a-z]{2}:", "by DAY:")
                            .replace(toClient, "CASE")
                            .replace(toMsp, "CASE")
                    + " | "
                    + tone(flowing(mail));
            seen.add(what);
            readers.computeIfAbsent(what, first -> new TreeSet<>())
                    .add(mail.path("to").asString().replaceAll("@(quayside|msp)\\.example$", ""));
            assertThat(header(mail, "In-Reply-To")).isEqualTo(header(mail, "References"));
        }
        assertThat(readers.entrySet())
                .extracting(one -> one.getKey() + " | " + String.join(", ", one.getValue()))
                .containsExactly(told);
        assertThat(seen)
                .as("to each reader once, and all of it before the next is told")
                .containsExactlyElementsOf(readers.entrySet().stream()
                        .flatMap(one -> Collections.nCopies(one.getValue().size(), one.getKey()).stream())
                        .toList());
    }

    private static String tone(String text) {
        String place = Pattern.compile("\\d of \\d")
                .matcher(text)
                .results()
                .map(found -> " " + found.group())
                .findFirst()
                .orElse("");
        return TONES.stream().filter(text::contains).collect(Collectors.joining(" and ")) + place;
    }

    /** Until when there is time, without how much of it is left. */
    private static String by(String text) {
        return text.replaceAll(".*Please answer by (.*?) \\(.*", "$1");
    }

    private static String flowing(JsonNode mail) {
        return mail.path("text").asString().replaceAll("\\s+", " ");
    }

    private static String subject(JsonNode mail) {
        return mail.path("subject").asString();
    }

    private static String header(JsonNode mail, String name) {
        return mail.path("headers").path(name).asString();
    }

    private String numberOf(String severity) throws Exception {
        return call("/api/v1/cases?client=quayside&severity=" + severity, "manager", null)
                .path("items")
                .valueStream()
                .map(one -> one.path("number").asString())
                .findFirst()
                .orElseThrow();
    }

    /** What the mailbox shows in the thread of one case, in the order in which it came. */
    private List<JsonNode> thread(String number) {
        String thread = "<%s.quayside@msp.example>".formatted(number.toLowerCase(Locale.ROOT));
        return mailbox.stream()
                .filter(mail -> header(mail, "References").equals(thread))
                .toList();
    }

    private JsonNode call(String path, @Nullable String who, @Nullable String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(app + path));
        if (who != null) {
            request.header("Authorization", "Bearer " + tokens.of(who));
        }
        if (body != null) {
            request.header("Content-Type", "text/csv").POST(BodyPublishers.ofString(body));
        }
        return JSON.readTree(http.send(request.build(), BodyHandlers.ofString()).body());
    }
}

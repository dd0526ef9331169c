package io.plimsoll.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.plimsoll.identity.Tenancy;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.annotations.Filter;
import org.junit.jupiter.api.Test;
import org.springframework.data.jpa.repository.Query;

/** Reads all SQL and all entities of the product: whatever touches a client's rows names the client. */
class TenantQueriesTests {

    private static final Path SOURCES = Path.of("src/main/java/io/plimsoll");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration/h2");
    private static final Pattern TABLE = Pattern.compile("(?is)create table (\\w+) \\((.*?)\\n\\);");
    private static final Pattern STATEMENT =
            Pattern.compile("(?s)\"((?:select|insert|update|delete|where) .*?)(?=\\.param|\\.query|\\.update|;|->)");
    private static final Pattern NAMES_THE_CLIENT =
            Pattern.compile("(?s)Tenancy\\.condition\\(|client_id (=|in) |insert into \\w+ \\([^)]*client_id");

    /** Statements that name no client, by file and beginning, and why that is right. */
    private static final Map<String, String> WITHOUT_CLIENT = Map.ofEntries(
            Map.entry("ScanTable: select id from scan where state in", "the worker takes up what a stop left, for all"),
            Map.entry("ScanTable: update scan set", "the worker, of the delivery whose id it was given"),
            Map.entry("FindingTable: update finding set", "by fingerprints just read for the client"),
            Map.entry("AffectedControls: select distinct client_id", "names the clients for whom work is left"),
            Map.entry("CasesWaiting: select client_id, control_code", "the look at what time alone changes, for all"),
            Map.entry(
                    "AttestationRows: select client_id from attestation",
                    "names the clients that are asked, at a start"),
            Map.entry("Outbox: select count(*) from outbox_mail", "asks whether this very mail was sent"),
            Map.entry("Outbox: update outbox_mail set state = 'queued', claim_id", "the relay, for all clients"),
            Map.entry("Outbox: update outbox_mail set state = 'queued', next", "the relay, for all clients"),
            Map.entry("Outbox: update outbox_mail set state = 'sen", "the relay, for all clients"),
            Map.entry("Outbox: update outbox_mail set state = :state", "the relay, for all clients"),
            Map.entry("Outbox: select recipient_domain", "the relay, for all clients"),
            Map.entry("Outbox: select id from outbox_mail", "the relay, for all clients"),
            Map.entry("Outbox: select id, recipient_domain", "the relay, for all clients"),
            Map.entry("Outbox: select id, client_id", "the relay, of mails it has claimed"),
            Map.entry("OutboxEntries: select count(*) from outbox_mail", "asks whether this very mail is queued"),
            Map.entry("NotedMails: select case when", "names the readers who have waited, for all"),
            Map.entry("GatheredMails: select distinct case when", "names the readers whose hour has come, for all"),
            Map.entry("Replies: select id, client_id", "the token that an answer bears says whose it is"),
            Map.entry("ChannelRows: select m.id, m.event", "the relay, of messages it has claimed"),
            Map.entry(
                    "CommentRows: select count(*) from case_comment where author_subject",
                    "how much one person writes, at whatever client; only the count is used"),
            Map.entry("NewsRows: select distinct client_id", "the round, for all clients"),
            Map.entry("CaseFlow: delete from case_flow", "the way of the instance that closes, to be written anew"));

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.plimsoll");

    @Test
    void sqlOnClientsRowsNamesTheClient() throws IOException {
        Set<String> tables = tenantTables();
        assertThat(tables).contains("document", "scan", "finding", "outbox_mail", "task_completion");
        List<String> open = new ArrayList<>();
        Set<String> excused = new TreeSet<>();
        int checked = 0;
        for (Path file : sources()) {
            String text = Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", "");
            if (!text.contains("org.springframework.jdbc") || !touches(text, tables)) {
                continue;
            }
            Matcher statements = STATEMENT.matcher(text);
            while (statements.find()) {
                String sql = statements.group(1);
                if (!sql.startsWith("where") && !touches(sql, tables) || isPrefix(sql)) {
                    continue;
                }
                checked++;
                String name = file.getFileName().toString().replace(".java", "") + ": " + sql;
                if (!NAMES_THE_CLIENT.matcher(sql).find()) {
                    WITHOUT_CLIENT.keySet().stream()
                            .filter(name::startsWith)
                            .findFirst()
                            .ifPresentOrElse(excused::add, () -> open.add(name));
                }
            }
        }
        System.out.printf(
                "Tenancy: %d SQL statements on %d tables of clients, %d kinds without a client for a reason%n",
                checked, tables.size(), excused.size());
        assertThat(checked).isGreaterThan(40);
        assertThat(open).isEmpty();
        assertThat(excused)
                .as("reasons that are still needed")
                .containsExactlyInAnyOrderElementsOf(WITHOUT_CLIENT.keySet());
    }

    /** The columns and table of several statements, whose conditions stand elsewhere. */
    private static boolean isPrefix(String sql) {
        return sql.startsWith("select") && !sql.contains("where") && sql.strip().endsWith("\"");
    }

    private static boolean touches(String text, Set<String> tables) {
        Matcher named = Pattern.compile("(?:from|into|update|join) (\\w+)").matcher(text);
        return named.results().anyMatch(result -> tables.contains(result.group(1)));
    }

    @Test
    void entitiesOfClientsAreFilteredByClient() {

        List<String> unfiltered = PRODUCT.stream()
                .filter(type -> type.isAnnotatedWith(Entity.class))
                .filter(type -> !type.isAnnotatedWith(Filter.class))
                .map(JavaClass::getSimpleName)
                .sorted()
                .toList();

        assertThat(unfiltered)
                .as("parts of a case, deviation or remediation, which come with it and have no repository")
                .containsExactly("Baseline", "DeviationText", "Extension", "Plan", "Proposal");
        assertThat(PRODUCT.stream()
                        .filter(type -> type.isAnnotatedWith(Filter.class))
                        .map(type -> type.getAnnotationOfType(Filter.class).name()))
                .isNotEmpty()
                .containsOnly(Tenancy.FILTER);
    }

    @Test
    void noQueryGoesPastTheFilter() throws IOException {
        assertThat(PRODUCT.stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Query.class))
                        .filter(method ->
                                method.getAnnotationOfType(Query.class).nativeQuery()))
                .isEmpty();
        for (Path file : sources()) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContain("createNativeQuery");
        }
    }

    private static Set<String> tenantTables() throws IOException {
        Set<String> tables = new TreeSet<>();
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path file : files.toList()) {
                TABLE.matcher(Files.readString(file))
                        .results()
                        .filter(table -> Pattern.compile("(?im)^\\s*client(_id)?\\s")
                                .matcher(table.group(2))
                                .find())
                        .forEach(table -> tables.add(table.group(1).toLowerCase(java.util.Locale.ROOT)));
            }
        }
        return tables;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}

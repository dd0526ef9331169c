package io.plimsoll.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.PlimsollTest;
import io.plimsoll.web.security.AccessRule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Calls every endpoint as everybody and compares with {@code docs/access-matrix.md}. To declare a new endpoint, or
 * another answer of an old one, write its line there; {@code -Dplimsoll.access-matrix=write} writes all lines as the
 * application answers now, to be read before they are committed.
 */
@PlimsollTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixModuleTests {

    private static final String OWN = "matrix-own";
    private static final String OTHER = "matrix-other";

    @Autowired
    MockMvc http;

    @Autowired
    ApplicationContext context;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    PlatformTransactionManager transactions;

    private Endpoints endpoints;
    private Calls calls;

    @BeforeAll
    void anAddressThatTheIssuerCanName() {
        context.getBean(ConfigurableEnvironment.class)
                .getPropertySources()
                .addFirst(new MapPropertySource(OWN, Map.of("local.server.port", "49152")));
    }

    @AfterAll
    void noAddressAnyMore() {
        context.getBean(ConfigurableEnvironment.class).getPropertySources().remove(OWN);
    }

    @BeforeAll
    void twoClients() {
        OneClient maker = beans.createBean(OneClient.class);
        calls = new Calls(maker.create(OWN, "Own Ltd"));
        maker.create(OTHER, "Other Ltd");
        endpoints = new Endpoints(context);
    }

    @Test
    void everyEndpointDeclaresWhoMayCallIt() {
        assertThat(endpoints.undeclared()).isEmpty();
        assertThat(endpoints.unlistedFilters()).isEmpty();
    }

    @Test
    void everyCallIsAnsweredAsTheTableSays() {
        SortedMap<String, Map<Caller, Verdict>> seen = new TreeMap<>();
        SortedMap<String, Optional<AccessRule>> all = endpoints.all();
        all.keySet().forEach(endpoint -> seen.put(endpoint, row(endpoint)));
        if ("write".equals(System.getProperty("plimsoll.access-matrix"))) {
            AccessTable.write(seen.entrySet().stream()
                    .map(row -> AccessTable.line(row.getKey(), row.getValue()))
                    .toList());
        }
        Map<String, Map<Caller, String>> declared = AccessTable.declared();
        assertThat(declared.keySet()).containsExactlyElementsOf(seen.keySet());
        List<String> differences = new ArrayList<>();
        int matched = 0;
        for (String endpoint : seen.keySet()) {
            for (Caller caller : Caller.values()) {
                String wanted = declared.get(endpoint).get(caller);
                String got = seen.get(endpoint).get(caller).word();
                if (wanted.equals(got)) {
                    matched++;
                } else {
                    differences.add(endpoint + " as " + caller.heading() + ": declared " + wanted + ", was " + got);
                }
            }
        }
        int columns = Caller.values().length;
        int total = seen.size() * columns;
        System.out.printf(
                "Access matrix: %d endpoints × %d callers = %d calls, %d %% as declared%n",
                seen.size(), columns, total, matched * 100 / total);
        assertThat(differences).isEmpty();
        assertThat(beyondTheCode(all, seen)).isEmpty();
    }

    /** Who was let in although the annotation in the code does not say so. */
    private static List<String> beyondTheCode(
            Map<String, Optional<AccessRule>> rules, Map<String, Map<Caller, Verdict>> seen) {
        List<String> wrong = new ArrayList<>();
        seen.forEach((endpoint, row) -> rules.get(endpoint)
                .ifPresent(rule -> row.forEach((caller, verdict) -> {
                    if (verdict == Verdict.YES && !mayBeLetIn(rule, caller)) {
                        wrong.add(endpoint + " as " + caller.heading());
                    }
                })));
        return wrong;
    }

    private static boolean mayBeLetIn(AccessRule rule, Caller caller) {
        if (rule.everybody()) {
            return true;
        } else if (caller == Caller.NOBODY) {
            return false;
        }
        boolean role =
                rule.roles().isEmpty() || caller.hasRole() && rule.roles().contains(caller.role());
        return role && (!rule.everyClient() || caller.seesAll());
    }

    private Map<Caller, Verdict> row(String endpoint) {
        Map<Caller, Verdict> row = new EnumMap<>(Caller.class);
        for (Caller caller : Caller.values()) {
            row.put(caller, call(endpoint, caller));
        }
        return row;
    }

    /** One call, undone afterwards, so that the next finds everything as it was. */
    private Verdict call(String endpoint, Caller caller) {
        return new TransactionTemplate(transactions).execute(status -> {
            status.setRollbackOnly();
            try {
                var request = calls.to(endpoint);
                caller.credentials(endpoint, OWN, OTHER).ifPresent(request::with);
                MockHttpServletResponse answer =
                        http.perform(request).andReturn().getResponse();
                Verdict verdict = Verdict.of(answer);
                if (verdict == Verdict.BROKEN) {
                    throw new AssertionError(endpoint + " as " + caller.heading() + " answered " + answer.getStatus());
                }
                return verdict;
            } catch (Exception e) {
                throw new AssertionError(endpoint + " as " + caller.heading(), e);
            }
        });
    }
}

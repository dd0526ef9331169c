package io.plimsoll.web.page;

import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.client.Reckoning;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.PolicyDates;
import io.plimsoll.noncompliance.PolicyDates.Dates;
import io.plimsoll.policy.Decisions;
import io.plimsoll.policy.Policies;
import io.plimsoll.web.security.Access;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The dates of a client under the policy in force, and under the draft of the next one before it is. */
@Controller
@Access(
        value = {Role.ADMINISTRATOR, Role.AUDITOR, Role.SERVICE_MANAGER, Role.DIRECTOR},
        everyClient = true)
class PolicyDatesPage {

    private final PolicyDates dates;
    private final Policies policies;
    private final Decisions decisions;
    private final Clients clients;
    private final WorkingTime time;

    PolicyDatesPage(PolicyDates dates, Policies policies, Decisions decisions, Clients clients, WorkingTime time) {
        this.dates = dates;
        this.policies = policies;
        this.decisions = decisions;
        this.clients = clients;
        this.time = time;
    }

    @GetMapping("/policies/dates")
    String dates(@RequestParam(required = false) @Nullable String client, Actor actor, Model model) {
        ClientId chosen = Path.chosen(client);
        model.addAttribute("clients", clients.list(actor));
        model.addAttribute("client", chosen == null ? "" : chosen.value());
        model.addAttribute("lines", chosen == null ? null : lines(clients.get(chosen, actor), actor));
        return "policy-dates";
    }

    private List<DatesToCome.Line> lines(ClientView client, Actor actor) {
        Reckoning by = time.reckoning(client.id());
        int version = decisions.currentVersion();
        List<Dates> now = dates.of(decisions, version, client.tier(), by);
        Optional<Map<String, String>> draft = policies.trial(actor);
        return draft.map(decisions::trying)
                .map(tried -> DatesToCome.of(now, by.zone(), dates.of(tried, version, client.tier(), by), by.zone()))
                .orElseGet(() -> DatesToCome.of(now, by.zone()));
    }
}

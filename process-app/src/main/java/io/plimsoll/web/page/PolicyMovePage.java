package io.plimsoll.web.page;

import io.plimsoll.client.Clients;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.PolicyMove;
import io.plimsoll.noncompliance.PolicyMoves;
import io.plimsoll.web.TypedWords;
import io.plimsoll.web.security.Access;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Moves open cases of a client to a version of the policy, after a look at what that would do to each. */
@Controller
@Access(
        value = {Role.ADMINISTRATOR, Role.AUDITOR, Role.SERVICE_MANAGER, Role.DIRECTOR},
        everyClient = true)
class PolicyMovePage {

    private final PolicyMoves moves;
    private final Clients clients;

    PolicyMovePage(PolicyMoves moves, Clients clients) {
        this.moves = moves;
        this.clients = clients;
    }

    @GetMapping("/policies/{policy}/moves")
    String preview(
            @PathVariable String policy,
            @RequestParam(required = false) @Nullable String client,
            Actor actor,
            Model model) {
        ClientId chosen = Path.chosen(client);
        model.addAttribute("policy", PoliciesPage.number(policy));
        model.addAttribute("clients", clients.list(actor));
        model.addAttribute("client", chosen == null ? "" : chosen.value());
        List<PolicyMove> seen =
                chosen == null ? null : moves.preview(chosen, Set.of(), PoliciesPage.number(policy), actor);
        model.addAttribute("moves", seen);
        model.addAttribute("atOnce", seen == null ? List.of() : atOnce(seen));
        return "policy-move";
    }

    /**
     * The messages of one tone that go out at once.
     *
     * @param told who gets at least one of them, by name
     */
    record AtOnce(String tone, int messages, List<String> told) {}

    private static List<AtOnce> atOnce(List<PolicyMove> moves) {
        Map<String, List<PolicyMove>> byTone = moves.stream()
                .filter(move -> !move.sends().isEmpty())
                .collect(Collectors.groupingBy(PolicyMove::sends, TreeMap::new, Collectors.toList()));
        return byTone.entrySet().stream()
                .map(one -> new AtOnce(
                        one.getKey(),
                        one.getValue().stream()
                                .mapToInt(move -> move.told().size())
                                .sum(),
                        one.getValue().stream()
                                .flatMap(move -> move.told().stream())
                                .distinct()
                                .toList()))
                .toList();
    }

    @Access(value = Role.ADMINISTRATOR, everyClient = true)
    @PostMapping("/policies/{policy}/moves")
    String move(
            @PathVariable String policy,
            @RequestParam String client,
            @RequestParam(name = "cases", required = false) @Nullable List<String> cases,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            RedirectAttributes to) {
        to.addAttribute("policy", policy);
        to.addAttribute("client", client);
        if (cases == null
                || reason.isBlank()
                || reason.length() > PoliciesPage.LONGEST_REASON
                || !TypedWords.arePlain(reason)) {
            to.addFlashAttribute("problem", "Choose cases, and say in up to 2,000 characters why they are moved.");
        } else {
            Set<CaseNumber> chosen = cases.stream().map(Path::number).collect(Collectors.toSet());
            int moved = moves.move(Path.client(client), chosen, PoliciesPage.number(policy), reason.strip(), actor)
                    .size();
            to.addFlashAttribute("done", moved == 1 ? "1 case was moved." : "%d cases were moved.".formatted(moved));
        }
        return "redirect:/policies/{policy}/moves?client={client}";
    }
}

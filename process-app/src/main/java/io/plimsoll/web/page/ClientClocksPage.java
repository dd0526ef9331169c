package io.plimsoll.web.page;

import io.plimsoll.client.Clients;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.ClockMoves;
import io.plimsoll.web.TypedWords;
import io.plimsoll.web.security.Access;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asks of each running clock whether it follows the client's changed calendar. */
@Controller
@Access({Role.ADMINISTRATOR, Role.SERVICE_MANAGER})
class ClientClocksPage {

    private static final int LONGEST_REASON = 2000;

    private final ClockMoves moves;
    private final Clients clients;

    ClientClocksPage(ClockMoves moves, Clients clients) {
        this.moves = moves;
        this.clients = clients;
    }

    @GetMapping("/clients/{client}/clocks")
    String open(@PathVariable("client") String id, Actor actor, Model model) {
        ClientId client = Path.client(id);
        model.addAttribute("client", clients.get(client, actor));
        model.addAttribute("moves", moves.open(client, actor));
        return "client-clocks";
    }

    @PostMapping("/clients/{client}/clocks")
    String decide(
            @PathVariable("client") String id,
            @RequestParam(name = "clocks", required = false) @Nullable List<String> clocks,
            @RequestParam boolean move,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            RedirectAttributes to) {
        to.addAttribute("client", id);
        if (clocks == null || reason.isBlank() || reason.length() > LONGEST_REASON || !TypedWords.arePlain(reason)) {
            to.addFlashAttribute("problem", "Choose clocks, and say in up to 2,000 characters why.");
            return "redirect:/clients/{client}/clocks";
        }
        int decided = moves.decide(Path.client(id), Set.copyOf(clocks), move, reason.strip(), actor);
        to.addFlashAttribute(
                "done",
                (decided == 1 ? "1 clock " : "%d clocks ".formatted(decided)) + (move ? "moved." : "kept as told."));
        return "redirect:/clients/{client}/clocks";
    }
}

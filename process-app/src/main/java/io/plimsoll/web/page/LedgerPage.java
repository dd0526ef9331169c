package io.plimsoll.web.page;

import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerRow;
import io.plimsoll.ledger.Proofs;
import io.plimsoll.web.security.Access;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The record of all that was decided, chain by chain, and the proof that nothing in it was changed. */
@Controller
@Access.People
class LedgerPage {

    private static final int PAGE = 50;
    private static final int HEADS = 5;

    private final Ledger ledger;
    private final Proofs proofs;
    private final Clients clients;

    LedgerPage(Ledger ledger, Proofs proofs, Clients clients) {
        this.ledger = ledger;
        this.proofs = proofs;
        this.clients = clients;
    }

    @GetMapping("/ledger")
    String ledger(
            @RequestParam(required = false) @Nullable String client,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "false") boolean verify,
            Actor actor,
            Model model) {
        List<ClientView> visible = clients.list(actor);
        boolean own = actor.scope().all() && actor.has(Role.AUDITOR, Role.ADMINISTRATOR, Role.DIRECTOR);
        ClientId chosen = chosen(client, visible, own);
        model.addAttribute("clients", visible);
        model.addAttribute("own", own);
        model.addAttribute("client", chosen == null ? "" : chosen.value());
        if (chosen != null || own) {
            Chain chain = chosen == null ? Chain.msp() : Chain.of(chosen);
            List<LedgerRow> rows = ledger.list(chain, Math.max(0, after), PAGE, actor);
            model.addAttribute("rows", rows);
            model.addAttribute(
                    "next", rows.size() < PAGE ? null : rows.get(PAGE - 1).sequence());
            model.addAttribute("heads", proofs.heads(chain, Long.MAX_VALUE, HEADS, actor));
            model.addAttribute("keys", proofs.keys());
            model.addAttribute("verification", verify ? ledger.verify(chain, actor) : null);
        }
        model.addAttribute("after", after);
        return "ledger";
    }

    /** What the address says; without it the MSP's own chain for those who may see it, else the first client's. */
    private static @Nullable ClientId chosen(@Nullable String client, List<ClientView> visible, boolean own) {
        ClientId asked = Path.chosen(client);
        if (asked != null || own || visible.isEmpty()) {
            return asked;
        }
        return visible.get(0).id();
    }
}

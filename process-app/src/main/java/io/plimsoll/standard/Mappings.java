package io.plimsoll.standard;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.standard.MappingDecisions.Decision;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ties the checks of sources to controls: by shipped rules, and by what analysts decided, which goes before them. */
@Component
public class Mappings {

    private static final String EVERY_STANDARD = "*";

    private final MappingRules rules;
    private final MappingDecisions decisions;
    private final Catalogues catalogues;
    private final Adoptions adoptions;
    private final Ledger ledger;

    Mappings(
            MappingRules rules, MappingDecisions decisions, Catalogues catalogues, Adoptions adoptions, Ledger ledger) {
        this.rules = rules;
        this.decisions = decisions;
        this.catalogues = catalogues;
        this.adoptions = adoptions;
        this.ledger = ledger;
    }

    /** What checks mean for the client; only controls of standards that it has adopted count. */
    @Transactional(readOnly = true)
    public ClientMappings of(ClientId client) {
        Map<String, String> adopted = new HashMap<>();
        adoptions.of(client).forEach(view -> view.controls()
                .forEach(control -> adopted.put(control.ref().code(), view.id())));
        return new ClientMappings(rules, decisions.inForce(), adopted);
    }

    /** Remembers that a check speaks about a control, once and for all clients; empty where no standard has the control as a requirement. */
    @Transactional
    public Optional<Control> map(String source, String check, String code, Actor by) {
        by.require(Role.ANALYST);
        Optional<Control> control = catalogues.newestControl(code).filter(Control::requirementKind);
        control.ifPresent(found -> {
            String hash = ledger.append(new LedgerFact(
                    Chain.msp(), "check-mapped", code, by, Map.of("source", source, "check", check, "control", code)));
            decisions.decide(new Decision(source, check, found.ref().standard(), code), by.subject(), hash);
        });
        return control;
    }

    /** Remembers that a check is of no interest, for all clients. */
    @Transactional
    public void ignore(String source, String check, Actor by) {
        by.require(Role.ANALYST);
        String hash = ledger.append(
                new LedgerFact(Chain.msp(), "check-ignored", "", by, Map.of("source", source, "check", check)));
        decisions.decide(new Decision(source, check, EVERY_STANDARD, null), by.subject(), hash);
    }
}

package io.plimsoll.standard;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.standard.MappingDecisions.Decision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ties the checks of sources to controls: by shipped rules, and by what analysts decided, which goes before them. */
@Component
public class Mappings {

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
            decisions.decide(new Decision(source, check, found.ref().standard(), code), by, hash);
        });
        return control;
    }

    /** Remembers that a check is of no interest, for all clients. */
    @Transactional
    public void ignore(String source, String check, Actor by) {
        by.require(Role.ANALYST);
        String hash = ledger.append(
                new LedgerFact(Chain.msp(), "check-ignored", "", by, Map.of("source", source, "check", check)));
        decisions.decide(Decision.ignoring(source, check), by, hash);
    }

    /** Remembers that what was decided about a check no longer holds; false where nothing was in force. */
    @Transactional
    public boolean takeBack(String source, String check, Actor by) {
        by.require(Role.ANALYST);
        if (decisions.inForce().stream()
                .noneMatch(one -> one.source().equals(source) && one.check().equals(check))) {
            return false;
        }
        String hash = ledger.append(
                new LedgerFact(Chain.msp(), "mapping-taken-back", "", by, Map.of("source", source, "check", check)));
        decisions.takeBack(source, check, by, hash);
        return true;
    }

    /** All that was ever decided, the newest first; no access check, callers have made it. */
    @Transactional(readOnly = true)
    public List<MappingDecision> decisions() {
        return decisions.all();
    }
}

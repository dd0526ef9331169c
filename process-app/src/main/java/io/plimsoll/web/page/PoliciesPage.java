package io.plimsoll.web.page;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.policy.CsvFile;
import io.plimsoll.policy.DraftView;
import io.plimsoll.policy.InForceResult;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyTable;
import io.plimsoll.policy.PolicyVersion;
import io.plimsoll.policy.TableComparison;
import io.plimsoll.rehearsal.Rehearsals;
import io.plimsoll.web.TypedWords;
import io.plimsoll.web.security.Access;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The versions of the decision tables, to be read and compared, and what is done with the draft of the next. */
@Controller
@Access(
        value = {Role.ADMINISTRATOR, Role.AUDITOR, Role.SERVICE_MANAGER, Role.DIRECTOR},
        everyClient = true)
class PoliciesPage {

    static final String DRAFT = "draft";
    static final int LONGEST_REASON = 2000;
    private static final String BACK = "redirect:/policies";

    private final Policies policies;
    private final Rehearsals rehearsals;

    PoliciesPage(Policies policies, Rehearsals rehearsals) {
        this.policies = policies;
        this.rehearsals = rehearsals;
    }

    @GetMapping("/policies")
    String all(Actor actor, Model model) {
        List<PolicyVersion> versions = policies.versions(actor);
        model.addAttribute("versions", versions);
        model.addAttribute("draft", policies.draft(actor).orElse(null));
        model.addAttribute(
                "tables",
                policies.tables(versions.get(0).number(), actor).values().stream()
                        .map(PolicyTable::shape)
                        .toList());
        model.addAttribute("approver", actor.has(Role.ADMINISTRATOR, Role.DIRECTOR));
        model.addAttribute("months", 6);
        return "policies";
    }

    @GetMapping("/policies/{policy}")
    String version(@PathVariable String policy, Actor actor, Model model) {
        int number = number(policy);
        model.addAttribute(
                "version",
                policies.versions(actor).stream()
                        .filter(one -> one.number() == number)
                        .findFirst()
                        .orElseThrow(NotVisible::new));
        model.addAttribute("tables", policies.tables(number, actor).values());
        return "policy";
    }

    /** One table; beside another version of it where one is named. */
    @GetMapping("/policies/{policy}/tables/{table}")
    String table(
            @PathVariable String policy,
            @PathVariable String table,
            @RequestParam(defaultValue = "") String with,
            Actor actor,
            Model model) {
        PolicyTable shown = find(policy, table, actor);
        model.addAttribute("policy", policy);
        model.addAttribute("table", shown);
        model.addAttribute("with", with);
        model.addAttribute("versions", policies.versions(actor));
        model.addAttribute("hasDraft", policies.draft(actor).isPresent());
        model.addAttribute(
                "lines",
                with.isEmpty()
                        ? null
                        : TableComparison.of(
                                find(with, table, actor).in(shown.shape()).rows(), shown.rows()));
        return "policy-table";
    }

    @GetMapping("/policies/{policy}/tables/{table}/dmn")
    ResponseEntity<byte[]> dmn(@PathVariable String policy, @PathVariable String table, Actor actor) {
        String text =
                policy.equals(DRAFT) ? policies.draftDmn(table, actor) : policies.dmn(number(policy), table, actor);
        return file(table + ".dmn", MediaType.APPLICATION_XML, text);
    }

    @GetMapping("/policies/{policy}/tables/{table}/csv")
    ResponseEntity<byte[]> csv(@PathVariable String policy, @PathVariable String table, Actor actor) {
        return file(table + ".csv", MediaType.parseMediaType("text/csv"), CsvFile.write(find(policy, table, actor)));
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, String text) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/policies/rehearsals/{rehearsal}")
    String rehearsal(@PathVariable String rehearsal, Actor actor, Model model) {
        var stored = policies.rehearsal(rehearsal, actor);
        model.addAttribute("stored", stored);
        model.addAttribute("rehearsal", rehearsals.read(stored));
        model.addAttribute(
                "current",
                policies.draft(actor)
                        .map(DraftView::hash)
                        .filter(stored.hash()::equals)
                        .isPresent());
        return "policy-rehearsal";
    }

    @Access(value = Role.ADMINISTRATOR, everyClient = true)
    @PostMapping("/policies/draft/rehearse")
    String rehearse(@RequestParam(defaultValue = "6") int months, Actor actor, RedirectAttributes to) {
        Optional<DraftView> draft = policies.draft(actor).filter(DraftView::valid);
        if (months < 1 || months > Rehearsals.MOST_MONTHS || draft.isEmpty()) {
            to.addFlashAttribute("problem", "A draft without problems is rehearsed with the cases of 1 to 24 months.");
            return BACK;
        }
        rehearsals.rehearse(months, actor);
        return policies.draft(actor)
                .map(DraftView::rehearsal)
                .map(made -> "redirect:/policies/rehearsals/" + made.id())
                .orElse(BACK);
    }

    @Access(
            value = {Role.ADMINISTRATOR, Role.DIRECTOR},
            everyClient = true)
    @PostMapping("/policies/draft/in-force")
    String putInForce(@RequestParam(defaultValue = "") String reason, Actor actor, RedirectAttributes to) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON || !TypedWords.arePlain(reason)) {
            to.addFlashAttribute("problem", "Say in up to 2,000 characters why it comes into force.");
            return BACK;
        }
        InForceResult result = policies.putInForce(reason.strip(), actor);
        if (result instanceof InForceResult.Done done) {
            to.addFlashAttribute("done", "New cases start with version %d from now on.".formatted(done.version()));
        } else {
            to.addFlashAttribute("problem", ((InForceResult.Refused) result).message());
        }
        return BACK;
    }

    @Access(value = Role.ADMINISTRATOR, everyClient = true)
    @PostMapping("/policies/draft/discard")
    String discard(Actor actor, RedirectAttributes to) {
        to.addFlashAttribute(
                policies.discard(actor) ? "done" : "problem", "The draft is given up. The version in force stays.");
        return BACK;
    }

    @Access(value = Role.ADMINISTRATOR, everyClient = true)
    @PostMapping("/policies/draft/ground")
    String renewGround(Actor actor, RedirectAttributes to) {
        policies.renewGround(actor);
        to.addFlashAttribute(
                "done", "The changed rows now stand on the version in force. Compare them, and rehearse again.");
        return BACK;
    }

    private PolicyTable find(String policy, String table, Actor actor) {
        return policy.equals(DRAFT) ? policies.draftTable(table, actor) : policies.table(number(policy), table, actor);
    }

    static int number(String policy) {
        if (!policy.matches("\\d{1,6}")) {
            throw new NotVisible();
        }
        return Integer.parseInt(policy);
    }
}

package io.plimsoll.web.page;

import io.plimsoll.client.CheckChange;
import io.plimsoll.client.CheckDetails;
import io.plimsoll.client.Clients;
import io.plimsoll.client.InventoryColumns;
import io.plimsoll.finding.ScheduledChecks;
import io.plimsoll.finding.Uploaded;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.web.security.Access;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What we check ourselves of a client: its mail domains and its inventory, how often, and what came of it. */
@Controller
@Access.Msp
@RequestMapping("/clients/{client}/checks")
class ChecksPage {

    private final ScheduledChecks checks;
    private final Clients clients;

    ChecksPage(ScheduledChecks checks, Clients clients) {
        this.checks = checks;
        this.clients = clients;
    }

    /** The form of the settings; a domain and its selectors in each line. */
    record Settings(
            @Nullable String domains,
            @Nullable Boolean enforceDmarc,
            @Nullable Integer cycleDays,
            @Nullable Integer warningDays) {

        CheckDetails details() {
            return new CheckDetails(
                    Objects.requireNonNullElse(domains, "").lines().toList(),
                    Boolean.TRUE.equals(enforceDmarc),
                    Objects.requireNonNullElse(cycleDays, 0),
                    Objects.requireNonNullElse(warningDays, -1));
        }
    }

    /** The form of the columns; empty for what an inventory does not say. */
    record Columns(
            @Nullable String asset,
            @Nullable String kind,
            @Nullable String product,
            @Nullable String version,
            @Nullable String extended) {

        InventoryColumns columns() {
            return new InventoryColumns(text(asset), text(kind), text(product), text(version), text(extended));
        }

        private static String text(@Nullable String typed) {
            return Objects.requireNonNullElse(typed, "");
        }
    }

    @GetMapping
    String show(@PathVariable("client") String id, Actor actor, Model model) {
        ClientId client = Path.client(id);
        model.addAttribute("client", clients.get(client, actor));
        model.addAttribute("settings", checks.settings(client, actor));
        model.addAttribute("next", checks.next(client, actor).orElse(null));
        model.addAttribute("runs", checks.runs(client, actor));
        model.addAttribute("inventory", checks.inventory(client, actor).orElse(null));
        model.addAttribute("mayChange", actor.has(Role.ANALYST, Role.ADMINISTRATOR));
        return "checks";
    }

    @Access({Role.ANALYST, Role.ADMINISTRATOR})
    @PostMapping
    String change(@PathVariable("client") String id, Settings form, Actor by, RedirectAttributes to) {
        CheckChange change = checks.change(Path.client(id), form.details(), by);
        if (change instanceof CheckChange.Invalid) {
            to.addFlashAttribute("typed", Objects.requireNonNullElse(form.domains(), ""));
        }
        return told(id, change, "Saved.", to);
    }

    @Access({Role.ANALYST, Role.ADMINISTRATOR})
    @PostMapping("/columns")
    String columns(@PathVariable("client") String id, Columns form, Actor by, RedirectAttributes to) {
        CheckChange change = checks.map(Path.client(id), form.columns(), by);
        return told(id, change, "Saved. This client’s inventories are read so from now on.", to);
    }

    @Access({Role.ANALYST, Role.ADMINISTRATOR})
    @PostMapping("/inventory")
    String upload(@PathVariable("client") String id, @RequestParam MultipartFile file, Actor by, RedirectAttributes to)
            throws IOException {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        Uploaded uploaded = checks.upload(Path.client(id), name, file.getBytes(), by);
        if (uploaded instanceof Uploaded.Refused refused) {
            to.addFlashAttribute("problem", refused.reason());
        } else {
            to.addFlashAttribute("done", "The inventory is kept and looked at with the next run.");
        }
        return back(id, to);
    }

    @Access(Role.ANALYST)
    @PostMapping("/run")
    String run(@PathVariable("client") String id, Actor by, RedirectAttributes to) {
        checks.runNow(Path.client(id), by);
        to.addFlashAttribute("done", "The checks run now; the results stand here in a moment.");
        return back(id, to);
    }

    private static String told(String id, CheckChange change, String done, RedirectAttributes to) {
        if (change instanceof CheckChange.Invalid invalid) {
            to.addFlashAttribute("problems", List.copyOf(invalid.problems().values()));
        } else {
            to.addFlashAttribute("done", done);
        }
        return back(id, to);
    }

    private static String back(String id, RedirectAttributes to) {
        to.addAttribute("id", id);
        return "redirect:/clients/{id}/checks";
    }
}

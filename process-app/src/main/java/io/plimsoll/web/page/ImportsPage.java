package io.plimsoll.web.page;

import io.plimsoll.client.Clients;
import io.plimsoll.finding.Findings;
import io.plimsoll.finding.Received;
import io.plimsoll.finding.ScanOrder;
import io.plimsoll.finding.ScanState;
import io.plimsoll.finding.ScanView;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.web.UploadRefusals;
import io.plimsoll.web.security.Access;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes a scanner's file from a person, and shows what becomes of its rows while they are read. */
@Controller
@Access({Role.ANALYST, Role.AUDITOR})
class ImportsPage {

    private static final int SHOWN = 50;
    private static final long MEGABYTE = 1_048_576;
    private static final Set<ScanState> UNDER_WAY = Set.of(ScanState.RECEIVED, ScanState.READING);

    private final Findings findings;
    private final Clients clients;
    private final Worklist worklist;
    private final UploadRefusals refusals;

    ImportsPage(Findings findings, Clients clients, Worklist worklist, UploadRefusals refusals) {
        this.findings = findings;
        this.clients = clients;
        this.worklist = worklist;
        this.refusals = refusals;
    }

    @GetMapping("/imports")
    String imports(@RequestParam(required = false) @Nullable String client, Actor actor, Model model) {
        actor.require(Role.ANALYST, Role.AUDITOR);
        List<ScanView> newest = clients.list(actor).stream()
                .flatMap(one -> findings.scans(one.id(), actor).stream())
                .sorted(Comparator.comparing(ScanView::receivedAt).reversed())
                .limit(SHOWN)
                .toList();
        model.addAttribute("scans", newest);
        model.addAttribute("clients", clients.list(actor));
        model.addAttribute("client", client);
        model.addAttribute("names", worklist.names(actor));
        return "imports";
    }

    @Access(Role.ANALYST)
    @PostMapping("/imports")
    String take(
            @RequestParam String client,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "auto") String format,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "partial") String scope,
            HttpServletRequest request,
            Actor actor,
            RedirectAttributes to)
            throws IOException {
        if (file.isEmpty()) {
            return refused("Choose a file first; this one is empty.", client, to);
        }
        UploadName name = UploadName.of(Objects.requireNonNullElse(file.getOriginalFilename(), ""));
        if (!name.isAllowed()) {
            refusals.tell(request, actor, "The name of scan results");
            return refused("The name of the file must end with " + UploadName.ALLOWED + ".", client, to);
        }
        Optional<String> named = name.format(format);
        if (named.isEmpty()) {
            refusals.tell(request, actor, "The name of scan results");
            return refused("The file does not look like " + format + " by its name.", client, to);
        }
        Received received;
        try (InputStream body = file.getInputStream()) {
            received = findings.receive(
                    Path.client(client), new ScanOrder(named.get(), source.strip(), scope), body, actor);
        }
        if (received instanceof Received.Accepted accepted) {
            return "redirect:/imports/" + accepted.scan().id();
        }
        refusals.tell(request, actor, "A delivery of scan results");
        if (received instanceof Received.TooLarge large) {
            return refused("The file is larger than %d MB.".formatted(large.most() / MEGABYTE), client, to);
        }
        return refused(((Received.Refused) received).reason(), client, to);
    }

    private static String refused(String why, String client, RedirectAttributes to) {
        to.addFlashAttribute("problem", why);
        to.addAttribute("client", client);
        return "redirect:/imports?client={client}";
    }

    @GetMapping("/imports/{id}")
    String one(@PathVariable String id, Actor actor, Model model) {
        fill(id, actor, model);
        return "import";
    }

    /** The part of the page that is asked for again while rows are read. */
    @GetMapping("/imports/{id}/progress")
    String progress(@PathVariable String id, Actor actor, Model model) {
        fill(id, actor, model);
        return "import :: progress";
    }

    private void fill(String id, Actor actor, Model model) {
        actor.require(Role.ANALYST, Role.AUDITOR);
        ScanView scan = findings.scan(id, actor);
        model.addAttribute("scan", scan);
        model.addAttribute("running", UNDER_WAY.contains(scan.state()));
        model.addAttribute("names", worklist.names(actor));
        model.addAttribute("rejects", findings.rejects(id, actor));
    }
}

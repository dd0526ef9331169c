package io.plimsoll.web.page;

import io.plimsoll.client.Clients;
import io.plimsoll.finding.Findings;
import io.plimsoll.finding.PostureView;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.CaseAttachments;
import io.plimsoll.noncompliance.CaseAttachments.Attached;
import io.plimsoll.noncompliance.CaseAttachments.Reported;
import io.plimsoll.noncompliance.ReportResult;
import io.plimsoll.web.TypedWords;
import io.plimsoll.web.UploadRefusals;
import io.plimsoll.web.Uploads;
import io.plimsoll.web.security.Access;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Reports by hand that something is not as it should be, with files that show it. */
@Controller
@Access({Role.ANALYST, Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY})
class ReportPage {

    private static final int LONGEST_SUMMARY = 4000;
    private static final int LONGEST_ASSET = 200;
    private static final int MOST_ASSETS = 100;
    private static final String CASE = "redirect:/cases/{number}";

    private final Clients clients;
    private final Findings findings;
    private final CaseAttachments attachments;
    private final UploadRefusals refusals;

    ReportPage(Clients clients, Findings findings, CaseAttachments attachments, UploadRefusals refusals) {
        this.clients = clients;
        this.findings = findings;
        this.attachments = attachments;
        this.refusals = refusals;
    }

    @GetMapping("/clients/{client}/report")
    String form(@PathVariable String client, Actor actor, Model model) {
        ClientId id = Path.client(client);
        model.addAttribute("client", clients.get(id, actor));
        List<PostureView.Area> areas = findings.posture(id, actor).areas();
        model.addAttribute(
                "controls",
                areas.stream().flatMap(area -> area.controls().stream()).toList());
        return "report";
    }

    @PostMapping("/clients/{client}/report")
    String report(
            @PathVariable String client,
            @RequestParam(defaultValue = "") String control,
            @RequestParam(defaultValue = "") String summary,
            @RequestParam(defaultValue = "") String assets,
            @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> files,
            HttpServletRequest request,
            Actor actor,
            RedirectAttributes to) {
        ClientId id = Path.client(client);
        List<String> named = assets.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        Optional<String> wrong = wrong(summary, named);
        if (wrong.isPresent()) {
            return again(client, wrong.get(), control, summary, assets, to);
        }
        Reported reported = attachments.report(id, code(control), summary.strip(), named, Uploads.of(files), actor);
        if (reported instanceof Reported.FilesRefused refused) {
            refusals.tell(request, actor, "A file with a report");
            return again(client, refused.reason(), control, summary, assets, to);
        }
        ReportResult result = ((Reported.Taken) reported).result();
        if (result instanceof ReportResult.Opened opened) {
            return toCase(opened.opened().number(), to);
        } else if (result instanceof ReportResult.AlreadyOpen open) {
            return toCase(open.open().number(), to);
        }
        return again(client, ((ReportResult.DoesNotApply) result).reason(), control, summary, assets, to);
    }

    /** What is chosen from the list begins with the control's code. */
    private static String code(String chosen) {
        String stripped = chosen.strip();
        int blank = stripped.indexOf(' ');
        return blank < 0 ? stripped : stripped.substring(0, blank);
    }

    private static Optional<String> wrong(String summary, List<String> assets) {
        if (summary.isBlank() || summary.length() > LONGEST_SUMMARY || !TypedWords.arePlain(summary)) {
            return Optional.of("Please say what is wrong, in up to 4,000 characters.");
        }
        boolean fit = assets.size() <= MOST_ASSETS
                && assets.stream().allMatch(one -> one.length() <= LONGEST_ASSET && TypedWords.arePlain(one));
        return fit ? Optional.empty() : Optional.of("Name at most 100 things, each in a line of up to 200 characters.");
    }

    private static String again(
            String client, String problem, String control, String summary, String assets, RedirectAttributes to) {
        to.addFlashAttribute("problem", problem);
        to.addFlashAttribute("control", control);
        to.addFlashAttribute("summary", summary);
        to.addFlashAttribute("assets", assets);
        to.addAttribute("client", client);
        return "redirect:/clients/{client}/report";
    }

    @PostMapping("/cases/{number}/attachments")
    String attach(
            @PathVariable String number,
            @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> files,
            HttpServletRequest request,
            Actor actor,
            RedirectAttributes to) {
        CaseNumber about = Path.number(number);
        Attached result = attachments.attach(about, Uploads.of(files), actor);
        if (result instanceof Attached.Refused refused) {
            refusals.tell(request, actor, "An attachment of a case");
            to.addFlashAttribute("problem", refused.reason());
        }
        return toCase(about, to);
    }

    private static String toCase(CaseNumber number, RedirectAttributes to) {
        to.addAttribute("number", number.value());
        return CASE;
    }
}

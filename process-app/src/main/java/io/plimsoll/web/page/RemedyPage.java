package io.plimsoll.web.page;

import io.plimsoll.document.Upload;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.remediation.Extensions;
import io.plimsoll.remediation.Milestones;
import io.plimsoll.web.TypedWords;
import io.plimsoll.web.UploadRefusals;
import io.plimsoll.web.Uploads;
import io.plimsoll.web.security.Access;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people say while a remedy is carried out: a milestone is reached, or its day cannot be kept. */
@Controller
class RemedyPage {

    private static final int LONGEST = 4000;
    private static final String DAY = "day-";

    private final Milestones milestones;
    private final Extensions extensions;
    private final UploadRefusals refusals;

    RemedyPage(Milestones milestones, Extensions extensions, UploadRefusals refusals) {
        this.milestones = milestones;
        this.extensions = extensions;
        this.refusals = refusals;
    }

    @Access({Role.ANALYST, Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY})
    @PostMapping("/cases/{number}/remediation/milestones/{milestone}")
    String reached(
            @PathVariable String number,
            @PathVariable int milestone,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> files,
            HttpServletRequest request,
            Actor actor,
            RedirectAttributes to) {
        if (isUnfit(note)) {
            return back(number, "Please keep the note to 4,000 plain characters.", to);
        }
        List<Upload> handedIn = Uploads.of(files);
        Milestones.Reported result =
                milestones.reached(Path.number(number), milestone, note.strip(), List.of(), handedIn, actor);
        if (result instanceof Milestones.Reported.Refused refused) {
            if (!handedIn.isEmpty()) {
                refusals.tell(request, actor, "What shows that a milestone is reached");
            }
            return back(number, refused.reason(), to);
        }
        return back(number, null, to);
    }

    @Access({Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY})
    @PostMapping("/cases/{number}/remediation/extensions")
    String ask(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam Map<String, String> sent,
            Actor actor,
            RedirectAttributes to) {
        Optional<SortedMap<Integer, LocalDate>> days = days(sent);
        if (days.isEmpty() || isUnfit(reason)) {
            return back(number, "Please give each day as a date, and the reason in up to 4,000 plain characters.", to);
        }
        Extensions.Asked result = extensions.ask(Path.number(number), days.get(), reason.strip(), actor);
        return back(number, result instanceof Extensions.Asked.Refused refused ? refused.reason() : null, to);
    }

    /** Fields {@code day-1}, {@code day-2} and so on; those left empty stay. */
    private static Optional<SortedMap<Integer, LocalDate>> days(Map<String, String> sent) {
        SortedMap<Integer, LocalDate> days = new TreeMap<>();
        try {
            for (Map.Entry<String, String> field : sent.entrySet()) {
                if (field.getKey().matches(DAY + "[0-9]{1,3}")
                        && !field.getValue().isBlank()) {
                    days.put(
                            Integer.valueOf(field.getKey().substring(DAY.length())), LocalDate.parse(field.getValue()));
                }
            }
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
        return Optional.of(days);
    }

    private static boolean isUnfit(String words) {
        return words.length() > LONGEST || !TypedWords.arePlain(words);
    }

    private static String back(String number, @Nullable String problem, RedirectAttributes to) {
        if (problem != null) {
            to.addFlashAttribute("problem", problem);
        }
        to.addAttribute("number", number);
        to.addAttribute("section", "remediation");
        return "redirect:/cases/{number}";
    }
}

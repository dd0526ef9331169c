package io.plimsoll.web.page;

import io.plimsoll.attestation.Answer;
import io.plimsoll.attestation.AskedQuestion;
import io.plimsoll.attestation.AttestationEvidence;
import io.plimsoll.attestation.AttestationEvidence.Added;
import io.plimsoll.attestation.AttestationView;
import io.plimsoll.attestation.Attestations;
import io.plimsoll.client.Clients;
import io.plimsoll.document.StoredDocument;
import io.plimsoll.document.Upload;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.process.Completion;
import io.plimsoll.process.Drafts;
import io.plimsoll.process.Inbox;
import io.plimsoll.process.TaskQuery;
import io.plimsoll.process.TaskSummary;
import io.plimsoll.web.UploadRefusals;
import io.plimsoll.web.Uploads;
import io.plimsoll.web.security.Access;
import io.plimsoll.web.security.Confirmed;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The questions that only a client's people can answer: asked, answered in part or whole, and what was said before. */
@Controller
@Access.People
class AttestationPage {

    private static final String FORM = "answer-attestation";
    private static final String FILE = "file-";
    private static final String PAGE = "redirect:/clients/{client}/attestation";

    private final Attestations attestations;
    private final AttestationEvidence evidence;
    private final Clients clients;
    private final Inbox inbox;
    private final Drafts drafts;
    private final UploadRefusals refusals;

    AttestationPage(
            Attestations attestations,
            AttestationEvidence evidence,
            Clients clients,
            Inbox inbox,
            Drafts drafts,
            UploadRefusals refusals) {
        this.attestations = attestations;
        this.evidence = evidence;
        this.refusals = refusals;
        this.clients = clients;
        this.inbox = inbox;
        this.drafts = drafts;
    }

    @GetMapping("/clients/{client}/attestation")
    String questions(@PathVariable String client, Actor actor, Model model) {
        ClientId id = Path.client(client);
        AttestationView view = attestations.view(id, actor);
        AttestationView.Open open = view.open();
        Optional<TaskSummary> task = task(id, actor);
        Map<String, List<AskedQuestion>> byArea = new LinkedHashMap<>();
        if (open != null) {
            open.unanswered().forEach(question -> byArea.computeIfAbsent(question.area(), area -> new ArrayList<>())
                    .add(question));
        }
        model.addAttribute("client", clients.get(id, actor));
        model.addAttribute("view", view);
        model.addAttribute("areas", byArea);
        model.addAttribute("mine", task.isPresent());
        model.addAttribute("signs", actor.has(Role.CLIENT_SIGNATORY));
        model.addAttribute("typed", typed(task, actor));
        model.addAttribute("evidence", evidence(view, actor));
        return "attestation";
    }

    /** What was handed in, by question: with what is asked now, else with what was answered last. */
    private Map<String, List<StoredDocument>> evidence(AttestationView view, Actor actor) {
        Map<String, List<StoredDocument>> all = new HashMap<>();
        for (AttestationView.Line line : view.lines()) {
            Answer answer = line.answer();
            if (answer != null) {
                all.put(line.question(), evidence.of(view.client(), answer.questionnaire(), line.question(), actor));
            }
        }
        AttestationView.Open open = view.open();
        if (open != null) {
            open.unanswered()
                    .forEach(question -> all.put(
                            question.question(), evidence.of(view.client(), open.id(), question.question(), actor)));
        }
        return all;
    }

    /** What the person has typed and not sent yet, by question. */
    private Map<String, Map<?, ?>> typed(Optional<TaskSummary> task, Actor actor) {
        Map<String, Map<?, ?>> typed = new HashMap<>();
        task.flatMap(open -> drafts.of(open.id(), actor))
                .map(draft -> draft.get("answers"))
                .filter(rows -> rows instanceof List<?>)
                .ifPresent(rows -> ((List<?>) rows)
                        .forEach(row -> typed.put(String.valueOf(((Map<?, ?>) row).get("question")), (Map<?, ?>) row)));
        return typed;
    }

    @Access({Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY})
    @PostMapping("/clients/{client}/attestation/answers")
    String answer(
            @PathVariable String client,
            @RequestParam(defaultValue = "send") String action,
            @RequestParam(defaultValue = "") String revision,
            @RequestParam Map<String, String> fields,
            @RequestParam MultiValueMap<String, MultipartFile> files,
            HttpServletRequest request,
            @Confirmed Actor actor,
            RedirectAttributes to) {
        ClientId id = Path.client(client);
        to.addAttribute("client", client);
        Optional<TaskSummary> task = task(id, actor);
        if (task.isEmpty()) {
            return back("These questions are not asked any more.", to);
        }
        List<Map<String, @Nullable Object>> rows =
                rows(attestations.view(id, actor).open(), fields);
        boolean kept = drafts.save(task.get().id(), Map.of("outcome", "send", "answers", rows), actor);
        if (!kept) {
            return back("This is too long to be kept. Please shorten what you added.", to);
        }
        Optional<String> refused = keep(id, files, actor);
        if (refused.isPresent()) {
            refusals.tell(request, actor, "Evidence with an answer");
            return back(refused.get(), to);
        }
        if (action.equals("save")) {
            to.addFlashAttribute("done", "Kept for you. Nothing is sent yet.");
            return PAGE;
        }
        return send(task.get(), rows, revision, actor, to);
    }

    /** Keeps what was handed in with questions; the first that is not taken ends it, and nothing is sent. */
    private Optional<String> keep(ClientId client, MultiValueMap<String, MultipartFile> files, Actor actor) {
        for (Map.Entry<String, List<MultipartFile>> field : files.entrySet()) {
            List<Upload> given = Uploads.of(field.getValue());
            if (field.getKey().startsWith(FILE) && !given.isEmpty()) {
                Added added = evidence.add(client, field.getKey().substring(FILE.length()), given, actor);
                if (added instanceof Added.Refused refused) {
                    return Optional.of(refused.reason());
                }
            }
        }
        return Optional.empty();
    }

    private String send(
            TaskSummary task,
            List<Map<String, @Nullable Object>> rows,
            String revision,
            Actor actor,
            RedirectAttributes to) {
        List<Map<String, @Nullable Object>> answered =
                rows.stream().filter(row -> row.containsKey("answer")).toList();
        if (answered.isEmpty()) {
            return back("Choose an answer to at least one question.", to);
        }
        Completion completion = inbox.complete(
                task.id(),
                Map.of("outcome", "send", "answers", answered),
                revision.isEmpty() ? null : revision,
                null,
                actor);
        if (completion instanceof Completion.Completed) {
            keepTheRest(task.client(), rows, actor);
            to.addFlashAttribute("done", "Thank you, we have your answers.");
        } else if (completion instanceof Completion.Invalid invalid) {
            to.addFlashAttribute(
                    "problems",
                    invalid.problems().stream().map(Completion.Problem::message).toList());
        } else {
            to.addFlashAttribute("problem", "Somebody has answered in the meantime. Please look at what is left.");
        }
        return PAGE;
    }

    /** What is left is a task of its own, to which goes what was typed and not sent. */
    private void keepTheRest(ClientId client, List<Map<String, @Nullable Object>> rows, Actor actor) {
        List<Map<String, @Nullable Object>> rest =
                rows.stream().filter(row -> !row.containsKey("answer")).toList();
        if (!rest.isEmpty()) {
            task(client, actor)
                    .ifPresent(left -> drafts.save(left.id(), Map.of("outcome", "send", "answers", rest), actor));
        }
    }

    /** One row for each question that was shown and says anything; what is asked is known here and not taken from the form. */
    private static List<Map<String, @Nullable Object>> rows(
            AttestationView.@Nullable Open open, Map<String, String> fields) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        List<AskedQuestion> asked = open == null ? List.of() : open.unanswered();
        for (AskedQuestion question : asked) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            put(row, "answer", fields.get("answer-" + question.question()));
            put(row, "words", fields.get("words-" + question.question()));
            if (!row.isEmpty()) {
                row.put("question", question.question());
                rows.add(row);
            }
        }
        return rows;
    }

    private static void put(Map<String, @Nullable Object> row, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            row.put(key, value);
        }
    }

    @Access({Role.ANALYST, Role.SERVICE_MANAGER})
    @PostMapping("/clients/{client}/attestation/ask")
    String ask(@PathVariable String client, Actor actor, RedirectAttributes to) {
        boolean asked = attestations.askNow(Path.client(client), actor);
        to.addAttribute("client", client);
        if (!asked) {
            return back("There is nothing new to ask.", to);
        }
        to.addFlashAttribute("done", "The client has the questions now.");
        return PAGE;
    }

    @Access({Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY, Role.ANALYST})
    @PostMapping("/clients/{client}/attestation/again")
    String again(@PathVariable String client, Actor actor, RedirectAttributes to) {
        boolean open = attestations.again(Path.client(client), actor);
        to.addAttribute("client", client);
        return open ? PAGE : back("There is nothing to answer anew.", to);
    }

    /** The open task of the questions, where it is the actor's to do. */
    private Optional<TaskSummary> task(ClientId client, Actor actor) {
        return actor.has(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY)
                ? inbox.list(new TaskQuery(client, null, FORM, false, null, 1), actor).items().stream()
                        .findFirst()
                : Optional.empty();
    }

    private static String back(String problem, RedirectAttributes to) {
        to.addFlashAttribute("problem", problem);
        return PAGE;
    }
}

package io.plimsoll.web.page;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.policy.DraftResult;
import io.plimsoll.policy.DraftView;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyRow;
import io.plimsoll.policy.PolicyTable;
import io.plimsoll.policy.TableProblem;
import io.plimsoll.policy.UploadedRows;
import io.plimsoll.web.UploadRefusals;
import io.plimsoll.web.security.Access;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changes the rows of one table of the draft: all cells are one form, so that nothing typed is lost on the way. */
@Controller
@Access(value = Role.ADMINISTRATOR, everyClient = true)
class PolicyEditPage {

    private static final String SAVE = "save";
    private static final int LARGEST_FILE = 1_048_577;

    private final Policies policies;
    private final UploadRefusals refusals;
    private final Show show;

    PolicyEditPage(Policies policies, UploadRefusals refusals, Show show) {
        this.policies = policies;
        this.refusals = refusals;
        this.show = show;
    }

    @GetMapping("/policies/draft/tables/{table}/edit")
    String edit(@PathVariable String table, Actor actor, Model model) {
        PolicyTable shown = policies.draftTable(table, actor);
        Optional<DraftView.DraftTable> changed = changed(table, actor);
        changed.ifPresent(one -> model.addAttribute("changed", one));
        return page(
                shown,
                shown.rows().stream().map(PolicyRow::cells).toList(),
                changed.map(DraftView.DraftTable::edition).orElse(0),
                changed.map(DraftView.DraftTable::problems).orElse(List.of()),
                model);
    }

    private Optional<DraftView.DraftTable> changed(String table, Actor actor) {
        return policies.draft(actor).stream()
                .flatMap(draft -> draft.tables().stream())
                .filter(one -> one.key().equals(table))
                .findFirst();
    }

    private static String page(
            PolicyTable table, List<List<String>> cells, int edition, List<TableProblem> problems, Model model) {
        model.addAttribute("table", table);
        model.addAttribute("cells", cells);
        model.addAttribute("edition", edition);
        model.addAttribute("wrong", problems);
        return "policy-edit";
    }

    /**
     * @param action save, add, or what is done to which row, as in {@code up-3}; only saving keeps anything
     */
    @PostMapping("/policies/draft/tables/{table}/edit")
    String change(
            @PathVariable String table,
            @RequestParam(defaultValue = "0") int edition,
            @RequestParam(defaultValue = SAVE) String action,
            HttpServletRequest request,
            Actor actor,
            Model model,
            RedirectAttributes to) {
        PolicyTable shown = policies.draftTable(table, actor);
        List<List<String>> cells = rows(request, shown.shape().width() + 1);
        if (!action.equals(SAVE)) {
            model.addAttribute("unsaved", true);
            return page(shown, arranged(cells, action, shown.shape().width() + 1), edition, List.of(), model);
        }
        DraftResult result = policies.save(table, edition, cells, actor);
        if (result instanceof DraftResult.Kept) {
            to.addFlashAttribute("done", "The rows are kept with the draft.");
            to.addAttribute("table", table);
            return "redirect:/policies/draft/tables/{table}/edit";
        }
        model.addAttribute("unsaved", true);
        model.addAttribute("problem", words(result));
        return page(shown, cells, edition, List.of(), model);
    }

    private String words(DraftResult result) {
        return result instanceof DraftResult.Overtaken other
                ? "%s changed this table at %s. Nothing of yours was kept; open the table anew to see theirs, and take over what you typed."
                        .formatted(other.by(), show.moment(other.at()))
                : ((DraftResult.Refused) result).message();
    }

    private static List<List<String>> rows(HttpServletRequest request, int width) {
        String[] cells = Objects.requireNonNullElse(request.getParameterValues("cells"), new String[0]);
        List<List<String>> rows = new ArrayList<>();
        for (int from = 0; from + width <= cells.length; from += width) {
            rows.add(List.of(cells).subList(from, from + width));
        }
        return rows;
    }

    private static List<List<String>> arranged(List<List<String>> cells, String action, int width) {
        List<List<String>> rows = new ArrayList<>(cells);
        if (action.equals("add")) {
            rows.add(Collections.nCopies(width, ""));
        } else if (action.matches("(remove|up|down)-\\d{1,3}")) {
            int row = Integer.parseInt(action.substring(action.indexOf('-') + 1)) - 1;
            int other = action.startsWith("up") ? row - 1 : row + 1;
            if (row >= 0 && row < rows.size() && action.startsWith("remove")) {
                rows.remove(row);
            } else if (row >= 0 && row < rows.size() && other >= 0 && other < rows.size()) {
                Collections.swap(rows, row, other);
            }
        }
        return rows;
    }

    @PostMapping("/policies/draft/tables/{table}/upload")
    String upload(
            @PathVariable String table,
            @RequestParam(defaultValue = "0") int edition,
            @RequestParam MultipartFile file,
            HttpServletRequest request,
            Actor actor,
            RedirectAttributes to)
            throws IOException {
        to.addAttribute("table", table);
        byte[] content;
        try (var body = file.getInputStream()) {
            content = body.readNBytes(LARGEST_FILE);
        }
        UploadedRows read =
                policies.read(table, Objects.requireNonNullElse(file.getOriginalFilename(), ""), content, actor);
        if (read instanceof UploadedRows.Refused refused) {
            refusals.tell(request, actor, "Rows of a decision table");
            to.addFlashAttribute("problem", refused.message());
            return "redirect:/policies/draft/tables/{table}/edit";
        }
        DraftResult result = policies.save(table, edition, ((UploadedRows.Rows) read).cells(), actor);
        if (result instanceof DraftResult.Kept) {
            to.addFlashAttribute("done", "The rows of the file are kept with the draft.");
        } else {
            to.addFlashAttribute("problem", words(result));
        }
        return "redirect:/policies/draft/tables/{table}/edit";
    }
}

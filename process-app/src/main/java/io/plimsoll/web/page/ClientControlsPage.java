package io.plimsoll.web.page;

import io.plimsoll.client.Clients;
import io.plimsoll.finding.Findings;
import io.plimsoll.finding.PostureView;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.standard.Applicability;
import io.plimsoll.standard.Control;
import io.plimsoll.standard.Standards;
import io.plimsoll.web.security.Access;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Every control of a client's standards: whether it applies, why, and how the client stands against it. */
@Controller
@Access.Msp
class ClientControlsPage {

    private final Clients clients;
    private final Standards standards;
    private final Findings findings;

    ClientControlsPage(Clients clients, Standards standards, Findings findings) {
        this.clients = clients;
        this.standards = standards;
        this.findings = findings;
    }

    /**
     * A control in the list.
     *
     * @param state how the client stands; null where the control does not apply
     */
    record Line(Control control, Applicability answer, PostureView.@Nullable State state, long failing) {}

    @GetMapping("/clients/{client}/controls")
    String controls(
            @PathVariable("client") String id,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String q,
            Actor actor,
            Model model) {
        ClientId client = Path.client(id);
        model.addAttribute("client", clients.get(client, actor));
        Map<String, PostureView.Line> standing = new HashMap<>();
        findings.posture(client, actor).areas().forEach(area -> area.controls()
                .forEach(line -> standing.put(line.control().code(), line)));
        List<Line> all = new ArrayList<>();
        standards.explained(client, actor).forEach((control, answer) -> {
            PostureView.Line line = standing.get(control.ref().code());
            all.add(new Line(control, answer, line == null ? null : line.state(), line == null ? 0 : line.failing()));
        });
        model.addAttribute("all", all.size());
        model.addAttribute(
                "applying", all.stream().filter(line -> line.answer().applies()).count());
        model.addAttribute("show", show);
        model.addAttribute("q", q);
        model.addAttribute(
                "lines", all.stream().filter(line -> matches(line, show, q)).toList());
        return "client-controls";
    }

    private static boolean matches(Line line, String show, String words) {
        boolean wanted =
                switch (show) {
                    case "applies" -> line.answer().applies();
                    case "not" -> !line.answer().applies();
                    default -> true;
                };
        Control control = line.control();
        return wanted
                && (control.ref().code() + " " + control.title() + " "
                                + line.answer().reason())
                        .toLowerCase(Locale.ROOT)
                        .contains(words.strip().toLowerCase(Locale.ROOT));
    }
}

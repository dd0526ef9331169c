package io.plimsoll.web.page;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.standard.Control;
import io.plimsoll.standard.StandardView;
import io.plimsoll.standard.Standards;
import io.plimsoll.web.security.Access;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The standards, to be read: each with its controls by area. Nobody's secret, but for people who are somebody here. */
@Controller
@Access.People
class StandardsPage {

    private static final Role[] READERS = {
        Role.CLIENT_MEMBER,
        Role.CLIENT_SIGNATORY,
        Role.ANALYST,
        Role.SERVICE_MANAGER,
        Role.DIRECTOR,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    };

    private final Standards standards;

    StandardsPage(Standards standards) {
        this.standards = standards;
    }

    @GetMapping("/standards")
    String all(Actor actor, Model model) {
        actor.require(READERS);
        model.addAttribute("standards", standards.all());
        return "standards";
    }

    @GetMapping("/standards/{id}")
    String one(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "") String q,
            Actor actor,
            Model model) {
        actor.require(READERS);
        StandardView standard = version.isEmpty() ? newest(id) : standards.version(id, version);
        model.addAttribute("standard", standard);
        model.addAttribute(
                "areas",
                standard.controls().stream().map(Control::area).distinct().toList());
        model.addAttribute("area", area);
        model.addAttribute("q", q);
        model.addAttribute("controls", matching(standard.controls(), area, q));
        return "standard";
    }

    private StandardView newest(String id) {
        return standards.all().stream()
                .filter(view -> view.id().equals(id))
                .findFirst()
                .orElseThrow(NotVisible::new);
    }

    private static List<Control> matching(List<Control> controls, String area, String words) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return controls.stream()
                .filter(control -> area.isEmpty() || control.area().equals(area))
                .filter(control -> (control.ref().code() + " " + control.title() + " " + control.requirement())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .toList();
    }
}

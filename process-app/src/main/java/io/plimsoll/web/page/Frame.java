package io.plimsoll.web.page;

import static io.plimsoll.identity.Role.ADMINISTRATOR;
import static io.plimsoll.identity.Role.ANALYST;
import static io.plimsoll.identity.Role.AUDITOR;
import static io.plimsoll.identity.Role.DIRECTOR;

import io.plimsoll.client.Msp;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.web.security.CurrentActor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page what stands around its content: who is signed in, and where they may go. */
@ControllerAdvice(basePackageClasses = Frame.class)
class Frame {

    private final CurrentActor current;
    private final Msp msp;
    private final boolean demo;
    private final boolean mailbox;

    Frame(CurrentActor current, Msp msp, Environment environment) {
        this.current = current;
        this.msp = msp;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
        this.mailbox = environment.acceptsProfiles(Profiles.of("embedded"));
    }

    /**
     * Who looks at the page.
     *
     * @param part what they may do, in words
     * @param people whether they may look at accounts
     */
    record Viewer(String name, String part, boolean msp, boolean admin, boolean analyst, boolean people) {}

    /** A way to go from every page. */
    record Way(String path, String label, boolean here) {}

    @ModelAttribute
    void surround(HttpServletRequest request, Model model) {
        current.of(request).ifPresent(actor -> {
            model.addAttribute("provider", msp.name());
            if (actor.isByCode()) {
                // one case, and no way to anything else
                model.addAttribute("guest", actor);
                return;
            }
            model.addAttribute("me", viewer(actor));
            model.addAttribute("ways", ways(actor, request.getRequestURI()));
            model.addAttribute("demoWays", demoWays(actor, request.getRequestURI()));
        });
    }

    private static Viewer viewer(Actor actor) {
        String part = Arrays.stream(Role.values())
                .filter(actor.roles()::contains)
                .map(role -> role.claim().replace('-', ' '))
                .collect(Collectors.joining(", "));
        return new Viewer(
                actor.name(),
                part,
                actor.isMsp(),
                actor.has(ADMINISTRATOR),
                actor.has(ANALYST),
                actor.has(ADMINISTRATOR, AUDITOR));
    }

    private static List<Way> ways(Actor actor, String path) {
        List<Way> ways = new ArrayList<>();
        ways.add(way("/", actor.isMsp() ? "Today" : "Home", path));
        if (!actor.isMsp()) {
            ways.add(way("/cases", "All matters", path));
            ways.add(way("/ledger", "Record", path));
            return ways;
        }
        ways.add(way("/tasks", "Tasks", path));
        ways.add(way("/cases", "Cases", path));
        ways.add(way("/incidents", "Incidents", path));
        ways.add(way("/clients", "Clients", path));
        if (actor.has(ANALYST, AUDITOR)) {
            ways.add(way("/imports", "Imports", path));
        }
        if (actor.has(ANALYST)) {
            ways.add(way("/triage", "Triage", path));
        }
        ways.add(way("/standards", "Standards", path));
        if (actor.scope().all() && actor.has(AUDITOR, ADMINISTRATOR, DIRECTOR, Role.SERVICE_MANAGER)) {
            ways.add(way("/policies", "Policy", path));
        }
        if (actor.has(AUDITOR, ADMINISTRATOR, DIRECTOR, ANALYST, Role.SERVICE_MANAGER)) {
            ways.add(way("/ledger", "Ledger", path));
        }
        if (actor.has(ADMINISTRATOR, AUDITOR)) {
            ways.add(way("/people", "People", path));
            ways.add(way("/operations", "Operations", path));
        }
        return ways;
    }

    private List<Way> demoWays(Actor actor, String path) {
        List<Way> ways = new ArrayList<>();
        if (mailbox) {
            ways.add(way("/demo/mail", "Mailbox", path));
        }
        if (demo && actor.isMsp()) {
            ways.add(way("/demo/gateway", "Gateway", path));
        }
        return ways;
    }

    private static Way way(String path, String label, String here) {
        boolean inside = path.equals("/") ? here.equals("/") : here.equals(path) || here.startsWith(path + "/");
        return new Way(path, label, inside);
    }
}

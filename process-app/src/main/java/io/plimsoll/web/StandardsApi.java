package io.plimsoll.web;

import io.plimsoll.client.ServiceKind;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.standard.Control;
import io.plimsoll.standard.StandardView;
import io.plimsoll.standard.Standards;
import io.plimsoll.web.security.Access;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The standards over HTTP: for all people, of the MSP and of clients, but not for machines that only deliver. */
@RestController
@Access.People
@RequestMapping("/api/v1/standards")
class StandardsApi {

    private final Standards standards;

    StandardsApi(Standards standards) {
        this.standards = standards;
    }

    /** All standards; there is no second page. */
    record Listed(List<Summary> items, @Nullable String next) {}

    /** A standard without its controls. */
    record Summary(String id, String version, String title, String origin, String summary, int controls) {}

    /** A standard with its controls in their order. */
    record Whole(String id, String version, String title, String origin, String summary, List<Line> controls) {}

    /** How it is found out; "" where it is not. */
    record Detection(String automatic, String person) {}

    /** A control as its catalogue words it. */
    record Line(
            String code,
            String area,
            String kind,
            String title,
            String requirement,
            String why,
            String ask,
            List<String> responsible,
            String severity,
            Detection detection,
            List<String> services) {

        static Line of(Control control) {
            return new Line(
                    control.ref().code(),
                    control.area(),
                    control.requirementKind() ? "requirement" : "obligation",
                    control.title(),
                    control.requirement(),
                    control.why(),
                    control.ask(),
                    control.responsible().stream().sorted().toList(),
                    control.severity().key(),
                    new Detection(control.automatic(), control.person()),
                    control.services().stream().map(ServiceKind::key).sorted().toList());
        }
    }

    @GetMapping
    Listed list(Actor reader) {
        people(reader);
        return new Listed(
                standards.all().stream()
                        .map(view -> new Summary(
                                view.id(),
                                view.version(),
                                view.title(),
                                view.origin(),
                                view.summary(),
                                view.controls().size()))
                        .toList(),
                null);
    }

    /** @param version any that was ever in use; the newest where none is asked for */
    @GetMapping("/{id}")
    Whole get(@PathVariable String id, @RequestParam(required = false) @Nullable String version, Actor reader) {
        people(reader);
        StandardView view = version == null
                ? standards.all().stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow(NotVisible::new)
                : standards.version(id, version);
        return new Whole(
                view.id(),
                view.version(),
                view.title(),
                view.origin(),
                view.summary(),
                view.controls().stream().map(Line::of).toList());
    }

    private static void people(Actor reader) {
        if (!reader.isMsp() && !reader.has(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY)) {
            throw new AccessDenied();
        }
    }
}

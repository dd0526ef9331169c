package io.plimsoll.adoption;

import io.plimsoll.adoption.Impact.Accepted;
import io.plimsoll.adoption.Impact.Change;
import io.plimsoll.adoption.Impact.Line;
import io.plimsoll.adoption.Impact.Matter;
import io.plimsoll.deviation.Deviations;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.noncompliance.CasePage;
import io.plimsoll.noncompliance.CaseQuery;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.standard.Applicability;
import io.plimsoll.standard.Control;
import io.plimsoll.standard.StandardView;
import io.plimsoll.standard.Standards;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares a version with the one in force and with what is open, for one client. */
@Component
class Impacts {

    private static final int PAGE = 200;

    private final Standards standards;
    private final NonCompliances cases;
    private final Deviations deviations;

    Impacts(Standards standards, NonCompliances cases, Deviations deviations) {
        this.standards = standards;
        this.cases = cases;
        this.deviations = deviations;
    }

    /** @param before the version in force, null where the client has adopted none */
    Impact of(ClientId client, @Nullable StandardView before, StandardView after, Actor reader) {
        Map<String, Control> old = byCode(before);
        Map<String, Control> now = byCode(after);
        Map<String, Applicability> applied = before == null ? Map.of() : standards.wouldApply(client, before);
        Map<String, Applicability> applies = standards.wouldApply(client, after);
        List<Line> added = new ArrayList<>();
        List<Change> changed = new ArrayList<>();
        List<Line> obligations = new ArrayList<>();
        now.forEach((code, control) -> {
            Line line = line(control, applies);
            Control was = old.get(code);
            if (was == null) {
                added.add(line);
            } else if (!sameWords(was, control)) {
                boolean newly = line.applies() && !line(was, applied).applies();
                changed.add(new Change(was, control, line.applies(), newly));
            }
            if (!control.requirementKind()) {
                obligations.add(line);
            }
        });
        List<Line> removed = old.values().stream()
                .filter(control -> !now.containsKey(control.ref().code()))
                .map(control -> line(control, applied))
                .toList();
        Set<String> gone =
                removed.stream().map(one -> one.control().ref().code()).collect(Collectors.toSet());
        changed.stream()
                .filter(change ->
                        !change.applies() && line(change.before(), applied).applies())
                .forEach(change -> gone.add(change.after().ref().code()));
        Set<String> touched = new HashSet<>(gone);
        changed.forEach(change -> touched.add(change.after().ref().code()));
        List<CaseView> open = open(client, touched, reader);
        return new Impact(
                added,
                changed,
                removed,
                obligations,
                open.stream().map(one -> matter(one, gone)).toList(),
                accepted(client, open, reader));
    }

    private static Map<String, Control> byCode(@Nullable StandardView standard) {
        Map<String, Control> controls = new LinkedHashMap<>();
        if (standard != null) {
            standard.controls().forEach(control -> controls.put(control.ref().code(), control));
        }
        return controls;
    }

    private static Line line(Control control, Map<String, Applicability> answers) {
        Optional<Applicability> answer =
                Optional.ofNullable(answers.get(control.ref().code()));
        return new Line(
                control,
                answer.map(Applicability::applies).orElse(false),
                answer.map(Applicability::reason).orElse(""));
    }

    /** All but the version it stands in. */
    private static boolean sameWords(Control one, Control other) {
        return one.equals(new Control(
                one.ref(),
                other.area(),
                other.requirementKind(),
                other.title(),
                other.requirement(),
                other.why(),
                other.ask(),
                other.responsible(),
                other.severity(),
                other.services(),
                other.automatic(),
                other.person()));
    }

    private List<CaseView> open(ClientId client, Set<String> codes, Actor reader) {
        List<CaseView> all = new ArrayList<>();
        String cursor = null;
        do {
            CasePage page = cases.list(new CaseQuery(client, null, null, null, true, cursor, PAGE), reader);
            page.items().stream()
                    .filter(one -> codes.contains(one.control().code()))
                    .forEach(all::add);
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    private static Matter matter(CaseView one, Set<String> gone) {
        String code = one.control().code();
        return new Matter(
                one.number().value(),
                code,
                one.title(),
                one.state().key(),
                gone.contains(code) ? "falls away" : "changes");
    }

    private List<Accepted> accepted(ClientId client, List<CaseView> open, Actor reader) {
        Set<String> numbers = open.stream().map(one -> one.number().value()).collect(Collectors.toSet());
        return deviations.inForce(client, reader).stream()
                .filter(one -> numbers.contains(one.number().value()))
                .map(one -> new Accepted(one.reference(), one.number().value(), one.title(), one.validUntil()))
                .toList();
    }
}

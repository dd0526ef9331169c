package io.plimsoll.web;

import io.plimsoll.finding.Findings;
import io.plimsoll.finding.PostureView;
import io.plimsoll.finding.PostureView.State;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.noncompliance.CasePage;
import io.plimsoll.noncompliance.CaseQuery;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.web.security.Access;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How a client stands, over HTTP. */
@RestController
@Access.People
class PostureApi {

    private static final int PAGE = 200;

    private final Findings findings;
    private final NonCompliances cases;

    PostureApi(Findings findings, NonCompliances cases) {
        this.findings = findings;
        this.cases = cases;
    }

    /**
     * Requirements that apply to the client, by what is known of them.
     *
     * @param accepted those of notMet for which a deviation is in force
     */
    record Posture(String client, int met, int notMet, int unknown, long accepted, List<Area> areas) {}

    /** One area of one standard. */
    record Area(String standard, String area, int met, int notMet, int unknown, List<Line> controls) {}

    /**
     * One requirement.
     *
     * @param state met, not-met or unknown
     * @param accepted whether a deviation from it is in force; it is not met all the same
     * @param waitsUntil when a case opens if it still fails then: its sources are given time; null where it waits for nothing
     */
    record Line(
            String control,
            String title,
            String severity,
            String state,
            boolean accepted,
            long failing,
            @Nullable Instant waitsUntil) {}

    @GetMapping("/api/v1/clients/{client}/posture")
    Posture posture(@PathVariable String client, Actor reader) {
        if (!ClientId.isValid(client)) {
            throw new NotVisible();
        }
        PostureView view = findings.posture(new ClientId(client), reader);
        Set<String> accepted = accepted(view.client(), reader);
        List<Area> areas =
                view.areas().stream().map(area -> area(area, accepted)).toList();
        long both = areas.stream()
                .flatMap(area -> area.controls().stream())
                .filter(Line::accepted)
                .count();
        PostureView.Counts total = view.total();
        return new Posture(client, total.met(), total.notMet(), total.unknown(), both, areas);
    }

    private static Area area(PostureView.Area area, Set<String> accepted) {
        return new Area(
                area.standard(),
                area.area(),
                area.counts().met(),
                area.counts().notMet(),
                area.counts().unknown(),
                area.controls().stream().map(line -> line(line, accepted)).toList());
    }

    private static Line line(PostureView.Line line, Set<String> accepted) {
        String state =
                switch (line.state()) {
                    case MET -> "met";
                    case NOT_MET -> "not-met";
                    case UNKNOWN -> "unknown";
                };
        boolean agreed = line.state() == State.NOT_MET
                && accepted.contains(line.control().code());
        return new Line(
                line.control().code(),
                line.title(),
                line.severity().key(),
                state,
                agreed,
                line.failing(),
                line.waitsUntil());
    }

    /** Codes of the controls with a deviation in force. */
    private Set<String> accepted(ClientId client, Actor reader) {
        Set<String> codes = new HashSet<>();
        @Nullable String cursor = null;
        do {
            CasePage page =
                    cases.list(new CaseQuery(client, CaseState.ACCEPTED, null, null, true, cursor, PAGE), reader);
            page.items().forEach(one -> codes.add(one.control().code()));
            cursor = page.next();
        } while (cursor != null);
        return codes;
    }
}

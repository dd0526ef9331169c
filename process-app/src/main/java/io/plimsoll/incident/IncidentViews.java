package io.plimsoll.incident;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.incident.IncidentView.Elsewhere;
import io.plimsoll.noncompliance.NumberedPage;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;

/**
 * Shows incidents to those who may see them. A client's people see what they reported and what they were told of, and
 * nothing of what the MSP thinks to itself.
 */
@Component
class IncidentViews {

    private final IncidentRepository incidents;
    private final IncidentRows rows;
    private final Clock clock;

    IncidentViews(IncidentRepository incidents, IncidentRows rows, Clock clock) {
        this.incidents = incidents;
        this.rows = rows;
        this.clock = clock;
    }

    Incident require(IncidentNumber number, Actor reader) {
        Incident incident = incidents.findByNumber(number.value()).orElseThrow(NotVisible::new);
        reader.requireClient(incident.client());
        if (!maySee(incident, reader)) {
            throw new NotVisible();
        }
        return incident;
    }

    private static boolean maySee(Incident incident, Actor reader) {
        return reader.isMsp() || isOfClient(reader) && (!incident.ours() || incident.toldAt() != null);
    }

    private static boolean isOfClient(Actor reader) {
        return reader.has(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY);
    }

    /** The same of many: what a client was not told of takes up no room on its pages. */
    private static Specification<Incident> mayBeSeen(Actor reader) {
        return (row, sql, is) -> {
            if (reader.isMsp()) {
                return is.conjunction();
            }
            return isOfClient(reader)
                    ? is.or(is.isFalse(row.get("ours")), is.isNotNull(row.get("toldAt")))
                    : is.disjunction();
        };
    }

    IncidentPage page(@Nullable ClientId client, @Nullable String cursor, int limit, Actor reader) {
        NumberedPage<Incident> page = NumberedPage.of(
                incidents,
                new NumberedPage.Wanted<>(
                        NumberedPage.<Incident>within(client, reader).and(mayBeSeen(reader)),
                        "number",
                        one -> one.number().value(),
                        cursor,
                        limit));
        return new IncidentPage(page.rows().stream().map(this::item).toList(), page.next());
    }

    private IncidentItem item(Incident one) {
        return new IncidentItem(
                one.number(),
                one.client(),
                one.ours(),
                one.confirmed(),
                IncidentWords.title(one.summary()),
                one.noticedAt(),
                one.reportedAt(),
                one.clockEndsAt(),
                one.heardAt(),
                one.overrun(clock.instant()),
                one.state(),
                one.rating().map(Rating::severity).orElse(null),
                one.ending());
    }

    IncidentView view(Incident one, Actor reader) {
        boolean msp = reader.isMsp();
        return new IncidentView(
                one.number(),
                one.client(),
                one.ours(),
                one.confirmed(),
                one.summary(),
                one.systems(),
                one.data(),
                rows.services(one),
                one.noticedAt(),
                one.noticedBy(),
                one.reportedAt(),
                one.reporterName(),
                one.clockEndsAt(),
                one.heardAt(),
                one.overrun(clock.instant()),
                one.lateReason(),
                one.state(),
                one.rating().map(Rating::severity).orElse(null),
                msp ? one.rating().map(Rating::rubric).orElse(null) : null,
                msp ? one.rating().map(Rating::departure).orElse("") : "",
                one.toldAt(),
                one.receiptDueAt(),
                one.receipt(),
                one.receiptAt(),
                one.ending(),
                one.closedAt(),
                one.conclusion().orElse(null),
                one.documentId(),
                rows.taskForce(one),
                rows.disclosures(one),
                rows.lines(one, !msp),
                msp ? elsewhere(one, reader) : List.of());
    }

    private List<Elsewhere> elsewhere(Incident one, Actor reader) {
        return incidents.findByOccurrenceOrderByNumber(one.occurrence()).stream()
                .filter(other -> !Objects.equals(other.number(), one.number())
                        && reader.scope().includes(other.client()))
                .map(other -> new Elsewhere(other.number(), other.client()))
                .toList();
    }
}

package io.plimsoll.adoption;

import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.client.Deadline;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.Ladder;
import io.plimsoll.noncompliance.NumberedPage;
import io.plimsoll.policy.Decisions;
import io.plimsoll.standard.StandardView;
import io.plimsoll.standard.Standards;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Versions of standards on their way to clients: begun, looked at, taken back; and the register of what came of them. */
@Component
@Transactional
public class Rollouts {

    private final AdoptionRows rows;
    private final AdoptionNumbers numbers;
    private final AdoptionRecord record;
    private final AdoptionMails mails;
    private final AdoptionFlow flow;
    private final AdoptionSettings settings;
    private final Impacts impacts;
    private final Standards standards;
    private final Clients clients;
    private final Decisions decisions;
    private final WorkingTime time;
    private final Clock clock;

    Rollouts(
            AdoptionRows rows,
            AdoptionNumbers numbers,
            AdoptionRecord record,
            AdoptionMails mails,
            AdoptionFlow flow,
            AdoptionSettings settings,
            Impacts impacts,
            Standards standards,
            Clients clients,
            Decisions decisions,
            WorkingTime time,
            Clock clock) {
        this.rows = rows;
        this.numbers = numbers;
        this.record = record;
        this.mails = mails;
        this.flow = flow;
        this.settings = settings;
        this.impacts = impacts;
        this.standards = standards;
        this.clients = clients;
        this.decisions = decisions;
        this.time = time;
        this.clock = clock;
    }

    /**
     * A client that a version could go to.
     *
     * @param from what is in force for it
     * @param impact what would change
     * @param running what is on its way to it already, null where nothing is
     */
    public record Candidate(
            ClientView client,
            String from,
            Impact impact,
            @Nullable AdoptionView running) {}

    /** The clients that have adopted an older version, with what this one would change for each. */
    @Transactional(readOnly = true)
    public List<Candidate> candidates(String standard, String version, Actor by) {
        by.require(Role.ADMINISTRATOR);
        StandardView after = standards.version(standard, version);
        List<Candidate> found = new ArrayList<>();
        for (ClientView client : clients.list(by)) {
            older(client, after)
                    .ifPresent(before -> found.add(new Candidate(
                            client,
                            before.version(),
                            impacts.of(client.id(), before, after, by),
                            running(client.id(), standard).map(one -> view(one)).orElse(null))));
        }
        return found;
    }

    private Optional<StandardView> older(ClientView client, StandardView after) {
        return client.active()
                ? inForce(client.id(), after.id())
                        .filter(before -> standards.isNewer(after.version(), before.version()))
                : Optional.empty();
    }

    private Optional<StandardView> inForce(ClientId client, String standard) {
        return standards.adoptedBy(client, Actor.system(client)).stream()
                .filter(view -> view.id().equals(standard))
                .findFirst();
    }

    private Optional<Adoption> running(ClientId client, String standard) {
        return rows.findByOpenKey(client.value() + "|" + standard);
    }

    /**
     * Brings a version to the clients that have adopted an older one: to all, or to those that are chosen.
     *
     * @param chosen null for all
     * @param inForce the first day on which it binds, in each client's calendar
     */
    public RolloutResult rollOut(
            String standard, String version, LocalDate inForce, @Nullable List<ClientId> chosen, Actor by) {
        by.require(Role.ADMINISTRATOR);
        StandardView after = standards.version(standard, version);
        List<ClientView> concerned = chosen == null
                ? clients.list(by).stream()
                        .filter(client -> older(client, after).isPresent())
                        .toList()
                : chosen.stream().distinct().map(id -> clients.get(id, by)).toList();
        for (ClientView client : concerned) {
            if (inForce.isBefore(time.today(client.id()).plusDays(settings.noticeDays()))) {
                return new RolloutResult.Refused("Give at least %d days of notice before the version comes into force."
                        .formatted(settings.noticeDays()));
            }
        }
        List<AdoptionView> begun = new ArrayList<>();
        Map<ClientId, String> passedOver = new LinkedHashMap<>();
        for (ClientView client : concerned) {
            Optional<StandardView> before = older(client, after);
            if (before.isEmpty()) {
                passedOver.put(client.id(), "It has adopted no older version of this standard.");
            } else if (running(client.id(), standard).isPresent()) {
                passedOver.put(client.id(), "A version of this standard is on its way to it already.");
            } else {
                Deadline at = time.endOf(client.id(), inForce.minusDays(1));
                begun.add(begin(client, after, before.get().version(), at, at, by));
            }
        }
        return begun.isEmpty()
                ? new RolloutResult.Refused("There is no client that it could go to.")
                : new RolloutResult.Begun(begun, passedOver);
    }

    /**
     * Records that a client adopts a standard for the first time: it binds from now on, by the contract, and the client is
     * asked to acknowledge it. False where the client has a version of it; a newer one is rolled out.
     */
    public boolean adoptFirst(ClientId client, String standard, String version, Actor by) {
        ClientView view = clients.get(client, by);
        by.require(Role.ADMINISTRATOR);
        StandardView after = standards.version(standard, version);
        if (inForce(client, standard).isPresent()) {
            return false;
        }
        standards.adopt(client, standard, version, by);
        Instant now = Ladder.wholeSecond(clock.instant());
        begin(view, after, "", time.fixed(client, now), time.after(client, now, settings.answerDays()), by);
        return true;
    }

    private AdoptionView begin(
            ClientView client, StandardView after, String from, Deadline inForce, Deadline due, Actor by) {
        Adoption adoption = rows.saveAndFlush(new Adoption(
                numbers.next(),
                client.id(),
                after.id(),
                from,
                after.version(),
                by,
                clock.instant(),
                inForce,
                due,
                decisions.currentVersion()));
        record.add(
                adoption,
                "standard-version-announced",
                by,
                Map.of(
                        "from", from,
                        "inForceAt", inForce.at().toString(),
                        "due", due.at().toString(),
                        "calendar", due.calendarVersion()));
        flow.announced(adoption.number(), client.id());
        return view(adoption);
    }

    /** Takes a version back that is not in force yet; false where it is, or is over. */
    public boolean withdraw(AdoptionNumber number, String reason, Actor by) {
        Adoption adoption = require(number, by);
        by.require(Role.ADMINISTRATOR);
        if (!adoption.isOpen() || adoption.inForceSince() != null) {
            return false;
        }
        adoption.end(clock.instant(), reason);
        record.add(
                adoption, "standard-adoption-withdrawn", by, Map.of("reason", AdoptionRecord.hash(adoption, reason)));
        mails.tellClient(adoption, "standard-withdrawn", "withdrawn", false, Map.of("reason", reason));
        flow.ended(number, adoption.client());
        return true;
    }

    Adoption require(AdoptionNumber number, Actor reader) {
        Adoption adoption = rows.findByNumber(number.value()).orElseThrow(NotVisible::new);
        reader.requireClient(adoption.client());
        requirePerson(reader);
        return adoption;
    }

    private static void requirePerson(Actor reader) {
        if (!reader.isMsp() && !reader.has(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY)) {
            throw new AccessDenied();
        }
    }

    /** One; NotVisible where it is absent or not the reader's to see. */
    @Transactional(readOnly = true)
    public AdoptionView get(AdoptionNumber number, Actor reader) {
        return view(require(number, reader));
    }

    /**
     * The register: those of one client, or of all that the reader may see, newest first.
     *
     * @param cursor as the page before gave it, null for the first
     * @param limit how many at most, up to 200
     */
    @Transactional(readOnly = true)
    public AdoptionPage list(@Nullable ClientId client, @Nullable String cursor, int limit, Actor reader) {
        requirePerson(reader);
        if (client != null) {
            reader.requireClient(client);
        }
        NumberedPage<Adoption> page = NumberedPage.of(
                rows,
                new NumberedPage.Wanted<>(
                        NumberedPage.within(client, reader),
                        "number",
                        one -> one.number().value(),
                        cursor,
                        limit));
        return new AdoptionPage(page.rows().stream().map(this::view).toList(), page.next());
    }

    /** How many days of notice a version needs at least. */
    public int noticeDays() {
        return settings.noticeDays();
    }

    private AdoptionView view(Adoption one) {
        return new AdoptionView(
                one.number(),
                one.client(),
                one.standard(),
                standards.version(one.standard(), one.to()).title(),
                one.from(),
                one.to(),
                one.announcedByName(),
                one.announcedAt(),
                one.inForceAt(),
                one.dueAt(),
                one.reminders(),
                one.answer(),
                one.answeredAt(),
                one.given().map(GivenAnswer::name).orElse(""),
                one.given().map(GivenAnswer::reason).orElse(""),
                one.inForceSince(),
                one.endedAt(),
                one.endReason(),
                one.frozen().map(FrozenImpact::documentId).orElse(null),
                one.frozen().map(FrozenImpact::textSha256).orElse(""));
    }
}

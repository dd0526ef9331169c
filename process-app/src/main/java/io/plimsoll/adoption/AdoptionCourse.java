package io.plimsoll.adoption;

import io.plimsoll.client.ClientLeft;
import io.plimsoll.client.Clients;
import io.plimsoll.client.Reckoning;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.noncompliance.Ladder;
import io.plimsoll.noncompliance.PlannedRung;
import io.plimsoll.policy.Decisions;
import io.plimsoll.policy.LadderQuestion;
import io.plimsoll.policy.Stage;
import io.plimsoll.standard.StandardView;
import io.plimsoll.standard.Standards;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The steps of an adoption from the frozen text to the version in force. */
@Component
@Transactional
public class AdoptionCourse {

    /** Standards have no severity of their own; their reminders are those of a matter in the middle. */
    private static final String SEVERITY = "medium";

    private final AdoptionRows rows;
    private final AdoptionRecord record;
    private final AdoptionMails mails;
    private final AdoptionFlow flow;
    private final Impacts impacts;
    private final ImpactTexts texts;
    private final Standards standards;
    private final Clients clients;
    private final Decisions decisions;
    private final WorkingTime time;
    private final Clock clock;

    AdoptionCourse(
            AdoptionRows rows,
            AdoptionRecord record,
            AdoptionMails mails,
            AdoptionFlow flow,
            Impacts impacts,
            ImpactTexts texts,
            Standards standards,
            Clients clients,
            Decisions decisions,
            WorkingTime time,
            Clock clock) {
        this.rows = rows;
        this.record = record;
        this.mails = mails;
        this.flow = flow;
        this.impacts = impacts;
        this.texts = texts;
        this.standards = standards;
        this.clients = clients;
        this.decisions = decisions;
        this.time = time;
        this.clock = clock;
    }

    private Adoption require(AdoptionNumber number) {
        return rows.findByNumber(number.value()).orElseThrow(NotVisible::new);
    }

    /** Step: writes down what the version changes for the client, and asks for its acknowledgement. */
    public void freezeAndAsk(AdoptionNumber number) {
        Adoption adoption = require(number);
        Actor system = Actor.system(adoption.client());
        @Nullable StandardView before = adoption.first() ? null : standards.version(adoption.standard(), adoption.from());
        Impact impact =
                impacts.of(adoption.client(), before, standards.version(adoption.standard(), adoption.to()), system);
        FrozenImpact frozen = texts.freeze(adoption, impact);
        adoption.freeze(frozen);
        record.add(
                adoption,
                "standard-acknowledgement-asked",
                system,
                Map.of(
                        "from", adoption.from(),
                        "document", frozen.documentId(),
                        "textSha256", frozen.textSha256(),
                        "pdfSha256", frozen.pdfSha256(),
                        "inForceAt", adoption.inForceAt().toString(),
                        "due", adoption.dueAt().toString()));
        mails.tellClient(
                adoption,
                "standard-asked",
                "asked",
                false,
                Map.of(
                        "added", impact.added().size(),
                        "changed", impact.changed().size(),
                        "removed", impact.removed().size(),
                        "due", adoption.dueAt()));
    }

    /** Step: until when there is time to acknowledge. */
    @Transactional(readOnly = true)
    public Instant dueAt(AdoptionNumber number) {
        return require(number).dueAt();
    }

    /** Step: when the next reminder is due; empty after the last. Pure. */
    @Transactional(readOnly = true)
    public Optional<Instant> nextReminder(AdoptionNumber number) {
        return ladder(require(number)).after(clock.instant()).map(PlannedRung::at);
    }

    /** Step: sends the reminder of the highest rung that is due; no effect where that one was sent. */
    public void remind(AdoptionNumber number) {
        Adoption adoption = require(number);
        Ladder ladder = ladder(adoption);
        ladder.toSend(clock.instant(), adoption.dueAt(), adoption.lastRung()).ifPresent(rung -> {
            adoption.reminded(rung.nr());
            Map<String, Object> which = Map.of(
                    "nr", rung.nr(),
                    "of", ladder.rungs().size(),
                    "tone", rung.tone(),
                    "channel", rung.way().key());
            record.add(adoption, "standard-acknowledgement-reminded", Actor.system(adoption.client()), which);
            mails.remindClient(
                    adoption,
                    rung,
                    Map.of(
                            "nr", rung.nr(),
                            "of", ladder.rungs().size(),
                            "last", rung.last(),
                            "due", adoption.dueAt()));
        });
    }

    private Ladder ladder(Adoption adoption) {
        Instant start = Ladder.wholeSecond(adoption.announcedAt());
        // as long as the date stands as it was told, so do the reminders before it
        Reckoning by = time.reckoning(adoption.client(), adoption.calendarVersion());
        return Ladder.plan(
                decisions.ladder(
                        adoption.policyVersion(),
                        new LadderQuestion(SEVERITY, tier(adoption.client()), AcknowledgeStandard.FORM, Stage.FIRST)),
                start,
                adoption.dueAt(),
                percent -> by.share(start, adoption.dueAt(), percent));
    }

    private String tier(ClientId client) {
        return clients.get(client, Actor.system(client)).tier();
    }

    /** Step: nobody said anything in time, which is an answer too. */
    public void silent(AdoptionNumber number) {
        Adoption adoption = require(number);
        adoption.silent(clock.instant());
        record.add(
                adoption,
                "standard-acknowledgement-silent",
                Actor.system(adoption.client()),
                Map.of("reminders", adoption.reminders()));
        mails.tellMsp(adoption, "standard-silent", "silent", Map.of("reminders", adoption.reminders()));
    }

    /** Step: the service manager learns of the refusal and why. */
    public void tellOfRefusal(AdoptionNumber number) {
        Adoption adoption = require(number);
        mails.tellMsp(
                adoption,
                "standard-refused",
                "refused",
                Map.of("refusalReason", adoption.given().orElseThrow().reason()));
    }

    /** Step: when the version comes into force. */
    @Transactional(readOnly = true)
    public Instant inForceAt(AdoptionNumber number) {
        return require(number).inForceAt();
    }

    /** Step: the date has come; the version binds, with the answer that is on record. */
    public void putInForce(AdoptionNumber number) {
        Adoption adoption = require(number);
        Actor system = Actor.system(adoption.client());
        boolean now = adoption.inForceSince() == null;
        adoption.putInForce(clock.instant());
        if (now) {
            standards.adopt(adoption.client(), adoption.standard(), adoption.to(), system);
        }
        String answer = Objects.requireNonNull(adoption.answer()).key();
        record.add(adoption, "standard-in-force", system, Map.of("answer", answer, "from", adoption.from()));
        if (now) {
            mails.tellClient(adoption, "standard-in-force", "in-force", true, Map.of("answer", answer));
        }
    }

    @EventListener
    void on(ClientLeft left) {
        ClientId client = left.client();
        for (Adoption open : rows.findByClientAndOpenKeyIsNotNull(client.value())) {
            open.end(clock.instant(), "The client left");
            record.add(open, "standard-adoption-ended", Actor.system(client), Map.of());
            flow.ended(open.number(), client);
        }
    }
}

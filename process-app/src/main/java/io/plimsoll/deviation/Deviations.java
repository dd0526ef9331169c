package io.plimsoll.deviation;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.CaseMails;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The agreements that controls are not met for now: to be read, and to be cut off when what they rest on is gone. */
@Component
public class Deviations {

    private static final List<DeviationState> MAY_BE_IN_FORCE = List.of(
            DeviationState.IN_FORCE,
            DeviationState.RENEWING,
            DeviationState.REVISING,
            DeviationState.RUNNING_OUT,
            DeviationState.DRAFTED,
            DeviationState.FROZEN,
            DeviationState.SIGNED,
            DeviationState.PART_APPROVED,
            DeviationState.APPROVED);

    private final DeviationRows rows;
    private final Agreements agreements;
    private final NonCompliances cases;
    private final CaseMails mails;
    private final Revisions revisions;
    private final Workflow workflow;

    Deviations(
            DeviationRows rows,
            Agreements agreements,
            NonCompliances cases,
            CaseMails mails,
            Revisions revisions,
            Workflow workflow) {
        this.rows = rows;
        this.agreements = agreements;
        this.cases = cases;
        this.mails = mails;
        this.revisions = revisions;
        this.workflow = workflow;
    }

    /** All agreements of a case that the reader may see, newest first. */
    @Transactional(readOnly = true)
    public List<DeviationView> of(CaseNumber number, Actor reader) {
        cases.get(number, reader);
        DeviationViews views = new DeviationViews(reader);
        return rows.findByCaseNumberOrderByAgreementDesc(number.value()).stream()
                .filter(deviation -> reader.isMsp()
                        || deviation.texts().stream()
                                .anyMatch(text -> text.frozen().isPresent()))
                .map(views::of)
                .toList();
    }

    /** The client's register: what is in force now, what ends first on top. */
    @Transactional(readOnly = true)
    public List<InForceView> inForce(ClientId client, Actor reader) {
        reader.requireClient(client);
        Instant now = agreements.now();
        return rows.findByClientAndStateInOrderByInForceUntil(client.value(), MAY_BE_IN_FORCE).stream()
                .filter(deviation -> deviation.isInForceAt(now))
                .map(deviation -> line(deviation, reader))
                .toList();
    }

    private InForceView line(Deviation deviation, Actor reader) {
        DeviationText agreed = deviation.inForceText();
        return new InForceView(
                deviation.number(),
                cases.get(deviation.number(), reader).title(),
                deviation.reference(agreed),
                deviation.inForceSince().orElseThrow(),
                deviation.inForceUntil().orElseThrow(),
                agreed.assessment().validUntil(),
                agreed.assessment().after(),
                deviation.renewals(),
                agreed.requireFrozen().documentId());
    }

    /** What became of the wish to change a text. */
    public enum Revision {
        BEGUN,
        /** Nothing lies before the client: it has been decided on, or is not written yet. */
        NOTHING_TO_CHANGE
    }

    /** An analyst takes back the text that waits for its signature, to change it; nobody signs the old one any more. */
    @Transactional
    public Revision revise(CaseNumber number, String why, Actor by) {
        by.require(Role.ANALYST);
        ClientId client = cases.get(number, by).client();
        Optional<Deviation> open = agreements.open(number).filter(one -> one.state() == DeviationState.FROZEN);
        // the engine first: a case that began under an earlier model waits for no such thing
        if (open.isEmpty() || !workflow.textToBeChanged(client, number)) {
            return Revision.NOTHING_TO_CHANGE;
        }
        revisions.begin(open.get(), why, by);
        return Revision.BEGUN;
    }

    /** The evidence is worse than what was signed or is about to be: nothing of it holds any longer. */
    @Transactional
    public void voidFor(CaseNumber number, String why) {
        agreements.open(number).ifPresent(deviation -> {
            deviation.voidIt(why, agreements.now());
            agreements.record(deviation, "deviation-voided", Actor.system(deviation.client()), Map.of());
            mails.tellClient(
                    number,
                    "agreement-voided",
                    Set.of(Role.CLIENT_SIGNATORY, Role.CLIENT_MEMBER),
                    Agreements.cause(deviation),
                    "voided",
                    Map.of());
        });
    }

    /** The case is over: an agreement about it has nothing left to be about. No mail, since the end itself is told. */
    @Transactional
    public void matterOver(CaseNumber number) {
        agreements.open(number).ifPresent(deviation -> {
            deviation.matterOver("The matter is over", agreements.now());
            agreements.record(deviation, "deviation-ended", Actor.system(deviation.client()), Map.of());
        });
    }
}

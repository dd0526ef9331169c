package io.plimsoll.noncompliance;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.noncompliance.Reminders.Reminded;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** One reminder that a person sends besides those of the ladder, which goes on as it was planned. */
@Component
class HandReminder {

    private final Cases cases;
    private final ClientRequestRepository requests;
    private final EngagementLineRepository lines;
    private final CaseMails mails;
    private final Ledger ledger;
    private final Clock clock;

    HandReminder(
            Cases cases,
            ClientRequestRepository requests,
            EngagementLineRepository lines,
            CaseMails mails,
            Ledger ledger,
            Clock clock) {
        this.cases = cases;
        this.requests = requests;
        this.lines = lines;
        this.mails = mails;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Needs a transaction. */
    Reminded send(CaseNumber number, Actor by) {
        NonCompliance about = cases.visible(number, by);
        Optional<ClientRequest> open = requests.findByOpenKey(number.value());
        if (!about.isOpen()) {
            return refused(about, "It is closed.");
        } else if (open.isEmpty()) {
            return refused(about, "Nothing is asked of the client at the moment.");
        } else if (open.get().stopped().isPresent()) {
            return refused(about, "The client waits for us, so its time stands still.");
        } else if (open.get().ladder().rungs().isEmpty()) {
            return refused(about, "The policy of this case knows no reminders for this.");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), open.get().zone());
        Instant morning = today.atStartOfDay(open.get().zone()).toInstant();
        return lines.existsByCaseNumberAndKindAndHappenedAtGreaterThanEqual(number.value(), "reminded", morning)
                ? refused(about, "The client has been reminded today already.")
                : send(about, open.get(), "by-hand-" + today, by);
    }

    private Reminded send(NonCompliance about, ClientRequest request, String step, Actor by) {
        PlannedRung current = current(request);
        int of = request.ladder().rungs().size();
        ReminderTold told = mails.remind(
                about,
                request,
                current,
                step,
                Map.of(
                        "task", request.task(),
                        "tone", current.tone(),
                        "last", current.last(),
                        "nr", current.nr(),
                        "of", of,
                        "byHand", true));
        if (told.people().isEmpty()) {
            return refused(about, "Nobody at the client can be written to.");
        }
        // counted in the row too, so that of two people who remind at once the later one is refused
        request.remindedByHand();
        requests.saveAndFlush(request);
        ledger.append(new LedgerFact(
                Chain.of(about.client()),
                "reminder-sent",
                about.number().value(),
                by,
                Map.of(
                        "task", request.task(),
                        "nr", current.nr(),
                        "of", of,
                        "tone", current.tone(),
                        "channel", current.way().key(),
                        "copies", told.copies(),
                        "byHand", true)));
        String words = told.words();
        lines.save(new EngagementLine(
                        UuidCreator.getTimeOrderedEpoch().toString(),
                        about.number(),
                        clock.instant(),
                        "reminded",
                        request.task(),
                        "Reminded by hand. " + words,
                        by)
                .of(request, step));
        return new Reminded(about.number().value(), about.title(), true, words);
    }

    /** The last that went out; the first where none has yet. */
    private static PlannedRung current(ClientRequest request) {
        List<PlannedRung> rungs = request.ladder().rungs();
        return rungs.get(Math.max(1, request.lastRung()) - 1);
    }

    private static Reminded refused(NonCompliance about, String why) {
        return new Reminded(about.number().value(), about.title(), false, why);
    }
}

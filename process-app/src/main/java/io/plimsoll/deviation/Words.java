package io.plimsoll.deviation;

import io.plimsoll.noncompliance.RemedyHistory.OfferNotTaken;
import io.plimsoll.noncompliance.TaskContext.Fact;
import io.plimsoll.noncompliance.TaskContext.Section;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Says in plain English what an agreement holds, so that every page says the same. */
final class Words {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm z", Locale.ENGLISH);

    private Words() {}

    static String date(LocalDate date) {
        return DATE.format(date);
    }

    static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    /** The two facts that matter most to whoever signs. */
    static Section whatYouSign(DeviationText text) {
        Assessment assessed = text.assessment();
        return new Section(
                "What you sign",
                "You carry this risk until the date below. The full text is above; please read it first.",
                List.of(
                        new Fact("Risk you carry", assessed.after().text() + ". " + assessed.risk()),
                        new Fact("Until", date(assessed.validUntil()))));
    }

    static Section advice(DeviationText text) {
        Assessment assessed = text.assessment();
        return new Section(
                "Our advice",
                assessed.adviceText(),
                List.of(new Fact("In short", assessed.advice().label())));
    }

    static Section wish(Wish wish) {
        return new Section("What the client asks for", wish.explanation(), List.of(new Fact("Reason", wish.label())));
    }

    /** That the risk stands although there was an offer to take it away; the text says so by itself. */
    static Section offers(List<OfferNotTaken> offers) {
        return new Section(
                "Offers that were not taken",
                "The text that the client signs names them under the risk.",
                offers.stream()
                        .map(offer -> new Fact(
                                offer.reference(),
                                "%s, work done by %s. %s%s"
                                        .formatted(
                                                offer.total(),
                                                date(offer.completion()),
                                                cameTo(offer),
                                                offer.reason().isBlank() ? "" : "\nReason: " + offer.reason())))
                        .toList());
    }

    /** As in "Declined by Ann Carver on 3 Dec 2026." */
    static String cameTo(OfferNotTaken offer) {
        return offer.isDeclined()
                ? "Declined by %s on %s.".formatted(offer.declinedBy(), date(offer.endedOn()))
                : "Ran out undecided on %s.".formatted(date(offer.endedOn()));
    }

    static Section risk(DeviationText text, int renewals) {
        Assessment assessed = text.assessment();
        return new Section(
                "Risk",
                assessed.risk(),
                List.of(
                        new Fact("Before measures", assessed.before().text()),
                        new Fact("With measures", assessed.after().text()),
                        new Fact("Measures meanwhile", orNone(assessed.compensatingControls())),
                        new Fact("Way forward", assessed.wayForward()),
                        new Fact("Valid until", date(assessed.validUntil())),
                        new Fact("Cost of not fixing", orNone(assessed.costOfNotFixing())),
                        new Fact("Renewals so far", Integer.toString(renewals)),
                        new Fact("Assessed by", text.assessorName())));
    }

    /** Next to a text that takes the place of another: what is different in it. */
    static Section changes(List<Change> changes) {
        return new Section(
                "What is different from the text before",
                changes.isEmpty() ? "Nothing but its number and date." : "",
                changes.stream()
                        .map(change -> new Fact(
                                change.label(), orNone(change.after()) + "\nBefore: " + orNone(change.before())))
                        .toList());
    }

    static Section toBeChanged(Superseded how) {
        return new Section("Why the text is to be changed", how.why(), List.of(new Fact("Said by", how.by())));
    }

    static Section signature(Acknowledgement given) {
        return new Section(
                given.signed() ? "Signed" : "Declined",
                given.declineReason(),
                List.of(
                        new Fact("By", given.name()),
                        new Fact("At", time(given.at(), ZoneId.of(given.zone()))),
                        new Fact("Signed in at level", orNone(given.level())),
                        new Fact("Text SHA-256", given.textSha256())));
    }

    static Section approval(Approval approval, ZoneId zone) {
        return new Section(
                approval.approved() ? "Approved" : "Rejected",
                approval.explanation(),
                List.of(new Fact("By", by(approval)), new Fact("At", time(approval.decidedAt(), zone))));
    }

    private static String by(Approval approval) {
        return approval.inPlaceOf() == null
                ? approval.name()
                : "%s, in the place of %s".formatted(approval.name(), approval.inPlaceOf());
    }

    private static String orNone(String text) {
        return text.isBlank() ? "none" : text;
    }
}

package io.plimsoll.remediation;

import io.plimsoll.document.StoredDocument;
import io.plimsoll.noncompliance.TaskContext.Fact;
import io.plimsoll.noncompliance.TaskContext.Section;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Says in plain English what a remedy holds, so that every page says the same. */
final class Words {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

    private Words() {}

    static String date(LocalDate date) {
        return DATE.format(date);
    }

    /** As in "Mia Member (client)". */
    static String who(String owner, Side side) {
        return "%s (%s)".formatted(owner, side.key());
    }

    private static Fact step(Milestone step) {
        return new Fact(date(step.due()), "%s. %s".formatted(step.title(), who(step.owner(), step.side())));
    }

    static Section plan(Plan plan) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("In charge", plan.owner()));
        plan.milestones().forEach(step -> facts.add(step(step)));
        return new Section("The plan", plan.approach(), facts);
    }

    static Section offer(Proposal proposal) {
        List<Fact> facts = new ArrayList<>();
        proposal.lines()
                .forEach(line -> facts.add(
                        new Fact(line.text(), proposal.money(line.amount()).text())));
        facts.add(new Fact("Total", proposal.total().text()));
        facts.add(new Fact("Valid until", date(proposal.validUntil())));
        facts.add(new Fact("Work done by", date(proposal.completion())));
        return new Section("Our offer", proposal.description(), facts);
    }

    /** What is to be done, with what of it is reached. */
    static Section work(List<AgreedMilestone> milestones, Instant now, ZoneId zone) {
        String next = milestones.stream()
                .filter(step -> !step.isReached() && step.endsAt().isAfter(now))
                .findFirst()
                .map(step -> "Next step: %s, by %s.".formatted(step.title(), date(step.due())))
                .orElse("All agreed days have passed.");
        return new Section(
                "What was agreed",
                next,
                milestones.stream()
                        .map(step -> new Fact(date(step.due()), done(step, zone)))
                        .toList());
    }

    private static String done(AgreedMilestone step, ZoneId zone) {
        Instant reached = step.reachedAt();
        String how = reached == null
                ? step.missedAt() == null ? "" : "\nNot reported in time."
                : "\nReached: %s, %s.".formatted(step.reporterName(), date(reached, zone));
        return "%s. %s%s".formatted(step.title(), who(step.owner(), step.side()), how);
    }

    static String date(Instant at, ZoneId zone) {
        return DATE.format(at.atZone(zone));
    }

    /** The wish for more time, for whoever decides on it. */
    static Section wish(Extension wish, AgreedWork work) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Asked by", wish.askerName()));
        wish.days()
                .forEach(day -> facts.add(new Fact(
                        work.of(day.milestone()).map(AgreedMilestone::title).orElse(""),
                        "%s instead of %s".formatted(date(day.to()), date(day.from())))));
        return new Section("What the client asks for", wish.reason(), facts);
    }

    /** @param files those of the case, by their id */
    static Section report(Report report, Map<String, StoredDocument> files) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("By", report.reporterName()));
        report.reportDocuments().stream()
                .map(files::get)
                .filter(Objects::nonNull)
                .forEach(file -> facts.add(new Fact("File", file.title())));
        return new Section("The client's report", report.words(), facts);
    }

    static Section setback(Remediation remediation) {
        return new Section(
                "Why we ask again",
                remediation.setback(),
                remediation.failures() == 0
                        ? List.of()
                        : List.of(new Fact("Attempts that came to nothing", "" + remediation.failures())));
    }
}

package io.plimsoll.remediation;

import io.plimsoll.noncompliance.TaskContext.Fact;
import io.plimsoll.noncompliance.TaskContext.Section;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in plain English what a remedy holds, so that every page says the same. */
final class Words {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

    private Words() {}

    static String date(LocalDate date) {
        return DATE.format(date);
    }

    /** With two decimals and thousands apart. */
    static String amount(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }

    static Section plan(Plan plan) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("In charge", plan.owner()));
        plan.milestones().forEach(step -> facts.add(new Fact(date(step.due()), step.title())));
        return new Section("The plan", plan.approach(), facts);
    }

    static Section offer(Proposal proposal) {
        List<Fact> facts = new ArrayList<>();
        proposal.lines()
                .forEach(line -> facts.add(new Fact(line.text(), amount(line.amount()) + " " + proposal.currency())));
        facts.add(new Fact("Total", amount(proposal.total()) + " " + proposal.currency()));
        facts.add(new Fact("Valid until", date(proposal.validUntil())));
        facts.add(new Fact("Work done by", date(proposal.completion())));
        return new Section("Our offer", proposal.description(), facts);
    }

    static Section work(List<Milestone> milestones, LocalDate today) {
        String next = milestones.stream()
                .filter(step -> !step.due().isBefore(today))
                .findFirst()
                .map(step -> "Next step: %s, by %s.".formatted(step.title(), date(step.due())))
                .orElse("All agreed days have passed.");
        return new Section(
                "What was agreed",
                next,
                milestones.stream()
                        .map(step -> new Fact(date(step.due()), step.title()))
                        .toList());
    }

    static Section report(Report report) {
        return new Section("The client's report", report.words(), List.of(new Fact("By", report.reporterName())));
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

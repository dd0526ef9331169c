package io.plimsoll.noncompliance;

import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ServiceView;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.noncompliance.TaskContext.Fact;
import io.plimsoll.noncompliance.TaskContext.Section;
import io.plimsoll.standard.Control;
import io.plimsoll.standard.Standards;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sections that every task page and mail about a case share, so that all say the same. */
@Component
@Transactional(readOnly = true)
public class CaseBriefing {

    private static final int ASSETS_FOR_CLIENT = 5;
    private static final int ASSETS_FOR_MSP = 40;

    private final Cases cases;
    private final ClientRequestRepository requests;
    private final CaseEvidence evidence;
    private final EngagementStory story;
    private final Standards standards;
    private final Clients clients;
    private final WorkingTime time;
    private final Clock clock;

    CaseBriefing(
            Cases cases,
            ClientRequestRepository requests,
            CaseEvidence evidence,
            EngagementStory story,
            Standards standards,
            Clients clients,
            WorkingTime time,
            Clock clock) {
        this.cases = cases;
        this.requests = requests;
        this.evidence = evidence;
        this.story = story;
        this.standards = standards;
        this.clients = clients;
        this.time = time;
        this.clock = clock;
    }

    private record Matter(NonCompliance one, Control control, ClientView client, CaseEvidence.First failing) {}

    /** For clients: what we found, why it matters, what we ask and by when, what happens otherwise. */
    public List<Section> forClient(CaseNumber number) {
        Matter matter = matter(number, ASSETS_FOR_CLIENT);
        Optional<ClientRequest> request = requests.findByOpenKey(number.value());
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("What we found", found(matter), facts(matter)));
        sections.add(new Section("Why it matters", matter.control().why(), List.of()));
        sections.add(new Section(
                "What we ask",
                matter.control().ask()
                        + request.map(open -> " " + by(matter, open)).orElse(""),
                List.of()));
        request.filter(open -> open.stopped().isEmpty())
                .ifPresent(open -> sections.add(new Section("If nothing happens", otherwise(matter, open), List.of())));
        return sections;
    }

    /** For the MSP: the same facts, dense, with engagement counts. */
    public List<Section> forMsp(CaseNumber number) {
        Matter matter = matter(number, ASSETS_FOR_MSP);
        NonCompliance one = matter.one();
        EngagementVerdict verdict = story.verdict(number);
        EngagementCounts counts = verdict.counts();
        List<Fact> engaged = new ArrayList<>(List.of(
                new Fact("Asked", String.valueOf(counts.asked())),
                new Fact("Reminders", String.valueOf(counts.reminders())),
                new Fact("Answers", String.valueOf(counts.answers())),
                new Fact("Silences", String.valueOf(counts.silences())),
                new Fact("Round", String.valueOf(one.round())),
                new Fact("Extensions", String.valueOf(one.extensions()))));
        String waiting = requests.findByOpenKey(number.value())
                .map(open -> waiting(matter, open))
                .orElse("Nothing is asked of the client now.");
        return List.of(
                new Section("The case", matter.control().requirement(), mspFacts(matter)),
                new Section("What fails", found(matter), List.of()),
                new Section("Why it matters", matter.control().why(), List.of()),
                new Section(
                        "Engagement",
                        waiting
                                + story.sentence(number)
                                        .map(said -> "\n" + said)
                                        .orElse(""),
                        engaged,
                        story.marks(number, Actor.system(one.client()))));
    }

    private Matter matter(CaseNumber number, int assets) {
        NonCompliance one = cases.get(number);
        return new Matter(
                one,
                standards.control(one.control()),
                clients.get(one.client(), Actor.system(one.client())),
                evidence.first(one.client(), one.control().code(), assets));
    }

    private static String found(Matter matter) {
        if (matter.failing().all().isEmpty()) {
            return "Nothing fails this any more.";
        }
        int assets = matter.failing().all().assets();
        return "%s not meet this: %s."
                .formatted(
                        assets == 1 ? "1 asset does" : assets + " assets do",
                        CaseWords.some(matter.failing().assets(), assets));
    }

    private static List<Fact> facts(Matter matter) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Severity", CaseWords.severity(matter.one().severity())));
        if (!matter.failing().all().isEmpty()) {
            facts.add(new Fact(
                    "First seen",
                    CaseWords.day(
                            matter.failing().all().since(),
                            matter.client().calendar().zone())));
        }
        facts.add(new Fact("What must be true", matter.control().requirement()));
        return facts;
    }

    private static List<Fact> mspFacts(Matter matter) {
        NonCompliance one = matter.one();
        return List.of(
                new Fact("Number", one.number().value()),
                new Fact("Client", matter.client().name()),
                new Fact("Tier", matter.client().tier()),
                new Fact(
                        "Control",
                        "%s, version %s"
                                .formatted(one.control().code(), one.control().version())),
                new Fact("Severity", CaseWords.severity(one.severity())),
                new Fact("State", one.state().key()),
                new Fact("Policy version", String.valueOf(one.policyVersion())));
    }

    private String waiting(Matter matter, ClientRequest open) {
        String asked = CaseWords.asked(open.task());
        return open.stopped()
                .map(stop -> "Asked for %s; the time for it stands still since %s: %s."
                        .formatted(
                                asked,
                                CaseWords.moment(stop.since(), open.zone()),
                                stop.reason().words()))
                .orElseGet(() -> "Waits for %s, due %s.".formatted(asked, due(matter, open.due())));
    }

    private String by(Matter matter, ClientRequest open) {
        if (open.stopped().isPresent()) {
            return "You wait for us, so your time stands still. We write to you when it runs again.";
        }
        String what =
                switch (open.task()) {
                    case RespondTask.FORM -> "Choose how to go on by %s.";
                    case "acknowledge-deviation" -> "Read the text and sign or decline by %s.";
                    case "plan-remediation" -> "Tell us how and by when you will fix it, by %s.";
                    case "decide-proposal" -> "Accept or decline our offer by %s.";
                    case "report-done" -> "Tell us when it is done, by %s at the latest.";
                    default -> "Please answer by %s.";
                };
        return what.formatted(due(matter, open.due()));
    }

    private String due(Matter matter, Instant due) {
        return "%s (%s)"
                .formatted(
                        CaseWords.moment(due, matter.client().calendar().zone()),
                        CaseWords.left(time.remaining(matter.client().id(), due)));
    }

    private String otherwise(Matter matter, ClientRequest open) {
        List<String> reminders = open.ladder().rungs().stream()
                .map(PlannedRung::at)
                .filter(at -> at.isAfter(clock.instant()))
                .map(at -> CaseWords.day(at, matter.client().calendar().zone()))
                .distinct()
                .toList();
        String then =
                switch (open.task()) {
                    case "decide-proposal" -> "our offer expires and we ask you again how to go on.";
                    case "report-done" -> "it counts as not done, and the plan has to be made again.";
                    default -> "our service manager decides %s.".formatted(whatIsAtStake(matter));
                };
        return reminders.isEmpty()
                ? "After that date " + then
                : "%s on %s; then %s"
                        .formatted(reminders.size() == 1 ? "A reminder" : "Reminders", CaseWords.and(reminders), then);
    }

    private String whatIsAtStake(Matter matter) {
        List<String> services = clients
                .servicesOf(
                        matter.client().id(),
                        matter.control().services(),
                        Actor.system(matter.client().id()))
                .stream()
                .map(ServiceView::name)
                .toList();
        if (services.isEmpty()) {
            return "how to go on without you";
        }
        return services.size() == 1
                ? "whether %s is paused".formatted(services.get(0))
                : "which of these services are paused: %s".formatted(CaseWords.and(services));
    }
}

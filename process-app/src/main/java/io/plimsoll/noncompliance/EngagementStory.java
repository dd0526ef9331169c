package io.plimsoll.noncompliance;

import io.plimsoll.client.Clients;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.mail.MailTrace;
import io.plimsoll.mail.Mails;
import io.plimsoll.policy.Decisions;
import io.plimsoll.policy.EngagementInWindow;
import io.plimsoll.policy.PersistentFailure;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The engagement record as people judge it: one line of time with how far each mail got, and what the rules make of it.
 * Nobody can fail to answer what never reached them.
 */
@Component
@Transactional(readOnly = true)
public class EngagementStory {

    private static final int MONTH = 30;
    private static final int QUARTER = 90;

    private final Cases cases;
    private final EngagementLineRepository lines;
    private final Mails mails;
    private final Clients clients;
    private final Decisions decisions;
    private final WorkingTime time;
    private final Clock clock;

    EngagementStory(
            Cases cases,
            EngagementLineRepository lines,
            Mails mails,
            Clients clients,
            Decisions decisions,
            WorkingTime time,
            Clock clock) {
        this.cases = cases;
        this.lines = lines;
        this.mails = mails;
        this.clients = clients;
        this.decisions = decisions;
        this.time = time;
        this.clock = clock;
    }

    /** Oldest first. */
    public List<EngagementMark> marks(CaseNumber number, Actor reader) {
        NonCompliance one = cases.visible(number, reader);
        ZoneId zone =
                clients.get(one.client(), Actor.system(one.client())).calendar().zone();
        List<MailTrace> sent = traces(one);
        return lines(number).stream().map(line -> mark(line, sent, zone)).toList();
    }

    /** What the rules say now; for the MSP and the system. */
    public EngagementVerdict verdict(CaseNumber number) {
        NonCompliance one = cases.get(number);
        List<MailTrace> sent = traces(one);
        List<EngagementLine> all = lines(number);
        List<EngagementLine> counted =
                all.stream().filter(line -> isFair(line, sent)).toList();
        Instant month = clock.instant().minus(time.days(MONTH));
        Instant quarter = clock.instant().minus(time.days(QUARTER));
        var window = new EngagementInWindow(
                count(counted, "silent", month),
                count(counted, "silent", quarter),
                count(counted, "reminded", quarter),
                count(counted, "answered", quarter) + count(counted, "wrote", quarter));
        PersistentFailure said =
                decisions.persistentFailure(one.policyVersion(), one.severity().key(), window);
        int silences = count(all, "silent", Instant.EPOCH);
        int fair = count(counted, "silent", Instant.EPOCH);
        var counts = new EngagementCounts(
                count(all, "asked", Instant.EPOCH),
                count(all, "reminded", Instant.EPOCH),
                count(all, "answered", Instant.EPOCH),
                silences);
        return new EngagementVerdict(said.persistent(), said.words(), counts, silences - fair);
    }

    private List<EngagementLine> lines(CaseNumber number) {
        return lines.findByCaseNumberOrderByEntryNoAsc(number.value());
    }

    private List<MailTrace> traces(NonCompliance one) {
        return mails.traces(one.client(), one.number(), Actor.system(one.client()));
    }

    private static int count(List<EngagementLine> lines, String kind, Instant since) {
        return (int) lines.stream()
                .filter(line -> line.kind().equals(kind) && !line.at().isBefore(since))
                .count();
    }

    /** A silence counts where some mail of its request had left before. Lines from before mails were linked are believed. */
    private static boolean isFair(EngagementLine line, List<MailTrace> sent) {
        if (!line.kind().equals("silent")) {
            return true;
        }
        return line.request()
                .map(request ->
                        sent.stream().anyMatch(mail -> mail.cause().equals(request) && mail.hasLeftBy(line.at())))
                .orElse(true);
    }

    private static EngagementMark mark(EngagementLine line, List<MailTrace> sent, ZoneId zone) {
        String how =
                line.request().map(request -> how(request, line.step(), sent)).orElse("");
        String word = line.kind().equals("silent") && !isFair(line, sent) ? "silent, not counted" : word(line.kind());
        return new EngagementMark(
                line.at(),
                line.kind(),
                word,
                CaseWords.day(line.at(), zone),
                how,
                line.view().detail());
    }

    private static String word(String kind) {
        return switch (kind) {
            case "extended" -> "more time";
            case "stopped" -> "time stopped";
            case "resumed" -> "time runs again";
            case "noted" -> "note";
            case "told" -> "we wrote";
            default -> kind;
        };
    }

    private static String how(String request, String step, List<MailTrace> sent) {
        if (step.isEmpty()) {
            return "";
        }
        List<MailTrace> its = sent.stream()
                .filter(mail -> mail.cause().equals(request) && mail.step().equals(step))
                .toList();
        return its.isEmpty()
                ? "nobody to tell"
                : "mail "
                        + its.stream().map(MailTrace::word).distinct().sorted().collect(Collectors.joining(", "));
    }

    /** The verdict as a fact of a task page; empty where nothing has been asked yet. */
    Optional<String> sentence(CaseNumber number) {
        EngagementVerdict verdict = verdict(number);
        return verdict.counts().asked() == 0 ? Optional.empty() : Optional.of(verdict.sentence());
    }
}

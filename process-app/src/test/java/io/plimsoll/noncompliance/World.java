package io.plimsoll.noncompliance;

import io.plimsoll.client.CalendarView;
import io.plimsoll.client.ClientView;
import io.plimsoll.client.ContactView;
import io.plimsoll.client.Deadline;
import io.plimsoll.client.Remaining;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.client.ServiceState;
import io.plimsoll.client.ServiceTerms;
import io.plimsoll.client.ServiceView;
import io.plimsoll.client.WorkingTime.Carrying;
import io.plimsoll.finding.FailingAsset;
import io.plimsoll.finding.Failure;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.mail.Channel;
import io.plimsoll.mail.ChannelKind;
import io.plimsoll.mail.MailOrder;
import io.plimsoll.mail.MailTrace;
import io.plimsoll.policy.ApprovalRule;
import io.plimsoll.policy.Decisions;
import io.plimsoll.policy.EngagementInWindow;
import io.plimsoll.policy.LadderQuestion;
import io.plimsoll.policy.PauseSafety;
import io.plimsoll.policy.PersistentFailure;
import io.plimsoll.policy.ResponsePolicy;
import io.plimsoll.policy.Rung;
import io.plimsoll.policy.Way;
import io.plimsoll.standard.Applicability;
import io.plimsoll.standard.Control;
import io.plimsoll.standard.ControlRef;
import io.plimsoll.standard.Severity;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds the cases, for tests: two clients that are told everything, controls that all apply unless said
 * otherwise, and a record of what was done. A day has 24 hours and all of them are worked.
 */
final class World extends Clock {

    static final ResponsePolicy POLICY = new ResponsePolicy(4, 3, 5, 2, 2, 1, 10, 2, 10);

    /** Of a calendar from before versions were kept. */
    static final int UNKNOWN_CALENDAR = 1;

    Instant now = Instant.parse("2026-11-20T12:00:00.400Z");
    final Map<String, List<Failure>> failing = new ConcurrentHashMap<>();
    final Set<String> notApplying = new TreeSet<>();
    final List<LedgerFact> ledger = new CopyOnWriteArrayList<>();
    final List<MailOrder> mails = new CopyOnWriteArrayList<>();
    final List<String> workflow = new CopyOnWriteArrayList<>();
    final List<String> noted = new CopyOnWriteArrayList<>();
    final Set<String> poisoned = new TreeSet<>();
    Duration debounce = Duration.ZERO;
    int policyVersion = 1;
    int calendarVersion = 3;
    final List<CaseNumber> replanned = new ArrayList<>();

    void fails(String client, String control, String... assets) {
        List<Failure> those = new ArrayList<>();
        for (String asset : assets) {
            those.add(Given.failing(asset, Severity.HIGH));
        }
        failing.put(client + "/" + control, those);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    List<String> ledgerOf(CaseNumber number) {
        return ledger.stream()
                .filter(fact -> fact.subject().equals(number.value()))
                .map(LedgerFact::event)
                .toList();
    }

    List<String> mailsOf(CaseNumber number) {
        return mails.stream()
                .filter(mail -> number.equals(mail.number()))
                .map(mail -> mail.event() + "-" + mail.audience() + " to "
                        + mail.to().email())
                .toList();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    final class FakeFindings {

        /** What is told of here comes of no delivery. */
        public Optional<String> sourceOf(String scan) {
            return Optional.empty();
        }

        void visitFailing(ClientId client, Set<String> controls, BiConsumer<String, Failure> visitor) {
            for (String control : controls) {
                failing.getOrDefault(client + "/" + control, List.of()).forEach(one -> visitor.accept(control, one));
            }
        }

        List<FailingAsset> described(ClientId client, List<Failure> few) {
            return few.stream()
                    .map(one -> new FailingAsset(
                            one.asset(),
                            one.source(),
                            "check-1",
                            "No copy",
                            "",
                            one.reported(),
                            one.since(),
                            now,
                            one.shortfall()))
                    .toList();
        }

        Instant opensAt(Failure one) {
            return one.since().plus(debounce);
        }

        void noteCasesOpened(String scan, int count) {
            noted.add(scan + ":" + count);
        }

        void clearByPerson(ClientId client, String control, String evidence, Actor by) {
            failing.remove(client + "/" + control);
        }
    }

    final class FakeStandards {
        Optional<Control> adopted(ClientId client, String code) {
            return code.startsWith("X") ? Optional.empty() : Optional.of(Given.control(code, "1.0"));
        }

        List<Control> adopted(ClientId client, Set<String> codes) {
            return codes.stream()
                    .flatMap(code -> adopted(client, code).stream())
                    .toList();
        }

        Map<String, Applicability> applicability(ClientId client, List<Control> controls) {
            return controls.stream()
                    .collect(Collectors.toMap(
                            control -> control.ref().code(), control -> applicability(client, control)));
        }

        Control control(ControlRef ref) {
            return Given.control(ref.code(), ref.version());
        }

        Applicability applicability(ClientId client, Control control) {
            boolean applies = !notApplying.contains(control.ref().code());
            return new Applicability(applies, applies ? "It applies." : "No service depends on it any more.");
        }
    }

    static final class FakeClients {
        ClientView get(ClientId id, Actor reader) {
            reader.requireClient(id);
            ZoneId zone = ZoneId.of("Europe/Vienna");
            return new ClientView(
                    id,
                    "Client " + id,
                    "gold",
                    Locale.ENGLISH,
                    new CalendarView(3, zone, EnumSet.allOf(DayOfWeek.class), LocalTime.MIN, LocalTime.MAX),
                    List.of(contact(id, "member", Role.CLIENT_MEMBER), contact(id, "signatory", Role.CLIENT_SIGNATORY)),
                    List.of(),
                    Set.of(),
                    true);
        }

        List<ServiceView> servicesOf(ClientId id, Set<ServiceKind> kinds, Actor reader) {
            return List.of(new ServiceView(
                    "s1", ServiceKind.BACKUP, "Backup", ServiceState.ACTIVE, new ServiceTerms(5, 2, 10)));
        }

        private static ContactView contact(ClientId id, String name, Role role) {
            return new ContactView(name, name, name + "@" + id + ".example", role, Locale.ENGLISH, true, null, null);
        }
    }

    final class FakeTime {
        Deadline after(ClientId client, Instant start, double workingDays) {
            return new Deadline(
                    start.plusSeconds((long) (workingDays * 86_400)), ZoneId.of("Europe/Vienna"), calendarVersion);
        }

        int calendarVersion(ClientId client) {
            return calendarVersion;
        }

        /** Each later version of the calendar has one free day more. */
        Optional<Carrying> carrying(ClientId client, int version, Instant from, Instant anew) {
            Duration more = Duration.between(from, anew).plusDays(calendarVersion - version);
            return version == UNKNOWN_CALENDAR
                    ? Optional.empty()
                    : Optional.of(new Carrying(calendarVersion, ZoneId.of("Europe/Vienna"), at -> at.plus(more)));
        }

        Instant share(ClientId client, Instant from, Instant due, int percent) {
            return from.plus(Duration.between(from, due).multipliedBy(percent).dividedBy(100));
        }

        Remaining remaining(ClientId client, Instant due) {
            Duration left = Duration.between(now, due);
            return new Remaining(
                    left.isNegative(), (int) left.abs().toDays(), left.abs().toHoursPart());
        }

        LocalDate today(ClientId client) {
            return LocalDate.ofInstant(now, ZoneOffset.UTC);
        }

        Duration days(int days) {
            return Duration.ofDays(days);
        }

        Deadline endOf(ClientId client, LocalDate date) {
            return new Deadline(
                    date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC, calendarVersion);
        }
    }

    final class FakeLedger {
        String append(LedgerFact fact) {
            ledger.add(fact);
            return "hash";
        }

        void note(LedgerFact fact) {
            ledger.add(fact);
        }

        void appendAll(Collection<LedgerFact> facts) {
            ledger.addAll(facts);
        }
    }

    /** One for each client. */
    final class FakeChannels {
        public List<Channel> besides(ClientId client) {
            return List.of(new Channel(
                    "channel-" + client,
                    client,
                    ChannelKind.SLACK,
                    "Room of " + client,
                    "chat.example",
                    Set.of(),
                    true,
                    "Ada",
                    Instant.EPOCH));
        }
    }

    final class FakeMails {
        boolean queue(MailOrder order) {
            return mails.add(order);
        }

        boolean wordsLater(String event, String audience, Map<String, Object> model) {
            return false;
        }

        /** Whatever is queued here is sent at once. */
        List<MailTrace> traces(ClientId client, CaseNumber number, Actor reader) {
            return mails.stream()
                    .filter(order ->
                            number.equals(order.number()) && order.audience().equals("client"))
                    .map(order -> new MailTrace(order.cause(), order.step(), "sent", Instant.EPOCH))
                    .toList();
        }
    }

    final class FakeWorkflow implements Workflow {

        @Override
        public void requestReplanned(ClientId client, CaseNumber number, Instant due, boolean reminders) {
            replanned.add(number);
        }

        @Override
        public void termMoved(ClientId client, CaseNumber number, Term term, Instant end) {
            workflow.add("moved %s of %s".formatted(term.key(), number));
        }

        @Override
        public void requestStopped(ClientId client, CaseNumber number) {
            replanned.remove(number);
        }

        @Override
        public void casesOpened(List<OpenedCase> cases) {
            if (cases.stream().anyMatch(one -> poisoned.contains(one.client().value()))) {
                throw new IllegalStateException("One of these cannot start");
            }
            workflow.add("opened "
                    + String.join(
                            " ", cases.stream().map(one -> one.number().value()).toList()));
        }

        @Override
        public void caseOver(ClientId client, CaseNumber number) {
            workflow.add("over " + number);
        }

        @Override
        public boolean textToBeChanged(ClientId client, CaseNumber number) {
            return workflow.add("text to be changed " + number);
        }

        @Override
        public void evidenceWorsened(ClientId client, CaseNumber number) {
            workflow.add("worsened " + number);
        }

        @Override
        public boolean extensionRequested(ClientId client, CaseNumber number) {
            return workflow.add("extension requested " + number);
        }

        @Override
        public void extensionDecided(ClientId client, CaseNumber number) {
            workflow.add("extension decided " + number);
        }

        @Override
        public void gatewayAnswered(ClientId client, CaseNumber number) {
            workflow.add("answered " + number);
        }
    }

    final class FakeDecisions implements Decisions {

        @Override
        public Decisions trying(Map<String, String> texts) {
            return this;
        }

        @Override
        public PersistentFailure persistentFailure(int version, String severity, EngagementInWindow window) {
            return new PersistentFailure(window.silences30() > 0, "%d silences".formatted(window.silences30()));
        }

        @Override
        public int currentVersion() {
            return policyVersion;
        }

        @Override
        public String severity(
                int version, String control, @Nullable String reported, @Nullable Double cvss, int assets) {
            return reported == null ? control : reported;
        }

        @Override
        public ResponsePolicy responsePolicy(int version, String severity, String tier) {
            return POLICY;
        }

        @Override
        public List<Rung> ladder(int version, LadderQuestion question) {
            return List.of(
                    new Rung(25, "friendly", false, false, false, Way.MAIL),
                    new Rung(50, "firm", false, false, false, Way.MAIL_AND_CHAT),
                    new Rung(75, "final", true, true, true, Way.MAIL_AND_CHAT));
        }

        @Override
        public ApprovalRule approvalRule(int version, int residualRisk, String severity, int days, int renewals) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String incidentSeverity(int version, String access, String ease, String harm) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PauseSafety safeToPause(int version, String serviceKind, String severity) {
            throw new UnsupportedOperationException();
        }
    }
}

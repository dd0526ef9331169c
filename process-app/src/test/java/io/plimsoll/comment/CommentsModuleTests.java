package io.plimsoll.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.PlimsollTest;
import io.plimsoll.client.CalendarDetails;
import io.plimsoll.client.ClientDetails;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ContactDetails;
import io.plimsoll.client.ServiceDetails;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.client.ServiceTerms;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerRow;
import io.plimsoll.mail.MailView;
import io.plimsoll.mail.Mails;
import io.plimsoll.noncompliance.CaseMoved;
import io.plimsoll.noncompliance.CaseOutcome;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.EngagementEntry;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.ReportResult;
import io.plimsoll.noncompliance.TaskDecided;
import io.plimsoll.people.Account;
import io.plimsoll.people.FakeDirectory;
import io.plimsoll.standard.StandardView;
import io.plimsoll.standard.Standards;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** What people say about a case of a client of its own, with a sign-in in memory. */
@PlimsollTest
class CommentsModuleTests {

    private static final Actor ADMIN = msp("sub-admin", Role.ADMINISTRATOR);

    @Autowired
    Clients clients;

    @Autowired
    Standards standards;

    @Autowired
    NonCompliances cases;

    @Autowired
    Engagement engagement;

    @Autowired
    Mails mails;

    @Autowired
    Ledger ledger;

    @Autowired
    CommentRows rows;

    @Autowired
    MentionRows mentions;

    @Autowired
    CommentEffects effects;

    @Autowired
    NewsRows newsRows;

    @Autowired
    WatchRows watchRows;

    @Autowired
    Watches watches;

    @Autowired
    Postman postman;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Clock clock;

    private final FakeDirectory directory = new FakeDirectory();
    private Comments comments;
    private NewsRound round;
    private ClientId client;
    private CaseNumber number;
    private Actor analyst;
    private Actor manager;
    private Actor member;

    @BeforeEach
    void aCaseAndThePeopleAroundIt() {
        Addressees addressees = new Addressees(directory, rows);
        comments = new Comments(cases, rows, mentions, addressees, effects, transaction, clock);
        round = new NewsRound(newsRows, watchRows, addressees, postman, transaction, clock);
        client = client();
        number = ((ReportResult.Opened) cases.report(client, "MTS-01.2", "Seen", List.of("host"), analyst()))
                .opened()
                .number();
        analyst = analyst();
        manager = msp("sub-manager-" + client, Role.SERVICE_MANAGER);
        member = person("sub-member-" + client, ClientScope.of(client), Role.CLIENT_MEMBER);
        for (Actor one : List.of(analyst, manager, member)) {
            directory.add(account(one));
        }
    }

    private Actor analyst() {
        return msp("sub-analyst-" + client, Role.ANALYST);
    }

    private ClientId client() {
        ClientId id = new ClientId("c-" + UUID.randomUUID().toString().substring(0, 12));
        var calendar = new CalendarDetails(
                "Europe/Vienna", EnumSet.allOf(DayOfWeek.class), LocalTime.of(8, 0), LocalTime.of(18, 0));
        clients.create(id.value(), new ClientDetails("Client " + id, "gold", "en", Set.of()), calendar, ADMIN);
        clients.addContact(id, new ContactDetails("Sam", "sam@" + id + ".example", Role.CLIENT_SIGNATORY, "en"), ADMIN);
        clients.addService(
                id, new ServiceDetails("Helpdesk", ServiceKind.HELPDESK, new ServiceTerms(10, 3, 20)), ADMIN);
        StandardView standard = standards.all().stream()
                .filter(one -> one.id().equals("minimum-technology-standards"))
                .findFirst()
                .orElseThrow();
        standards.adopt(id, standard.id(), standard.version(), ADMIN);
        return id;
    }

    private static Actor msp(String subject, Role role) {
        return person(subject, ClientScope.everyone(), role);
    }

    private static Actor person(String subject, ClientScope scope, Role role) {
        String name = subject.substring("sub-".length());
        return new Actor(subject, name, name, name + "@people.example", Set.of(role), scope, SignIn.none());
    }

    private static Account account(Actor of) {
        return new Account(
                of.subject(),
                of.username(),
                of.name(),
                of.email(),
                true,
                of.roles(),
                of.scope(),
                Account.Factor.READY,
                Set.of());
    }

    private CommentView said(Actor by, Visibility visibility, String words) {
        return ((CommentResult.Done) comments.write(number, new NewComment(words, visibility, Set.of()), by)).comment();
    }

    private String refusal(Actor by, Visibility visibility, String words) {
        return ((CommentResult.Refused) comments.write(number, new NewComment(words, visibility, Set.of()), by))
                .reason();
    }

    /** Made by hand, the feature has no transactions of its own. */
    private CommentResult withdrawn(CommentView one, Actor by) {
        return transaction.execute(status -> comments.withdraw(number, one.id(), by));
    }

    private CommentResult erased(CommentView one) {
        return transaction.execute(status -> comments.erase(number, one.id(), ADMIN));
    }

    private List<String> wordsFor(Actor reader) {
        return comments.list(number, null, 50, reader).items().stream()
                .map(CommentView::words)
                .toList();
    }

    private List<String> mailed(String event) {
        return mails.about(client, number, ADMIN).stream()
                .filter(mail -> mail.event().equals(event))
                .map(MailView::to)
                .toList();
    }

    @Test
    void whatTheMspWritesIsInternalUnlessItSaysOtherwise() {
        var given = new NewComment("Just a thought", null, Set.of());
        assertThat(((CommentResult.Done) comments.write(number, given, analyst))
                        .comment()
                        .visibility())
                .isEqualTo(Visibility.INTERNAL);
        assertThat(((CommentResult.Done) comments.write(number, given, member))
                        .comment()
                        .visibility())
                .isEqualTo(Visibility.SHARED);

        assertThat(refusal(member, Visibility.INTERNAL, "Between us")).contains("your people and by us");
        assertThat(comments.list(number, null, 50, member).items()).hasSize(1);
        assertThat(comments.list(number, null, 50, analyst).items()).hasSize(2);
    }

    @Test
    void eachSideIsToldOfWhatTheOtherWritesAndItStandsInTheEngagementRecord() {
        said(analyst, Visibility.SHARED, "When does the disk arrive?");
        said(member, Visibility.SHARED, "On Tuesday");
        said(analyst, Visibility.INTERNAL, "Not before Wednesday, I bet");

        assertThat(engagement.record(number, analyst))
                .extracting(EngagementEntry::kind)
                .containsExactly("told", "wrote");
        assertThat(mailed("comment-shared")).containsExactly("sam@" + client + ".example");
        assertThat(mailed("comment-received")).containsExactly("analyst@msp.example");
    }

    @Test
    void theLedgerHoldsASaltedHashAndWhatIsInternalStandsInTheMspsChain() {
        CommentView shared = said(analyst, Visibility.SHARED, "Same words");
        CommentView internal = said(analyst, Visibility.INTERNAL, "Same words");

        List<LedgerRow> own = about(Chain.of(client));
        List<LedgerRow> msps = about(Chain.msp());
        assertThat(own).extracting(LedgerRow::event).contains("comment-written");
        assertThat(own).noneMatch(row -> row.facts().contains(internal.id()));
        assertThat(msps).anyMatch(row -> row.facts().contains(internal.id()));
        String fingerprint =
                rows.find(client, number, shared.id()).orElseThrow().fingerprint();
        assertThat(own).anyMatch(row -> row.facts().contains(fingerprint));
        assertThat(msps).noneMatch(row -> row.facts().contains(fingerprint));
        assertThat(own).noneMatch(row -> row.facts().contains("Same words"));
    }

    private List<LedgerRow> about(Chain chain) {
        return ledger.about(chain, number, ADMIN);
    }

    @Test
    void onlyWhoWroteItTakesItBackAndItStaysOnRecord() {
        CommentView one = said(analyst, Visibility.SHARED, "A mistake");

        assertThatThrownBy(() -> withdrawn(one, manager)).isInstanceOf(AccessDenied.class);
        assertThat(withdrawn(one, analyst)).isInstanceOf(CommentResult.Done.class);
        assertThat(withdrawn(one, analyst)).isInstanceOf(CommentResult.Refused.class);

        for (Actor reader : List.of(analyst, member, ADMIN)) {
            CommentView now = comments.list(number, null, 50, reader).items().get(0);
            assertThat(now.words()).isEmpty();
            assertThat(now.withdrawnAt()).isNotNull();
        }
        assertThat(about(Chain.of(client))).extracting(LedgerRow::event).contains("comment-withdrawn");
    }

    @Test
    void whatWasTakenBackCanBeErasedAndTheChainStillVerifies() {
        CommentView one = said(member, Visibility.SHARED, "My private number is 4711");
        assertThat(erased(one)).isInstanceOf(CommentResult.Refused.class);
        withdrawn(one, member);
        assertThat(rows.find(client, number, one.id()).orElseThrow().words()).contains("4711");

        assertThat(erased(one)).isInstanceOf(CommentResult.Done.class);

        Comment left = rows.find(client, number, one.id()).orElseThrow();
        assertThat(left.words() + left.salt()).isEmpty();
        assertThat(erased(one)).isInstanceOf(CommentResult.Refused.class);
        assertThat(ledger.verify(Chain.of(client), ADMIN).valid()).isTrue();
    }

    @Test
    void whoIsNamedIsToldOnceAndSeesItUntilTheyRead() {
        said(analyst, Visibility.INTERNAL, "Look at this, @" + manager.username() + " and @" + manager.username());

        assertThat(mailed("mention-told")).containsExactly(manager.email());
        assertThat(comments.mentions(manager)).extracting(MentionView::number).containsExactly(number);
        assertThat(comments.mentions(analyst)).isEmpty();

        comments.read(number, manager);
        assertThat(comments.mentions(manager)).isEmpty();
    }

    @Test
    void whoHasLostTheClientIsRemindedOfNothing() {
        said(analyst, Visibility.INTERNAL, "Look at this, @" + manager.username());

        Actor elsewhere = person(manager.subject(), ClientScope.of(new ClientId("elsewhere")), Role.SERVICE_MANAGER);
        assertThat(comments.mentions(elsewhere)).isEmpty();
        Actor nowTheirs = person(manager.subject(), ClientScope.of(client), Role.CLIENT_MEMBER);
        assertThat(comments.mentions(nowTheirs)).isEmpty();
    }

    @Test
    void whoMayNotSeeTheCommentIsNotNamedInIt() {
        Actor stranger =
                person("sub-stranger-" + client, ClientScope.of(new ClientId("elsewhere")), Role.CLIENT_MEMBER);
        directory.add(account(stranger));
        String there = refusal(analyst, Visibility.SHARED, "Ask @" + stranger.username());
        String nowhere = refusal(analyst, Visibility.SHARED, "Ask @nobody-at-all");

        assertThat(there.replace(stranger.username(), "?")).isEqualTo(nowhere.replace("nobody-at-all", "?"));
        assertThat(refusal(analyst, Visibility.INTERNAL, "Ask @" + member.username()))
                .contains("sees no internal comments");
        assertThat(wordsFor(analyst)).isEmpty();
    }

    @Test
    void aClientsPeopleNameThoseOfTheMspWhoHaveWrittenToThem() {
        assertThat(refusal(member, Visibility.SHARED, "Thanks, @" + analyst.username()))
                .contains("Nobody called");
        said(analyst, Visibility.INTERNAL, "Between us");
        assertThat(refusal(member, Visibility.SHARED, "Thanks, @" + analyst.username()))
                .contains("Nobody called");
        said(analyst, Visibility.SHARED, "To you");

        said(member, Visibility.SHARED, "Thanks, @" + analyst.username());

        assertThat(mailed("mention-told")).containsExactly(analyst.email());
        assertThat(comments.people(number, member))
                .extracting(Addressee::username)
                .containsExactly(analyst.username());
    }

    @Test
    void pagesFollowEachOtherAndNothingOfTheInternalIsCountedForTheClient() {
        for (int nr = 0; nr < 6; nr++) {
            said(analyst, nr % 2 == 0 ? Visibility.SHARED : Visibility.INTERNAL, "Nr " + nr);
        }
        CommentPage first = comments.list(number, null, 2, member);
        CommentPage second = comments.list(number, first.next(), 2, member);

        assertThat(first.items()).extracting(CommentView::words).containsExactly("Nr 4", "Nr 2");
        assertThat(second.items()).extracting(CommentView::words).containsExactly("Nr 0");
        assertThat(second.next()).isNull();
        assertThat(comments.list(number, "not one of ours ✓", 2, member).items())
                .hasSizeLessThan(3);
    }

    @Test
    void nobodyWritesWithoutEnd() {
        for (int nr = 0; nr < 60; nr++) {
            said(manager, Visibility.INTERNAL, "Nr " + nr);
        }

        assertThat(comments.write(number, new NewComment("One more", null, Set.of()), manager))
                .isInstanceOf(CommentResult.TooMuch.class);
        assertThat(refusal(analyst, Visibility.INTERNAL, "x".repeat(4001))).contains("4,000");
        assertThat(refusal(analyst, Visibility.INTERNAL, " \n ")).contains("Write something");
    }

    @Test
    void othersNeitherReadNorWrite() {
        Actor stranger = person("sub-x", ClientScope.of(new ClientId("elsewhere")), Role.CLIENT_MEMBER);
        Actor auditor = msp("sub-auditor", Role.AUDITOR);

        assertThatThrownBy(() -> comments.list(number, null, 5, stranger)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> said(stranger, Visibility.SHARED, "Hello")).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> said(auditor, Visibility.INTERNAL, "Hello")).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> watches.watch(number, stranger)).isInstanceOf(NotVisible.class);
    }

    @Test
    void aMatterThatIsOverIsNotTalkedAboutAnyMore() {
        cases.close(number, CaseOutcome.MET, Actor.system(client));

        assertThat(refusal(analyst, Visibility.INTERNAL, "Well done")).contains("closed");
    }

    private void happen(Object... those) {
        transaction.executeWithoutResult(status -> {
            for (Object one : those) {
                events.publishEvent(one);
            }
        });
    }

    private List<String> news(String event) {
        List<String> all = new ArrayList<>();
        for (MailView mail : mails.about(client, number, ADMIN)) {
            if (mail.event().equals(event)) {
                all.add(mail.to() + ": " + mails.content(mail.id(), ADMIN).text());
            }
        }
        return all;
    }

    @Test
    void whoWatchesGetsOneMailForAllThatGathered() {
        watches.watch(number, manager);
        watches.watch(number, manager);
        happen(
                new CaseMoved(number, client, CaseState.DISPUTED, null),
                new CaseMoved(number, client, CaseState.RESPONDING, null),
                new TaskDecided(number, client, "review-dispute", "reject", false, analyst));
        said(analyst, Visibility.INTERNAL, "The words themselves");

        round.tell();
        round.tell();

        assertThat(news("news-told")).singleElement().satisfies(mail -> assertThat(mail)
                .startsWith(manager.email())
                .contains("The case is disputed now.", "The case is responding now.", "Review dispute: reject")
                .contains("wrote an internal comment")
                .doesNotContain("The words themselves"));
    }

    @Test
    void aClientsPeopleHearOfNoInternalDecisionOrComment() {
        watches.watch(number, member);
        happen(new TaskDecided(number, client, "prepare-pause", "submit", false, analyst));
        said(analyst, Visibility.INTERNAL, "Between us");
        round.tell();
        assertThat(news("case-news")).isEmpty();

        happen(
                new TaskDecided(number, client, "assess-risk", "submit", false, analyst),
                new CaseMoved(number, client, CaseState.AGREEING, null));
        round.tell();

        assertThat(news("case-news")).singleElement().satisfies(mail -> assertThat(mail)
                .contains("A deviation is being agreed.")
                .doesNotContain("Assess risk", "internal"));
    }

    @Test
    void rightsAreAskedForWhenItIsTold() {
        watches.watch(number, manager);
        watches.watch(number, member);
        happen(new CaseMoved(number, client, CaseState.DISPUTED, null));
        directory.add(
                account(person(manager.subject(), ClientScope.of(new ClientId("elsewhere")), Role.SERVICE_MANAGER)));
        directory.accounts.remove(member.subject());

        round.tell();

        assertThat(news("news-told")).isEmpty();
        assertThat(news("case-news")).isEmpty();
    }

    @Test
    void nobodyIsToldOfTheirOwnDoingOrAfterTheyStopped() {
        watches.watch(number, analyst);
        watches.watch(number, manager);
        assertThat(watches.isWatching(number, manager)).isTrue();
        watches.stop(number, manager);
        assertThat(watches.isWatching(number, manager)).isFalse();
        said(analyst, Visibility.INTERNAL, "By myself");

        round.tell();

        assertThat(news("news-told")).isEmpty();
    }
}

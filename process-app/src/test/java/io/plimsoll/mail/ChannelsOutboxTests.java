package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.TestDatabase;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.outbound.Loopback;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What channels get beside the mail, and how it leaves. */
@Tag(TestDatabase.TAG)
class ChannelsOutboxTests extends OutboxBench {

    private ChannelReceiver receiver;
    private ChannelRows rows;
    private ChannelPost post;

    @Override
    Courier channelCourier() {
        rows = new ChannelRows(db);
        post = new ChannelPost(
                Loopback.strongbox("0123456789abcdef0123456789abcdef"), Loopback.rest(), Loopback.webhooks(clock));
        return new ChannelCourier(rows, post);
    }

    @BeforeEach
    void start() throws IOException {
        receiver = new ChannelReceiver();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private String channel(String name, ChannelKind kind, String path, @Nullable ClientId client, Role... roles) {
        String url = receiver.at(path);
        var channel = new Channel(
                ChannelRows.newId(),
                client,
                kind,
                name,
                URI.create(url).getHost(),
                Set.of(roles),
                true,
                "Ada",
                clock.instant());
        assertThat(rows.add(channel, ChannelPostTests.sealed(channel.id(), kind, url), ADMIN))
                .isTrue();
        return channel.id();
    }

    /** A mail to the mailbox of a role. */
    private static MailOrder toRole(MailEvent event, Role role, String cause) {
        return MailSamples.to(
                MailSamples.because(MailSamples.of(event), cause),
                new Recipient(
                        "Lighthouse IT", role.claim() + "@msp.example", Locale.ENGLISH, ZoneId.of("Europe/Berlin")));
    }

    private static MailOrder decision(String cause) {
        return toRole(MailEvent.ENFORCEMENT_DUE, Role.SERVICE_MANAGER, cause);
    }

    private List<ListedMail> inChannels() {
        return all().stream().filter(one -> one.to().contains(" (127.0.0.1)")).toList();
    }

    @Test
    void aRolesMailGoesToItsChannelsInTheSameTransaction() {
        channel("Managers", ChannelKind.SLACK, "/200/m", null, Role.SERVICE_MANAGER, Role.DIRECTOR);
        channel("Analysts", ChannelKind.TEAMS, "/200/a", null, Role.ANALYST);
        channel("Harbor", ChannelKind.TEAMS, "/200/h", MailSamples.HARBOR);
        transactions.executeWithoutResult(status -> {
            mails.queue(decision("one"));
            status.setRollbackOnly();
        });
        assertThat(all()).isEmpty();

        queue(decision("one"));
        assertThat(inChannels()).singleElement().satisfies(one -> {
            assertThat(one.to()).isEqualTo("Slack Managers (127.0.0.1)");
            assertThat(one.event()).isEqualTo("enforcement-due");
            assertThat(one.number()).isEqualTo(MailSamples.NUMBER.value());
        });
        assertThat(channelRelay.relayDue()).isOne();
        assertThat(relay.relayDue()).isOne();

        assertThat(receiver.heard()).singleElement().satisfies(heard -> {
            assertThat(heard.path()).isEqualTo("/200/m");
            assertThat(heard.body())
                    .contains("NC-2026-000123", "The client did not answer in time", "/cases/NC-2026-000123")
                    .doesNotContain("Answers are not read", "<html");
        });
        assertThat(all()).allMatch(one -> one.state().equals("sent"));
        assertThat(courier.recipients()).containsExactly("service-manager@msp.example");
    }

    @Test
    void aClientsChannelHearsWhatItsPeopleAreToldAndNobodyElses() {
        channel("Harbor", ChannelKind.WEBHOOK, "/200/h", MailSamples.HARBOR);
        channel("Alpine", ChannelKind.WEBHOOK, "/200/a", new ClientId("alpine"));
        channel("Ours", ChannelKind.WEBHOOK, "/200/o", null, Role.ANALYST, Role.SERVICE_MANAGER);

        queue(order("one"));
        queue(decision("two"));
        channelRelay.relayDue();

        assertThat(receiver.heard())
                .extracting(ChannelReceiver.Heard::path)
                .containsExactlyInAnyOrder("/200/h", "/200/o");
    }

    @Test
    void aChannelHearsOnceHoweverManyPeopleAreTold() {
        channel("Harbor", ChannelKind.SLACK, "/200", MailSamples.HARBOR);
        queue(order("one"));
        queue(MailSamples.to(
                order("one"), new Recipient("Bo", "bo@harbor.example", Locale.GERMAN, ZoneId.of("Europe/Zurich"))));
        queue(order("one"));
        assertThat(inChannels()).hasSize(1);
        queue(order("two"));

        channelRelay.relayDue();
        channelRelay.relayDue();

        assertThat(receiver.heard()).hasSize(2);
    }

    @Test
    void whatIsForMailboxesOnlyGoesToNone() {
        channel("Harbor", ChannelKind.SLACK, "/200", MailSamples.HARBOR);

        queue(order("one").mailOnly(true));
        queue(order("two").mailOnly(false));

        assertThat(all()).hasSize(3);
        assertThat(inChannels()).hasSize(1);
    }

    @Test
    void theDatabaseRefusesARepeatThatSlipsThrough() {
        String id = channel("Harbor", ChannelKind.SLACK, "/200", MailSamples.HARBOR);
        Channel channel = rows.one(id).orElseThrow();

        assertThat(rows.queue(channel, order("one"), "en", message("a"), "msp.example"))
                .isTrue();
        assertThat(rows.queue(channel, order("one"), "en", message("b"), "msp.example"))
                .isFalse();
    }

    private ChannelMessage message(String id) {
        return new ChannelMessage(id, "answer-asked", "harbor", null, "s", "t", "https://p.example/", clock.instant());
    }

    @Test
    void whatOnePersonWantedToHearStaysTheirs() {
        channel("Harbor", ChannelKind.SLACK, "/200", MailSamples.HARBOR);
        channel("Ours", ChannelKind.SLACK, "/200/o", null, Role.ANALYST);

        queue(MailSamples.of(MailEvent.CASE_NEWS));
        queue(MailSamples.of(MailEvent.COMMENT_MENTION));
        queue(MailSamples.of(MailEvent.DAILY));
        queue(toRole(MailEvent.NEWS_TOLD, Role.ANALYST, "news"));
        queue(toRole(MailEvent.MENTION_TOLD, Role.ANALYST, "mention"));
        queue(MailSamples.to(
                MailSamples.of(MailEvent.DISPUTE_RAISED),
                new Recipient("Nora", "nora@msp.example", Locale.ENGLISH, ZoneId.of("Europe/Berlin"))));

        assertThat(all()).hasSize(6);
        assertThat(inChannels()).isEmpty();
    }

    /** A silence is counted of what the client's people were told; a channel tells nobody. */
    @Test
    void aMessageInAChannelProvesNothing() {
        channel("Harbor", ChannelKind.SLACK, "/200", MailSamples.HARBOR);
        queue(order("one"));
        courier.answer = new Delivery.Refused("550 no such user", true);
        relay.relayDue();
        channelRelay.relayDue();
        assertThat(receiver.heard()).hasSize(1);

        var client = person(ClientScope.of(MailSamples.HARBOR), Role.CLIENT_MEMBER);
        assertThat(mails.traces(MailSamples.HARBOR, MailSamples.NUMBER, ADMIN))
                .singleElement()
                .satisfies(trace -> {
                    assertThat(trace.state()).isEqualTo("dead");
                    assertThat(trace.hasLeftBy(clock.instant())).isFalse();
                });
        assertThat(mails.about(MailSamples.HARBOR, MailSamples.NUMBER, client)).hasSize(1);
        assertThat(mails.about(MailSamples.HARBOR, MailSamples.NUMBER, ADMIN)).hasSize(2);
        assertThatThrownBy(() -> mails.content(inChannels().get(0).id(), client))
                .isInstanceOf(NotVisible.class);
        assertThat(refused).doesNotContain(inChannels().get(0).to());
    }

    @Test
    void figuresOfMailAreOfMail() {
        channel("Harbor", ChannelKind.SLACK, "/200", MailSamples.HARBOR);
        queue(order("one"));
        channelRelay.relayDue();
        relay.relayDue();

        assertThat(new Deliveries(db, clock).of(MailSamples.HARBOR, 1, ADMIN))
                .singleElement()
                .satisfies(month -> {
                    assertThat(month.domain()).isEqualTo("harbor.example");
                    assertThat(month.sent()).isOne();
                });
    }

    @Test
    void aBounceThatNamesAMessageOfAChannelIsNobodys() {
        channel("Harbor", ChannelKind.SLACK, "/200", MailSamples.HARBOR);
        queue(order("one"));
        channelRelay.relayDue();
        relay.relayDue();
        String id = inChannels().get(0).id();

        assertThat(outbox.sentAs("<" + id + "@msp.example>")).isEmpty();
        assertThat(outbox.sentAs(courier.messageIds().get(0))).isPresent();
    }

    @Test
    void whatAChannelRefusesIsDeadAndCanBeTriedAnew() {
        channel("Harbor", ChannelKind.SLACK, "/404", MailSamples.HARBOR);
        queue(order("one"));
        relay.relayDue();

        channelRelay.relayDue();
        assertThat(inChannels()).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo("dead");
            assertThat(one.error()).isEqualTo("Answered with status 404");
        });
        assertThat(mails.undelivered(ADMIN)).isOne();
        assertThat(revive(inChannels().get(0).id(), ADMIN)).isTrue();
        channelRelay.relayDue();
        assertThat(receiver.heard()).hasSize(2);
    }

    @Test
    void whatPerhapsStandsInAChatIsNotSentTwiceByItself() {
        channel("Harbor", ChannelKind.TEAMS, "/silent", MailSamples.HARBOR);
        queue(order("one"));

        channelRelay.relayDue();
        clock.pass(Duration.ofDays(1));
        assertThat(channelRelay.relayDue()).isZero();

        assertThat(inChannels().get(0).state()).isEqualTo("unknown");
        assertThat(receiver.heard()).hasSize(1);
    }

    @Test
    void whoAsksToWaitIsLeftAloneForSoLong() {
        channel("Harbor", ChannelKind.SLACK, "/429", MailSamples.HARBOR);
        queue(order("one"));

        channelRelay.relayDue();
        clock.pass(Duration.ofSeconds(119));
        assertThat(channelRelay.relayDue()).isZero();
        clock.pass(Duration.ofSeconds(1));
        assertThat(channelRelay.relayDue()).isOne();

        assertThat(inChannels().get(0).state()).isEqualTo("queued");
        assertThat(inChannels().get(0).attempts()).isEqualTo(2);
    }

    @Test
    void aServerDoesNotMakeUsWaitForEver() {
        var plan = new RetryPlan(10, Duration.ofSeconds(10), Duration.ofMinutes(5), new java.util.Random(3));

        assertThat(plan.after(1, MailSamples.NOW, Duration.ofDays(9)))
                .contains(MailSamples.NOW.plus(Duration.ofMinutes(5)));
        assertThat(plan.after(10, MailSamples.NOW, Duration.ofDays(9))).isEmpty();
    }

    @Test
    void aChannelThatHangsHoldsUpNeitherMailNorTheOthers() {
        channel("Broken", ChannelKind.WEBHOOK, "/503", MailSamples.HARBOR);
        channel("Fine", ChannelKind.WEBHOOK, "/200", MailSamples.HARBOR);
        for (int i = 0; i < 9; i++) {
            queue(order("cause " + i));
        }

        assertThat(relay.relayDue()).isEqualTo(9);
        assertThat(receiver.heard()).isEmpty();
        assertThat(channelRelay.relayDue()).isEqualTo(18);

        assertThat(inChannels().stream().filter(one -> one.to().contains("Fine")))
                .hasSize(9)
                .allMatch(one -> one.state().equals("sent"));
        assertThat(inChannels().stream().filter(one -> one.to().contains("Broken")))
                .hasSize(9)
                .allMatch(one -> one.state().equals("queued") && one.attempts() == 1);
        // asked once for each set that was claimed, and not for each message
        assertThat(receiver.heard().stream().filter(one -> one.path().equals("/503")))
                .hasSizeLessThan(9);
    }

    @Test
    void whileMailIsHeldNothingGoesToChannelsEither() {
        channel("Harbor", ChannelKind.SLACK, "/200", MailSamples.HARBOR);
        db.sql("insert into outbox_hold (id, open_key, reason, held_by, held_by_name, held_at) values ('h', 'open', 'It"
                        + " sends twice', 's-1', 'Pat', ?)")
                .param(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        queue(order("one"));

        assertThat(channelRelay.relayDue()).isZero();
        db.sql("update outbox_hold set open_key = null").update();

        assertThat(channelRelay.relayDue()).isOne();
        assertThat(receiver.heard()).hasSize(1);
    }

    @Test
    void aHostGetsNoMoreInAMinuteThanItTakes() {
        channel("Harbor", ChannelKind.SLACK, "/200", MailSamples.HARBOR);
        for (int i = 0; i < 6; i++) {
            queue(order("cause " + i));
        }
        MailRelay slow = relay(outbox.ofChannels(), channelCourier(), settings(false, 4));

        assertThat(slow.relayDue()).isEqualTo(4);
        assertThat(slow.relayDue()).isZero();
        clock.pass(Duration.ofSeconds(61));
        assertThat(slow.relayDue()).isEqualTo(2);
    }

    @Test
    void whatADeadProcessClaimedIsPostedByAnotherAfterTheLeaseUnderTheSameId() {
        channel("Harbor", ChannelKind.WEBHOOK, "/200", MailSamples.HARBOR);
        queue(order("one"));
        MailRelay dying = relay(
                outbox.ofChannels(),
                claimed -> {
                    channelCourier().deliver(claimed);
                    throw new IllegalStateException("killed");
                },
                SETTINGS);
        assertThatThrownBy(dying::relayDue).hasMessage("killed");

        clock.pass(Duration.ofMinutes(14));
        assertThat(channelRelay.relayDue()).isZero();
        clock.pass(Duration.ofMinutes(2));
        assertThat(channelRelay.relayDue()).isOne();

        assertThat(inChannels().get(0).state()).isEqualTo("sent");
        assertThat(receiver.heard()).hasSize(2);
        assertThat(Set.copyOf(receiver.heard().stream()
                        .map(heard -> heard.header("Webhook-id"))
                        .toList()))
                .containsExactly(inChannels().get(0).id());
    }

    @Test
    void oneThatIsOffHearsNothing() {
        String id = channel("Harbor", ChannelKind.SLACK, "/200", MailSamples.HARBOR);
        queue(order("before"));
        assertThat(rows.turn(id, clock.instant())).isTrue();
        assertThat(rows.turn(id, clock.instant())).isFalse();
        queue(order("meanwhile"));

        channelRelay.relayDue();

        assertThat(receiver.heard()).isEmpty();
        assertThat(inChannels()).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo("dead");
            assertThat(one.error()).isEqualTo("The channel is switched off");
        });
        assertThat(rows.turn(id, null)).isTrue();
        assertThat(rows.turn(id, null)).isFalse();
        queue(order("after"));
        channelRelay.relayDue();
        assertThat(receiver.heard()).hasSize(1);
    }

    @Test
    void theDatabaseKeepsNoAddressThatCouldBeUsed() {
        channel("Harbor", ChannelKind.WEBHOOK, "/200/very-secret", MailSamples.HARBOR);
        queue(order("one"));

        for (String table : List.of("message_channel", "outbox_mail")) {
            for (Map<String, Object> row :
                    db.sql("select * from " + table).query().listOfRows()) {
                assertThat(row.toString()).doesNotContain("very-secret", "whsec_");
            }
        }
    }
}

package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.TestDatabase;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(TestDatabase.TAG)
class MailOutboxTests extends OutboxBench {

    @Test
    void aMailIsQueuedOnlyWithWhatCausedIt() {
        transactions.executeWithoutResult(status -> {
            mails.queue(order("one"));
            status.setRollbackOnly();
        });

        assertThat(all()).isEmpty();
        assertThat(relay.relayDue()).isZero();
    }

    @Test
    void aCauseTellsAPersonOncePerStep() {
        assertThat(queue(order("one"))).isTrue();
        assertThat(queue(order("one"))).isFalse();
        assertThat(queue(order("two"))).isTrue();
        assertThat(queue(MailSamples.to(
                        order("one"),
                        new Recipient("Bo", "bo@harbor.example", java.util.Locale.GERMAN, ZoneId.of("Europe/Zurich")))))
                .isTrue();

        assertThat(all()).hasSize(3);
    }

    @Test
    void theDatabaseRefusesARepeatThatSlipsThrough() {
        MailContent content = new MailContent("s", "h", "t");

        assertThat(entries.add(order("one"), "en", content, clock.instant())).isPresent();
        assertThat(entries.add(order("one"), "en", content, clock.instant())).isEmpty();
    }

    @Test
    void whatWasSaidIsFrozen() {
        queue(order("one"));

        MailContent content = mails.content(all().get(0).id(), ADMIN);

        assertThat(content).isEqualTo(MailSamples.wording().of(order("one")));
    }

    @Test
    void queuedMailLeavesOnce() {
        for (int i = 0; i < 7; i++) {
            queue(order("cause " + i));
        }

        assertThat(relay.relayDue()).isEqualTo(7);
        assertThat(relay.relayDue()).isZero();

        assertThat(courier.ids()).hasSize(7).doesNotHaveDuplicates();
        assertThat(all()).allSatisfy(mail -> {
            assertThat(mail.state()).isEqualTo("sent");
            assertThat(mail.sentAt()).isEqualTo(clock.instant());
        });
    }

    @Test
    void aCommitWakesTheRelay() {
        loop.start();
        try {
            queue(order("one"));
            org.awaitility.Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> all().get(0).state().equals("sent"));
        } finally {
            loop.stop();
        }
        assertThat(loop.isRunning()).isFalse();
    }

    @Test
    void aFaultForNowIsTriedLaterAndLaterUntilGivenUp() {
        queue(order("one"));
        courier.answer = new Delivery.Deferred("450 try later");

        relay.relayDue();
        assertThat(all().get(0)).satisfies(mail -> {
            assertThat(mail.state()).isEqualTo("queued");
            assertThat(mail.attempts()).isEqualTo(1);
            assertThat(mail.error()).isEqualTo("450 try later");
        });
        clock.pass(Duration.ofSeconds(20));
        assertThat(relay.relayDue()).isZero();
        clock.pass(Duration.ofSeconds(20));
        assertThat(relay.relayDue()).isEqualTo(1);
        clock.pass(Duration.ofSeconds(40));
        assertThat(relay.relayDue()).isZero();
        clock.pass(Duration.ofMinutes(5));
        relay.relayDue();
        clock.pass(Duration.ofMinutes(6));
        relay.relayDue();

        assertThat(all().get(0)).satisfies(mail -> {
            assertThat(mail.state()).isEqualTo("dead");
            assertThat(mail.attempts()).isEqualTo(4);
        });
        clock.pass(Duration.ofDays(1));
        assertThat(relay.relayDue()).isZero();
    }

    @Test
    void aRefusalForGoodIsNotTriedAgain() {
        queue(order("one"));
        courier.answer = new Delivery.Refused("550 no such user", true);

        relay.relayDue();

        assertThat(all().get(0).state()).isEqualTo("dead");
        assertThat(all().get(0).error()).isEqualTo("550 no such user");
        assertThat(refused).containsExactly(order("one").to().email());
    }

    @Test
    void anAdministratorHasADeadMailTriedAnewUnderTheSameId() {
        queue(order("one"));
        courier.answer = new Delivery.Refused("550 no such user", true);
        relay.relayDue();
        courier.answer = new Delivery.Accepted();
        String id = all().get(0).id();

        assertThat(revive(id, ADMIN)).isTrue();
        relay.relayDue();

        assertThat(all().get(0).state()).isEqualTo("sent");
        assertThat(revive(id, ADMIN)).isFalse();
        assertThat(courier.messageIds()).hasSize(2);
        assertThat(Set.copyOf(courier.messageIds())).containsExactly("<" + id + "@msp.example>");
    }

    @Test
    void theOutboxIsForAdministratorsAndTheirClients() {
        queue(order("one"));
        String id = all().get(0).id();
        Actor analyst = person(ClientScope.everyone(), Role.ANALYST);
        Actor elsewhere = person(ClientScope.of(new ClientId("alpine")), Role.ADMINISTRATOR);

        assertThatThrownBy(() -> list.page(new OutboxFilter(null, 10), analyst)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> mails.retry(id, analyst)).isInstanceOf(AccessDenied.class);
        assertThat(list.page(new OutboxFilter(null, 10), elsewhere).items()).isEmpty();
        assertThatThrownBy(() -> mails.retry(id, elsewhere)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> mails.content(id, elsewhere)).isInstanceOf(NotVisible.class);
    }

    @Test
    void clientsSeeWhatTheyWereToldAndNoMore() {
        queue(order("one"));
        queue(MailSamples.of(MailEvent.ENFORCEMENT_DUE));
        Actor client = person(ClientScope.of(MailSamples.HARBOR), Role.CLIENT_MEMBER);

        assertThat(mails.about(MailSamples.HARBOR, MailSamples.NUMBER, ADMIN)).hasSize(2);
        assertThat(mails.about(MailSamples.HARBOR, MailSamples.NUMBER, client))
                .singleElement()
                .satisfies(mail -> assertThat(mail.event()).isEqualTo("answer-asked"));
        String internal = list.page(new OutboxFilter(MailSamples.HARBOR, 10), ADMIN).items().stream()
                .filter(mail -> mail.event().equals("enforcement-due"))
                .findFirst()
                .orElseThrow()
                .id();
        assertThatThrownBy(() -> mails.content(internal, client)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> mails.about(
                        MailSamples.HARBOR,
                        MailSamples.NUMBER,
                        person(ClientScope.of(new ClientId("alpine")), Role.CLIENT_MEMBER)))
                .isInstanceOf(NotVisible.class);
    }

    @Test
    void whatADeadProcessClaimedIsSentByAnotherAfterTheLease() {
        queue(order("one"));
        MailRelay dying = relay(
                claimed -> {
                    throw new IllegalStateException("killed");
                },
                SETTINGS);
        assertThatThrownBy(dying::relayDue).hasMessage("killed");
        assertThat(all().get(0).state()).isEqualTo("sending");

        clock.pass(Duration.ofMinutes(14));
        assertThat(relay.relayDue()).isZero();
        clock.pass(Duration.ofMinutes(2));
        assertThat(relay.relayDue()).isEqualTo(1);

        assertThat(all().get(0).state()).isEqualTo("sent");
        assertThat(courier.messageIds()).containsExactly("<" + all().get(0).id() + "@msp.example>");
    }

    @Test
    void aLateFailureOfAnExpiredClaimDoesNotUndoTheSuccessOfAnother() {
        queue(order("one"));
        MailRelay slow = relay(
                claimed -> {
                    clock.pass(Duration.ofMinutes(16));
                    relay.relayDue();
                    return Map.of(claimed.get(0).id(), new Delivery.Refused("550 late", false));
                },
                SETTINGS);

        slow.relayDue();

        assertThat(all().get(0).state()).isEqualTo("sent");
    }

    @Test
    void twoRelaysNeverSendTheSameMail() throws Exception {
        for (int i = 0; i < 60; i++) {
            queue(order("cause " + i));
        }
        var barrier = new CyclicBarrier(2);
        Callable<Integer> node = () -> {
            barrier.await();
            int sent = 0;
            while (db.sql("select count(*) from outbox_mail where state = 'queued'")
                            .query(Integer.class)
                            .single()
                    > 0) {
                sent += relay(courier, SETTINGS).relayDue();
            }
            return sent;
        };
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            int sent = 0;
            for (var each : nodes.invokeAll(List.of(node, node))) {
                sent += each.get();
            }
            assertThat(sent).isEqualTo(60);
        } finally {
            nodes.shutdownNow();
        }

        assertThat(courier.ids()).hasSize(60).doesNotHaveDuplicates();
        assertThat(all()).allMatch(mail -> mail.state().equals("sent"));
    }

    @Test
    void pausesDoubleUpToTheLongestAndAreSpread() {
        var plan = new RetryPlan(10, Duration.ofSeconds(10), Duration.ofSeconds(60), new Random(3));

        assertThat(seconds(plan, 1)).isBetween(8.0, 12.0);
        assertThat(seconds(plan, 2)).isBetween(16.0, 24.0);
        assertThat(seconds(plan, 9)).isBetween(48.0, 72.0);
        assertThat(seconds(plan, 1)).isNotEqualTo(seconds(plan, 1));
        assertThat(plan.after(10, MailSamples.NOW)).isEmpty();
    }

    private static double seconds(RetryPlan plan, int tried) {
        return Duration.between(
                                MailSamples.NOW,
                                plan.after(tried, MailSamples.NOW).orElseThrow())
                        .toMillis()
                / 1000.0;
    }
}

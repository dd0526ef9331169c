package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.TestDatabase;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mail that perhaps arrived, servers that want it slowly, and an outbox that goes on where it must not. */
@Tag(TestDatabase.TAG)
class MailFaultsTests extends OutboxBench {

    private static final Delivery LOST = new Delivery.Unknown("Connection reset");

    private void queueTo(String address, String cause) {
        queue(MailSamples.to(order(cause), new Recipient("Ada", address, Locale.ENGLISH, ZoneId.of("Europe/Zurich"))));
    }

    @Test
    void whatPerhapsArrivedIsNotSentAgainByItself() {
        queue(order("one"));
        courier.answer = LOST;

        relay.relayDue();
        clock.pass(Duration.ofDays(1));
        assertThat(relay.relayDue()).isZero();

        assertThat(all()).singleElement().satisfies(mail -> {
            assertThat(mail.state()).isEqualTo("unknown");
            assertThat(mail.error()).isEqualTo("Connection reset");
        });
        assertThat(mails.undelivered(ADMIN)).isOne();
        assertThat(mails.undelivered(person(ClientScope.everyone(), Role.ANALYST)))
                .isZero();
        assertThat(mails.undelivered(person(ClientScope.of(new ClientId("alpine")), Role.ADMINISTRATOR)))
                .isZero();
    }

    @Test
    void anAdministratorOrTheSettingsHaveItSentAgainUnderTheSameId() {
        queue(order("one"));
        courier.answer = LOST;
        relay.relayDue();
        assertThat(revive(all().get(0).id(), ADMIN)).isTrue();
        MailRelay insisting = relay(courier, settings(true, 100_000));

        insisting.relayDue();
        assertThat(all().get(0).state()).isEqualTo("queued");
        courier.answer = new Delivery.Accepted();
        clock.pass(Duration.ofMinutes(1));
        insisting.relayDue();

        assertThat(all().get(0).state()).isEqualTo("sent");
        assertThat(courier.messageIds()).hasSize(3);
        assertThat(Set.copyOf(courier.messageIds())).hasSize(1);
    }

    @Test
    void aDomainGetsNoMoreInAMinuteThanItTakesAndNobodyElseWaitsForIt() {
        for (int i = 0; i < 9; i++) {
            queueTo("p" + i + "@Harbor.example", "harbor " + i);
        }
        queueTo("ada@alpine.example", "alpine");
        MailRelay slow = relay(courier, settings(false, 4));

        slow.relayDue();
        assertThat(courier.recipients()).hasSize(5).contains("ada@alpine.example");
        clock.pass(Duration.ofSeconds(50));
        assertThat(slow.relayDue()).isZero();
        clock.pass(Duration.ofSeconds(20));
        assertThat(slow.relayDue()).isEqualTo(4);
        clock.pass(Duration.ofSeconds(61));
        assertThat(slow.relayDue()).isEqualTo(1);

        assertThat(all()).allMatch(mail -> mail.state().equals("sent") && mail.attempts() == 1);
    }

    @Test
    void whileMailIsHeldNothingLeavesAndNothingIsLost() {
        queue(order("one"));
        db.sql("insert into outbox_hold (id, open_key, reason, held_by, held_by_name, held_at) values ('h', 'open', 'It"
                        + " sends twice', 's-1', 'Pat', ?)")
                .param(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        queue(order("two"));

        assertThat(relay.relayDue()).isZero();
        db.sql("update outbox_hold set open_key = null").update();

        assertThat(relay.relayDue()).isEqualTo(2);
    }

    /** What stands in the outbox is what was said, not what was wished for. */
    @Test
    void aReaderOfALanguageWithoutMailsGetsEnglishAndThatIsKept() {
        queue(MailSamples.to(
                order("one"), new Recipient("Aoi", "aoi@harbor.example", Locale.JAPANESE, ZoneId.of("Asia/Tokyo"))));

        assertThat(db.sql("select locale from outbox_mail").query(String.class).single())
                .isEqualTo("en");
    }

    @Test
    void whatWasSentLastIsRememberedOutsideTheDatabase() {
        assertThat(mark.last()).isEmpty();
        assertThat(outbox.isEmpty()).isTrue();
        queue(order("one"));
        relay.relayDue();
        String sent = all().get(0).id();

        assertThat(mark.last()).contains(sent);
        assertThat(outbox.hasSent(sent)).isTrue();
        assertThat(outbox.isEmpty()).isFalse();
        db.sql("update outbox_mail set state = 'queued', sent_at = null").update();
        assertThat(outbox.hasSent(sent)).isFalse();
        db.sql("delete from outbox_mail").update();
        assertThat(outbox.hasSent(sent)).isFalse();
    }
}

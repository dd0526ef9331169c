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
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How the outbox is searched and paged, and what is counted of it. */
@Tag(TestDatabase.TAG)
class OutboxListTests extends OutboxBench {

    private static final ClientId ALPINE = new ClientId("alpine");

    private void mail(String cause, String address, ClientId client) {
        MailOrder order = MailSamples.to(
                order(cause), new Recipient("Ada Keller", address, Locale.ENGLISH, ZoneId.of("Europe/Zurich")));
        queue(new MailOrder(
                order.event(),
                order.audience(),
                order.to(),
                client,
                order.number(),
                cause,
                order.step(),
                order.path(),
                order.model()));
    }

    private static OutboxFilter filter(
            @Nullable String state,
            @Nullable String event,
            @Nullable String domain,
            @Nullable Instant from,
            @Nullable Instant until) {
        return new OutboxFilter(state, null, event, domain, from, until, null, 100);
    }

    @Test
    void aPageBeginsWhereTheOneBeforeEnded() {
        for (int nr = 0; nr < 7; nr++) {
            mail("cause-" + nr, "ada@harbor.example", MailSamples.HARBOR);
        }

        List<String> read = new ArrayList<>();
        String cursor = null;
        do {
            OutboxList.Page page = list.page(new OutboxFilter(null, null, null, null, null, null, cursor, 3), ADMIN);
            page.items().forEach(mail -> read.add(mail.id()));
            cursor = page.next();
            // what is new meanwhile shifts nothing
            mail("new-" + read.size(), "ada@harbor.example", MailSamples.HARBOR);
        } while (cursor != null);

        assertThat(read).hasSize(7).doesNotHaveDuplicates().isSortedAccordingTo((one, two) -> two.compareTo(one));
    }

    @Test
    void itIsSearchedByStateEventDomainTimeAndClient() {
        mail("one", "ada@harbor.example", MailSamples.HARBOR);
        courier.answer = new Delivery.Refused("550 no such user", true);
        relay.relayDue();
        clock.pass(Duration.ofDays(2));
        mail("two", "ada@ALPINE.example", ALPINE);
        queue(MailSamples.because(MailSamples.of(MailEvent.ENFORCEMENT_DUE), "three"));

        assertThat(list.page(filter("dead", null, null, null, null), ADMIN).items())
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.error()).isEqualTo("550 no such user");
                    assertThat(mail.isOver()).isTrue();
                });
        assertThat(found(filter(null, "enforcement-due", null, null, null))).containsExactly("manager@msp.example");
        assertThat(found(filter(null, null, "alpine.example", null, null))).containsExactly("ada@ALPINE.example");
        Instant day = MailSamples.NOW.plus(Duration.ofDays(1));
        assertThat(found(filter(null, null, null, day, null))).hasSize(2);
        assertThat(found(filter(null, null, null, null, day))).containsExactly("ada@harbor.example");
        assertThat(found(new OutboxFilter(ALPINE, 10))).containsExactly("ada@ALPINE.example");
        assertThat(found(filter("none", null, null, null, null))).isEmpty();
    }

    private List<String> found(OutboxFilter filter) {
        return list.page(filter, ADMIN).items().stream().map(ListedMail::to).toList();
    }

    @Test
    void aMailOfAClientThatTheReaderMayNotSeeDoesNotExist() {
        mail("one", "ada@harbor.example", MailSamples.HARBOR);
        String id = all().get(0).id();
        Actor elsewhere = person(ClientScope.of(ALPINE), Role.ADMINISTRATOR);

        assertThat(list.one(id, ADMIN).to()).isEqualTo("ada@harbor.example");
        assertThatThrownBy(() -> list.one(id, elsewhere)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> list.one("none", ADMIN)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> list.page(new OutboxFilter(MailSamples.HARBOR, 5), elsewhere))
                .isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> list.one(id, person(ClientScope.everyone(), Role.ANALYST)))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void deliveriesAreCountedByMonthAndDomain() {
        for (int seconds : new int[] {1, 2, 3, 90}) {
            mail("sent-" + seconds, "ada@harbor.example", MailSamples.HARBOR);
            clock.pass(Duration.ofSeconds(seconds));
            relay.relayDue();
        }
        mail("elsewhere", "eve@alpine.example", ALPINE);
        mail("example", "ada@harbor.example", MailSamples.HARBOR);
        db.sql("update outbox_mail set event = 'example' where cause = 'example'")
                .update();
        clock.pass(Duration.ofDays(10));
        mail("dead", "ada@harbor.example", MailSamples.HARBOR);
        courier.answer = new Delivery.Refused("550 no such user", true);
        relay.relayDue();
        mail("waiting", "sam@elsewhere.example", MailSamples.HARBOR);
        var deliveries = new Deliveries(db, clock);

        List<DeliveryFigures> figures =
                deliveries.of(MailSamples.HARBOR, 12, person(ClientScope.everyone(), Role.ANALYST));

        assertThat(figures)
                .containsExactly(
                        new DeliveryFigures(YearMonth.of(2026, 12), "elsewhere.example", 0, 0, 0, 1, null, null),
                        new DeliveryFigures(YearMonth.of(2026, 12), "harbor.example", 0, 0, 1, 0, null, null),
                        new DeliveryFigures(
                                YearMonth.of(2026, 11),
                                "harbor.example",
                                4,
                                0,
                                0,
                                0,
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(90)));
        assertThat(deliveries.of(MailSamples.HARBOR, 1, ADMIN)).hasSize(2);
        assertThatThrownBy(() -> deliveries.of(MailSamples.HARBOR, 12, person(ClientScope.of(ALPINE), Role.ANALYST)))
                .isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> deliveries.of(
                        MailSamples.HARBOR, 12, person(ClientScope.of(MailSamples.HARBOR), Role.CLIENT_MEMBER)))
                .isInstanceOf(AccessDenied.class);
    }
}

package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.TestDatabase;
import io.plimsoll.outbound.Loopback;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A code stands in the mail that leaves, and in nothing that is kept. */
@Tag(TestDatabase.TAG)
class SecretCourierTests extends OutboxBench {

    private final SecretWords words = new SecretWords(Loopback.strongbox("0123456789abcdef0123456789abcdef"));
    private final List<String> left = new ArrayList<>();
    private MailRelay filling;

    @BeforeEach
    void aRelayThatFillsIn() {
        filling = relay(new SecretCourier(courier, words, mail -> left.add(mail.id()), clock), SETTINGS);
    }

    private void ask(String id, Instant until) {
        MailOrder order = MailSamples.of(MailEvent.CODE, Locale.ENGLISH);
        Map<String, Object> model = new java.util.HashMap<>(order.model());
        model.put("code", SecretWord.PLACE);
        var asked = new MailOrder(
                order.event(),
                order.audience(),
                order.to(),
                order.client(),
                MailSamples.NUMBER,
                "code:" + id,
                "code",
                order.path(),
                model);
        transactions.executeWithoutResult(status ->
                assertThat(mails.queue(asked, new SecretWord(id, until))).isTrue());
    }

    private String rows() {
        return db.sql("select * from outbox_mail").query().listOfRows().toString();
    }

    @Test
    void theCodeIsInTheMailThatLeavesAndInNoRow() {
        ask("id-1", clock.instant().plus(Duration.ofMinutes(15)));
        filling.relayDue();

        String code = words.of("id-1");
        OutboxMail sent = courier.delivered.get(0);
        assertThat(sent.content().text()).contains(code).doesNotContain(SecretWord.PLACE);
        assertThat(sent.content().html()).contains(code).doesNotContain(SecretWord.PLACE);
        assertThat(sent.content().subject()).doesNotContain(code);
        assertThat(rows()).contains(SecretWord.PLACE).doesNotContain(code).doesNotContain(code.replace("-", ""));
        assertThat(left).containsExactly(sent.id());
    }

    @Test
    void nobodyAnswersSuchAMail() {
        ask("id-1", clock.instant().plus(Duration.ofMinutes(15)));
        filling.relayDue();

        assertThat(courier.delivered.get(0).replyToken()).isNull();
    }

    @Test
    void whatIsTooLateDoesNotLeaveAndIsNotTriedAgain() {
        ask("id-1", clock.instant().plus(Duration.ofMinutes(15)));
        clock.pass(Duration.ofMinutes(15));
        filling.relayDue();

        assertThat(courier.delivered).isEmpty();
        assertThat(left).isEmpty();
        assertThat(rows()).contains(SecretCourier.TOO_LATE).contains("dead");
    }

    @Test
    void whatNoServerTookHasNotLeft() {
        ask("id-1", clock.instant().plus(Duration.ofMinutes(15)));
        courier.answer = new Delivery.Deferred("Later");
        filling.relayDue();

        assertThat(left).isEmpty();
    }

    @Test
    void otherMailsGoAsTheyAre() {
        transactions.executeWithoutResult(
                status -> mails.queue(MailSamples.of(MailEvent.ANSWER_ASKED, Locale.ENGLISH)));
        ask("id-1", clock.instant().plus(Duration.ofMinutes(15)));
        filling.relayDue();

        assertThat(courier.delivered).hasSize(2);
        assertThat(left).hasSize(1);
    }
}

package io.plimsoll.mail;

import io.plimsoll.client.Msp;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.ClientId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;

/** Connects the outbox with what it words mail by and with what brings mail out. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    @Bean
    MailWording mailWording(
            MailTemplates templates,
            Languages languages,
            Msp msp,
            PublicAddress address,
            Environment environment,
            WorkingTime workingTime,
            ClientMailWords own,
            ReplyAddress replies) {
        languages.require(msp.language(), "plimsoll.msp.language");
        return new MailWording(
                templates,
                languages,
                msp,
                path -> address.link(path, environment),
                workingTime::remaining,
                own,
                replies.isOn());
    }

    @Bean
    CalendarFile calendarFile(MailProperties properties, Msp msp) {
        return new CalendarFile(properties.from(), msp.name());
    }

    @Bean
    MailLoop mailRelayLoop(
            Outbox outbox,
            Courier courier,
            SecretWords secrets,
            ApplicationEventPublisher events,
            MailHold hold,
            Returns returns,
            TransactionTemplate transaction,
            MailProperties properties,
            @Value("${plimsoll.data-dir}") Path data,
            Clock clock) {
        var mark = new RestoreMark(data.resolve("last-mail"));
        var retries = RetryPlan.of(properties, RandomGenerator.getDefault());
        var filled = new SecretCourier(
                courier, secrets, mail -> transaction.executeWithoutResult(status -> left(mail, events)), clock);
        var relay = new MailRelay(outbox, filled, transaction, retries, mark, returns::refused, properties, clock);
        return new MailLoop(
                "mail-relay", relay::relayDue, () -> hold.holdIfRestored(mark), properties.poll(), properties.relay());
    }

    /** Looks each second: what it waits for is counted in seconds. */
    @Bean
    MailLoop mailTogetherLoop(TogetherMail together, MailProperties properties) {
        return new MailLoop("mail-together", together::tell, () -> {}, Duration.ofSeconds(1), properties.relay());
    }

    private static void left(OutboxMail mail, ApplicationEventPublisher events) {
        SecretWord secret = mail.secret();
        String client = mail.clientId();
        if (secret != null && client != null) {
            events.publishEvent(new SecretLeft(new ClientId(client), secret.id()));
        }
    }

    /** A thread of its own: a channel that hangs holds up no mail. Nobody is cut off where a channel refuses. */
    @Bean
    MailLoop channelRelayLoop(
            Outbox outbox,
            ChannelRows rows,
            ChannelPost post,
            MailHold hold,
            TransactionTemplate transaction,
            MailProperties properties,
            @Value("${plimsoll.data-dir}") Path data,
            Clock clock) {
        var mark = new RestoreMark(data.resolve("last-message"));
        var relay = new MailRelay(
                outbox.ofChannels(),
                new ChannelCourier(rows, post),
                transaction,
                RetryPlan.of(properties, RandomGenerator.getDefault()),
                mark,
                (message, reason) -> {},
                properties,
                clock);
        return new MailLoop(
                "channel-relay",
                relay::relayDue,
                () -> hold.holdIfRestored(mark),
                properties.poll(),
                properties.relay());
    }
}

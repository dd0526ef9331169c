package io.plimsoll.mail;

import io.plimsoll.TestClock;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.BeanFactory;

/** Has all worded at once that waits for others to the same person, in a test whose relay stands still. */
public final class SettledMails {

    private SettledMails() {}

    /** As if as much time had passed as anything waits. */
    public static void tell(BeanFactory application) {
        Duration longest =
                application.getBean(MailProperties.class).longestSettle().plusSeconds(1);
        TestClock.standingAt(
                application.getBean(Clock.class).instant().plus(longest),
                application.getBean(TogetherMail.class)::tell);
    }
}

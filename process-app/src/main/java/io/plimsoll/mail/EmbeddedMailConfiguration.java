package io.plimsoll.mail;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Points the sender at the mailbox in this process, so that the demo's mail takes the same way as real mail. */
@Configuration(proxyBeanMethods = false)
@Profile("embedded")
class EmbeddedMailConfiguration {

    private static final String MILLIS = "5000";

    @Bean
    JavaMailSender demoMailSender(DemoMailbox mailbox) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(mailbox.host());
        sender.setPort(mailbox.port());
        sender.getJavaMailProperties().setProperty("mail.smtp.connectiontimeout", MILLIS);
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", MILLIS);
        sender.getJavaMailProperties().setProperty("mail.smtp.writetimeout", MILLIS);
        return sender;
    }
}

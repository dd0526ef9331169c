package io.plimsoll.mail;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads returned mail where there is a folder of it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("plimsoll.mail.returns.host")
class ReturnConfiguration {

    @Bean
    MailLoop mailReturnLoop(ReturnSettings settings, Returns returns, ReplyReader reader, Replies replies) {
        var folder = new ReturnFolder(settings, returns, reader, replies);
        return new MailLoop("mail-returns", folder::read, () -> {}, settings.poll(), true);
    }
}
